import type { notificationSettingsRoutes } from '#api/notification-settings.ts';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import { MAIL_KINDS, type MailKind, type MailWay, mailKinds } from '#domain/notifications/mail-kinds.ts';
import { type MailHours, usualHours } from '#domain/notifications/mail-moment.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { readMailChoices } from './mail-settings.queries.ts';
import { saveMailChoices } from './mail-settings.store.ts';

/** Only what differs from the usual is kept, so that a later usual reaches who never chose. */
export type OwnMailSettings = MailHours & { ways: Partial<Record<MailKind | 'overview', MailWay>> };

type Answer = AnswerOf<typeof notificationSettingsRoutes.get>;
type Body = BodyOf<typeof notificationSettingsRoutes.put>;

export const wayOf = (kind: MailKind, own: OwnMailSettings | null): MailWay =>
  own?.ways[kind] ?? mailKinds[kind];
export const overviewWay = (own: OwnMailSettings | null): 'daily' | 'never' =>
  own?.ways.overview === 'never' ? 'never' : 'daily';
export const hoursOf = (own: OwnMailSettings | null): MailHours => own ?? usualHours;

export async function mailChoicesOf(ctx: Ctx): Promise<Answer> {
  const { own, works } = await readMailChoices(ctx.reader);
  const { dailyHour, quiet, holdDaysOff } = hoursOf(own);
  const isDirector = ctx.actor.selves[0].roles.includes('director');
  return {
    address: ctx.person.email,
    works,
    kinds: MAIL_KINDS.map((kind) => ({ kind, way: wayOf(kind, own), usual: mailKinds[kind] })),
    overview: isDirector ? overviewWay(own) : null,
    dailyHour,
    quiet,
    holdDaysOff,
  };
}

/** One's own, like the looks of the page: no journal row. What waits already is judged by the new choice when its moment comes. */
export async function chooseMail(ctx: Ctx, body: Body): Promise<Answer> {
  const { quiet, dailyHour, holdDaysOff } = body;
  if (quiet && quiet.from === quiet.to) throw invalid('quiet', 'quiet_hours');
  const ways: OwnMailSettings['ways'] = {};
  for (const kind of MAIL_KINDS) {
    const way = body.ways[kind];
    if (way !== undefined && way !== mailKinds[kind]) ways[kind] = way;
  }
  if (body.overview === 'never') ways.overview = 'never';
  await ctx.transact((tx) => saveMailChoices(tx, { ways, dailyHour, quiet, holdDaysOff }));
  return mailChoicesOf(ctx);
}
