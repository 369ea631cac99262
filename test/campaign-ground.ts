import { sql } from 'kysely';
import type { Stage } from './app.ts';

/** A group with one client and two people, of whom one agreed to mailings; drafts are planted. */
export async function campaignGround(stage: Stage) {
  const manager = stage.as('manager');
  const made = async (answer: ReturnType<typeof manager.post>): Promise<number> => (await answer).body.id;
  const clientId = await made(manager.post('/clients', { name: 'ООО «Ромашка»' }));
  const contacts = `/clients/${clientId}/contacts`;
  const contactId = await made(
    manager.post(contacts, {
      lastName: 'Котов',
      firstName: 'Иван',
      middleName: 'Петрович',
      emails: ['Ivan@example.org'],
    }),
  );
  const otherContactId = await made(
    manager.post(contacts, { lastName: 'Громов', emails: ['g@example.org'] }),
  );
  await manager.put(`/contacts/${contactId}/consent`, { textVersion: 1, on: '2026-02-03', how: 'letter' });
  const segmentId = await made(manager.post('/segments', { name: `Группа ${clientId}` }));
  await manager.put(`/clients/${clientId}/segments`, { segmentIds: [segmentId] });

  /** A draft of the manager's. */
  const draft = async (more: object): Promise<number> => {
    const { id } = await stage.ownerDb
      .insertInto('campaigns')
      .values({
        name: 'Сроки',
        subject: '{{contact.firstName|Коллега}}, здравствуйте',
        blocks: JSON.stringify([{ type: 'text', text: 'Уважаемый {{contact.firstName|коллега}}!' }]),
        audience: JSON.stringify({ include: [segmentId], exclude: [] }),
        created_by: stage.world.ids.manager,
        ...more,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };
  /** A letter that went to this address. */
  const letter = async (campaignId: number, address: string): Promise<number> => {
    const { id } = await stage.ownerDb
      .insertInto('campaign_letters')
      .values({
        campaign_id: campaignId,
        address,
        client_id: clientId,
        contact_id: contactId,
        state: 'sent',
        ended_at: sql`now()`,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };
  return { clientId, contactId, otherContactId, segmentId, draft, letter };
}
