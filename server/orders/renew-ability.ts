import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';

type Renewable = {
  manager: { id: number; name: string };
  archivedAt: string | null;
  renewedBy: { number: string } | null;
};

/** Whether the reader may renew the order, and if not, why: the same on its card and in a list. */
export function renewAbility(
  { actor, person, language }: Pick<Ctx, 'actor' | 'person' | 'language'>,
  { manager, archivedAt, renewedBy }: Renewable,
): { allowed: boolean; reason: string | null } {
  const ru = language === 'ru';
  const verdict = can(actor, 'order.renew', { order: { managerId: manager.id } });
  if (!verdict.ok)
    return { allowed: false, reason: whoMay(person, verdict.allowed, { manager: manager.name }, language) };
  if (!archivedAt)
    return {
      allowed: false,
      reason: ru ? 'Продлить можно заказ из архива' : 'Only an archived order is renewed',
    };
  if (renewedBy)
    return {
      allowed: false,
      reason: ru ? `Уже продлён: ${renewedBy.number}` : `Renewed already: ${renewedBy.number}`,
    };
  return { allowed: true, reason: null };
}
