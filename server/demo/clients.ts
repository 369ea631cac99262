import { addDays } from '#domain/values/dates.ts';
import { createClient } from '#server/clients/public.ts';
import type { Cast } from './cast.ts';
import { demoClients } from './company.data.ts';

export type MadeClient = { id: number; manager: string };
const managers = ['manager1', 'manager2', 'manager3'];

/** Sixty clients, each added by the manager who leads it. */
export async function fillClients(cast: Cast, today: string): Promise<MadeClient[]> {
  const made: MadeClient[] = [];
  const any = await cast.ctx('manager1', today);
  const [sources, activities] = await Promise.all(
    ['source', 'activity'].map((name) =>
      any.reader.dictionary().where('x.dictionary', '=', name).select('x.id').orderBy('x.id').execute(),
    ),
  );
  for (const [index, client] of demoClients.entries()) {
    const manager = managers[index % managers.length] ?? 'manager1';
    const ctx = await cast.ctx(manager, addDays(today, -400 + index));
    const [lastName, firstName, middleName, position] = client.contact;
    const { id } = await createClient(ctx, {
      name: client.name,
      address: client.address,
      occupation: client.occupation,
      inn: client.inn,
      kpp: client.kpp,
      site: null,
      phones: [client.phone],
      emails: [client.email],
      sourceId: sources?.[index % Math.max(1, sources.length)]?.id ?? null,
      activityId: activities?.[index % Math.max(1, activities.length)]?.id ?? null,
      contacts: [
        {
          lastName,
          firstName,
          middleName,
          label: null,
          position,
          phones: [client.phone],
          emails: [client.email],
          notes: null,
          decides: index % 2 === 0,
          isMain: true,
        },
      ],
      ...(index % 5 === 0 ? { comment: 'Познакомились на выставке, просили вернуться с предложением.' } : {}),
    });
    made.push({ id, manager });
  }
  return made;
}
