import { randomUUID } from 'node:crypto';
import type { mailRoutes } from '#api/mail.ts';
import type { AnswerOf } from '#api/route.ts';
import { atOnce } from '#server/at-once.ts';
import type { Ctx } from '#server/http/context.ts';
import { record } from '#server/journal/record.ts';
import { bytesOf, contentOf } from './compose.ts';
import { placeOf } from './letters.store.ts';
import { presentTrouble } from './mail.present.ts';
import { readMailSettings } from './mail.queries.ts';
import { noteChecked } from './mail-settings.store.ts';
import { type Mailer, mailerOf } from './server-of.ts';
import { handOver } from './talk.ts';
import type { Trouble } from './trouble.ts';

/** One test at a time: each may wait for a silent server, and no transaction is open meanwhile. */
const inTurn = atOnce(1);

/** A letter to one's own address, at once and past the outbox: the answer says what is wrong. */
export async function checkMail(ctx: Ctx): Promise<AnswerOf<typeof mailRoutes.check>> {
  const row = await readMailSettings(ctx.reader);
  const to = ctx.person.email;
  const given = row.host !== '' && row.sender_address !== '';
  const mailer = mailerOf(row, ctx.deps.sealer, placeOf(ctx.deps.config.publicUrl));
  const trouble = given ? await inTurn(() => test(ctx, mailer, to)) : notSetUp;
  return ctx.transact(async (tx) => {
    if (given) await noteChecked(tx, trouble, row.version);
    record(tx, ctx.actor.selves[0], { kind: 'mailChecked', data: { result: trouble?.code ?? 'sent' } });
    return { to, trouble: trouble && presentTrouble(trouble.code, trouble.answer, ctx.language) };
  });
}

const notSetUp: Trouble = { code: 'notSetUp', answer: null, about: 'server', passing: false };

async function test(ctx: Ctx, mailer: Mailer | Trouble, to: string): Promise<Trouble | null> {
  if ('code' in mailer) return mailer;
  const { language } = ctx;
  const company = ctx.person.company.name;
  const ru = language === 'ru';
  const content = contentOf({
    language,
    heading: ru ? 'Почта Визиря работает' : 'The mail of Vizir works',
    lines: [
      ru
        ? 'Это проверочное письмо. Оно дошло, значит, сервер, порт, шифрование, имя и пароль указаны верно.'
        : 'This is a test letter. It came, so server, port, encryption, name and password are right.',
    ],
    link: null,
    footer: ru ? `Письмо отправил Визирь, ${company}.` : `Sent by Vizir of ${company}.`,
  });
  const { greetAs } = mailer.server;
  const bytes = await bytesOf(
    {
      ...mailer.head,
      to,
      subject: ru ? `Проверка почты: ${company}` : `Test of the mail: ${company}`,
      messageId: `<${randomUUID()}@${greetAs}>`,
      thread: null,
      list: `check.${greetAs}`,
      at: new Date(),
    },
    content,
  );
  return handOver(mailer.server, to, bytes);
}
