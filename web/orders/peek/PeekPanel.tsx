import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { focusField } from '../card/focusField.ts';
import { fieldIdOf } from '../card/inputs/ValueShown.tsx';
import { OrderContext } from '../card/OrderContext.ts';
import { type Order, orderQuery } from '../card/order.queries.ts';
import { useBareKey } from '../card/useBareKey.ts';
import { useOrderActs } from '../card/useOrderActs.ts';
import { PeekBody } from './PeekBody.tsx';
import { PeekHead } from './PeekHead.tsx';
import type { Peek } from './usePeek.ts';

interface PeekPanelProps {
  peek: Peek;
  shown: NonNullable<Peek['shown']>;
}

/** One order of the list: what it waits for, what is signed, and the same acts that its card has. */
export function PeekPanel({ peek, shown }: PeekPanelProps) {
  const { t } = useTranslation('orders');
  const { id } = shown;
  const order = useQuery(orderQuery(id));
  const gone = isProblem(order.error, 'not_found');
  useNextAtHand(peek.after);
  // Pressed before there was anything to sign: begun as soon as it is here.
  useBareKey('KeyR', order.isPending && (() => peek.open(id, { begin: { sign: true } })));

  if (order.data && !gone) return <Shown key={shown.turn} order={order.data} peek={peek} shown={shown} />;
  return (
    <>
      <PeekHead peek={peek} order={null} />
      {gone ? (
        <EmptyState title={t('card.gone.why')} />
      ) : order.isError ? (
        <ErrorState {...failureOf(order.error)} onRetry={() => void order.refetch()} />
      ) : (
        <SkeletonRows />
      )}
    </>
  );
}

function Shown({ order, peek, shown }: PeekPanelProps & { order: Order }) {
  const navigate = useNavigate();
  const { acts, save } = useOrderActs(order.id);
  const here = useMemo(
    () => ({
      order,
      acts,
      save,
      // What is not to be filled here is shown on the card.
      goTo: (step: number, field?: string) => {
        if (field && document.getElementById(fieldIdOf(field))) return focusField(field);
        void navigate({ to: '/orders/$id', params: { id: order.id }, search: { step, field } });
      },
    }),
    [order, acts, save, navigate],
  );
  return (
    <OrderContext value={here}>
      <PeekHead peek={peek} order={order} />
      <PeekBody peek={peek} start={shown.start} />
    </OrderContext>
  );
}

/** The next order of the list is asked for while this one is read, so that going on waits for nothing. */
function useNextAtHand(id: number | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (id !== undefined) void queries.prefetchQuery(orderQuery(id));
  }, [id, queries]);
}
