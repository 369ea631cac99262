import { answer, api, type newAttempt } from '#web/http/client.ts';
import type { Order, Value } from './order.queries.ts';

/** An act on an order as data: what its key is kept by, and what is sent. */
export type Act =
  | { do: 'rename'; title: string }
  | { do: 'attachContract'; contractId: number | null }
  | { do: 'reassign'; managerId: number; version: number }
  | { do: 'replaceExpert'; expertId: number; version: number; reason: string }
  | { do: 'confirm'; version: number }
  | { do: 'refuse'; version: number; reason: string }
  | { do: 'takeUp' }
  | { do: 'setField'; key: string; value: Value | null; seen: number | null }
  | { do: 'setMark' | 'clearMark'; key: string }
  | { do: 'enterPayment'; amount: string; paidOn: string; paymentOrderNumber: string }
  | { do: 'reversePayment'; n: number; reason: string }
  | { do: 'request'; step: string; version: number }
  | { do: 'takeBack' | 'withdraw'; step: string }
  | { do: 'give'; step: string; version: number; values: Record<string, Value>; reason: string | null }
  | { do: 'return'; version: number; to: string; reason: string }
  | { do: 'reopen'; version: number; reason: string }
  | { do: 'renew' }
  | { do: 'remind'; step: string; key: string };

export function sendAct(id: number, act: Act, headers: ReturnType<typeof newAttempt>): Promise<Order> {
  const path = { id };
  const at = { params: { path }, headers };
  const body = <B>(value: B) => ({ ...at, body: value });
  switch (act.do) {
    case 'rename':
      return answer(api.PUT('/api/orders/{id}/title', body({ title: act.title })));
    case 'attachContract':
      return answer(api.PUT('/api/orders/{id}/contract', body({ contractId: act.contractId })));
    case 'reassign':
      return answer(
        api.PUT('/api/orders/{id}/manager', body({ managerId: act.managerId, version: act.version })),
      );
    case 'replaceExpert': {
      const { do: _, ...expert } = act;
      return answer(api.PUT('/api/orders/{id}/expert', body(expert)));
    }
    case 'confirm':
      return answer(api.PUT('/api/orders/{id}/confirmation', body({ version: act.version })));
    case 'refuse':
      return answer(api.PUT('/api/orders/{id}/refusal', body({ version: act.version, reason: act.reason })));
    case 'takeUp':
      return answer(api.DELETE('/api/orders/{id}/refusal', at));
    case 'enterPayment': {
      const { do: _, ...payment } = act;
      return answer(api.POST('/api/orders/{id}/payments', body(payment)));
    }
    case 'reopen':
      return answer(
        api.POST('/api/orders/{id}/reopenings', body({ version: act.version, reason: act.reason })),
      );
    case 'remind':
      return answer(api.POST('/api/orders/{id}/reminders', body({ step: act.step, key: act.key })));
    case 'renew':
      return answer(api.POST('/api/orders/{id}/renewal', body({})));
    case 'return':
      return answer(
        api.POST('/api/orders/{id}/returns', body({ version: act.version, to: act.to, reason: act.reason })),
      );
    default:
      return sendInside(id, act, headers);
  }
}

type Inside = Extract<Act, { key: string } | { step: string } | { n: number }>;

/** Acts on one value, payment or step. */
function sendInside(id: number, act: Inside, headers: ReturnType<typeof newAttempt>): Promise<Order> {
  switch (act.do) {
    case 'setField':
      return answer(
        api.PUT('/api/orders/{id}/fields/{key}', {
          params: { path: { id, key: act.key } },
          headers,
          body: { value: act.value, seen: act.seen },
        }),
      );
    case 'setMark':
      return answer(
        api.PUT('/api/orders/{id}/marks/{key}', {
          params: { path: { id, key: act.key } },
          headers,
          body: {},
        }),
      );
    case 'clearMark':
      return answer(
        api.DELETE('/api/orders/{id}/marks/{key}', { params: { path: { id, key: act.key } }, headers }),
      );
    case 'reversePayment':
      return answer(
        api.PUT('/api/orders/{id}/payments/{n}/reversal', {
          params: { path: { id, n: act.n } },
          headers,
          body: { reason: act.reason },
        }),
      );
    case 'request':
      return answer(
        api.PUT('/api/orders/{id}/steps/{step}/request', {
          params: { path: { id, step: act.step } },
          headers,
          body: { version: act.version },
        }),
      );
    case 'takeBack':
      return answer(
        api.DELETE('/api/orders/{id}/steps/{step}/request', {
          params: { path: { id, step: act.step } },
          headers,
        }),
      );
    case 'withdraw':
      return answer(
        api.DELETE('/api/orders/{id}/steps/{step}/resolution', {
          params: { path: { id, step: act.step } },
          headers,
        }),
      );
    case 'give': {
      const { version, values, reason } = act;
      return answer(
        api.PUT('/api/orders/{id}/steps/{step}/resolution', {
          params: { path: { id, step: act.step } },
          headers,
          body: { version, values, reason },
        }),
      );
    }
    default:
      throw new RangeError('not an act');
  }
}
