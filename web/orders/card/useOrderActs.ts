import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { SaveState } from '#web/ui/SaveStatus.tsx';
import { offerUndo } from '#web/ui/undo.tsx';
import { once } from './attempts.ts';
import { type Order, orderQuery, type Requirement, type Value } from './order.queries.ts';
import { type Act, sendAct } from './sendAct.ts';

/** Everything the card can do to its order. Each answer is the order itself and goes straight into the cache. */
export function useOrderActs(id: number) {
  const queries = useQueryClient();
  const { t } = useTranslation('orders');
  const format = useFormat();
  const [save, setSave] = useState<SaveState>({ kind: 'idle' });

  const acts = useMemo(() => {
    const run = (act: Act) => runAct(queries, id, act);

    async function saved<T>(work: () => Promise<T>): Promise<T> {
      setSave({ kind: 'saving' });
      try {
        const result = await work();
        setSave({ kind: 'saved', at: new Date().toISOString() });
        return result;
      } catch (cause) {
        setSave(isProblem(cause, 'offline') ? { kind: 'offline' } : { kind: 'failed' });
        throw cause;
      }
    }

    /** For `offerUndo`: says itself why it did not come to pass. */
    const undoing = (act: Act) =>
      saved(() => run(act)).then(
        () => {},
        (cause) => {
          tellProblem(cause);
          return false as const;
        },
      );

    return {
      run,
      saved: (act: Act) => saved(() => run(act)),
      undoing,

      /** Answers with the new order, which is another card. */
      renew: () => once(`${id} renew`, (headers) => sendAct(id, { do: 'renew' }, headers)),

      /** `seen` null writes over whatever is there, knowingly. */
      async setField(requirement: Requirement, value: Value | null, seen: number | null): Promise<void> {
        const { key, value: before, title } = requirement;
        const order = await saved(() => run({ do: 'setField', key, value, seen }));
        const version = requirementOf(order, key)?.version ?? null;
        offerUndo(t('card.undo.field', { label: format.say(title) }), () =>
          undoing({ do: 'setField', key, value: before, seen: version }),
        );
      },

      async setMark({ key, title }: Requirement, on: boolean): Promise<void> {
        await saved(() => run({ do: on ? 'setMark' : 'clearMark', key }));
        offerUndo(t(on ? 'card.undo.marked' : 'card.undo.unmarked', { label: format.say(title) }), () =>
          undoing({ do: on ? 'clearMark' : 'setMark', key }),
        );
      },
    };
  }, [id, queries, t, format]);

  return { acts, save };
}

/** One act on an order from wherever it is done: the card, the panel beside the list, the board. */
export async function runAct(queries: QueryClient, id: number, act: Act): Promise<Order> {
  const { queryKey } = orderQuery(id);
  try {
    const order = await once(`${id} ${JSON.stringify(act)}`, (headers) => sendAct(id, act, headers));
    // A slower answer must not bring back what a later one has already changed.
    queries.setQueryData(queryKey, (was) => (was && was.version > order.version ? was : order));
    void queries.invalidateQueries({ queryKey: ['orders', id, 'feed'] });
    void queries.invalidateQueries({ queryKey: ['orders', 'list'] });
    void queries.invalidateQueries({ queryKey: ['waiting-for-me'] });
    return order;
  } catch (cause) {
    // Refused because the order is not what we showed: show what it is.
    if (isProblem(cause) && [403, 404, 409].includes(cause.status)) {
      void queries.invalidateQueries({ queryKey });
    }
    throw cause;
  }
}

export type OrderActs = ReturnType<typeof useOrderActs>['acts'];

export function requirementOf(order: Order, key: string): Requirement | undefined {
  return order.steps.flatMap((step) => step.requirements).find((one) => one.key === key);
}
