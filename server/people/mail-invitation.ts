import type { Language } from '#domain/values/language.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { type Said, writeLetter } from '#server/mail/public.ts';
import { findInvitedOne } from './employees.queries.ts';

type Made = { invitationId: number; invitationUrl: string; expiresAt: string };

/** The link as a letter to whom it is for, in their language. It lies in the outbox no longer than the link opens something. */
export async function mailInvitation(ctx: Ctx, tx: Tx, id: number, made: Made): Promise<void> {
  const person = await findInvitedOne(tx.reader, id);
  const invited = person.status === 'invited';
  const company = ctx.person.company;
  const until = new Intl.DateTimeFormat(person.language === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: company.timeZone,
  }).format(new Date(made.expiresAt));
  const say = words[person.language][invited ? 'invitation' : 'passwordLink'];
  const said: Said = {
    language: person.language,
    heading: say.heading(person.first_name),
    lines: say.lines(company.name, until),
    link: { label: say.go, url: made.invitationUrl },
    footer: say.footer(company.name),
  };
  await writeLetter(tx, ctx.deps, {
    kind: invited ? 'invitation' : 'passwordLink',
    source: `invitation:${made.invitationId}`,
    to: person.email,
    employeeId: id,
    subject: say.subject(company.name),
    said,
    threadKey: `invitation of ${id}`,
    expiresAt: made.expiresAt,
  });
}

type Words = {
  subject: (company: string) => string;
  heading: (name: string) => string;
  lines: (company: string, until: string) => string[];
  go: string;
  footer: (company: string) => string;
};

const words: Record<Language, Record<'invitation' | 'passwordLink', Words>> = {
  ru: {
    invitation: {
      subject: (company) => `Приглашение в Визирь: ${company}`,
      heading: (name) => `Здравствуйте, ${name}!`,
      lines: (company, until) => [
        `${company} приглашает вас в Визирь, систему заказов и клиентов. Откройте ссылку и придумайте пароль.`,
        `Ссылка действует один раз, до ${until}. Никому её не пересылайте: кто её откроет, тот и войдёт.`,
      ],
      go: 'Придумать пароль и войти',
      footer: (company) => `Письмо отправил Визирь, ${company}. Если вы его не ждали, ничего не делайте.`,
    },
    passwordLink: {
      subject: (company) => `Новый пароль для Визиря: ${company}`,
      heading: (name) => `Здравствуйте, ${name}!`,
      lines: (_, until) => [
        'Администратор сделал для вас ссылку, по которой задают новый пароль. Прежние сеансы при этом завершатся.',
        `Ссылка действует один раз, до ${until}. Никому её не пересылайте: кто её откроет, тот и войдёт.`,
      ],
      go: 'Задать новый пароль',
      footer: (company) =>
        `Письмо отправил Визирь, ${company}. Если вы не просили о новом пароле, скажите об этом администратору.`,
    },
  },
  en: {
    invitation: {
      subject: (company) => `Invitation to Vizir: ${company}`,
      heading: (name) => `Hello ${name},`,
      lines: (company, until) => [
        `${company} invites you to Vizir, its system of orders and clients. Open the link and choose a password.`,
        `The link works once, until ${until}. Do not pass it on: whoever opens it, signs in.`,
      ],
      go: 'Choose a password and sign in',
      footer: (company) => `Sent by Vizir of ${company}. If you did not expect this letter, do nothing.`,
    },
    passwordLink: {
      subject: (company) => `A new password for Vizir: ${company}`,
      heading: (name) => `Hello ${name},`,
      lines: (_, until) => [
        'The administrator made a link for you to set a new password by. Your former sessions end with it.',
        `The link works once, until ${until}. Do not pass it on: whoever opens it, signs in.`,
      ],
      go: 'Set a new password',
      footer: (company) =>
        `Sent by Vizir of ${company}. If you did not ask for a new password, tell the administrator.`,
    },
  },
};
