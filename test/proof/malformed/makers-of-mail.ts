import { ok } from '#test/order-path.ts';
import { type Maker, newEmployee, type Scene } from './scene.ts';

/** A letter of its own that waits: mail is not set up. */
async function letter(scene: Scene): Promise<{ params: { id: string } }> {
  const admin = scene.stage.as('admin');
  await ok(admin.post('/employees', { ...newEmployee(scene.next()), sendByMail: true }));
  return { params: { id: String((await ok(admin.get('/company/letters?limit=1'))).items[0].id) } };
}

/** An address that letters do not reach. */
async function troubled({ stage }: Scene, address: string): Promise<void> {
  const known = { kind: 'permanent', reason: 'noMailbox', status: '5.1.1', at: '2026-11-12T10:00:00Z' };
  await stage.ownerDb
    .insertInto('address_troubles')
    .values({ address, ...known })
    .execute();
}

export const mailMakers: Record<string, Maker> = {
  'mail.settings': () => ({ as: 'admin' }),
  'mail.saveSettings': async (scene) => ({
    as: 'admin',
    body: {
      enabled: false,
      host: '',
      port: 587,
      security: 'starttls',
      username: 'vizir',
      password: 'пароль почты',
      senderName: 'Визирь',
      senderAddress: 'vizir@example.org',
      replyTo: '',
      version: await scene.version('/company/mail'),
    },
  }),
  'mailbox.settings': () => ({ as: 'admin' }),
  'mailbox.saveSettings': async (scene) => ({
    as: 'admin',
    body: {
      enabled: false,
      host: '',
      port: 993,
      security: 'tls',
      username: 'vizir',
      password: 'пароль ящика',
      folder: 'INBOX',
      version: await scene.version('/company/mailbox'),
    },
  }),
  'mailbox.check': () => ({ as: 'admin', body: {} }),
  'clients.addressChecked': async (scene) => {
    const email = `lost${scene.next()}@example.org`;
    const id = await scene.client();
    await ok(
      scene.stage.as('manager').post(`/clients/${id}/contacts`, { lastName: 'Котов', emails: [email] }),
    );
    await troubled(scene, email);
    return { as: 'manager', params: { id: String(id) }, body: { email } };
  },
  'employees.addressChecked': async (scene) => {
    const id = await scene.employee();
    const { email } = await ok(scene.stage.as('admin').get(`/employees/${id}`));
    await troubled(scene, email);
    return { as: 'admin', params: { id: String(id) }, body: {} };
  },
  'mail.check': () => ({ as: 'admin', body: {} }),
  'letters.list': () => ({ as: 'admin', query: { state: 'waiting' } }),
  'letters.send': async (scene) => ({ as: 'admin', ...(await letter(scene)), body: {} }),
  'letters.cancel': async (scene) => ({ as: 'admin', ...(await letter(scene)) }),
};
