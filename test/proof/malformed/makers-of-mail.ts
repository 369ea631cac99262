import { ok } from '#test/order-path.ts';
import { type Maker, newEmployee, type Scene } from './scene.ts';

/** A letter of its own that waits: mail is not set up. */
async function letter(scene: Scene): Promise<{ params: { id: string } }> {
  const admin = scene.stage.as('admin');
  await ok(admin.post('/employees', { ...newEmployee(scene.next()), sendByMail: true }));
  return { params: { id: String((await ok(admin.get('/company/letters?limit=1'))).items[0].id) } };
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
  'mail.check': () => ({ as: 'admin', body: {} }),
  'letters.list': () => ({ as: 'admin', query: { state: 'waiting' } }),
  'letters.send': async (scene) => ({ as: 'admin', ...(await letter(scene)), body: {} }),
  'letters.cancel': async (scene) => ({ as: 'admin', ...(await letter(scene)) }),
};
