import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { tell } from '#web/ui/undo.tsx';
import { orderQuery } from '../card/order.queries.ts';
import { runAct } from '../card/useOrderActs.ts';
import type { Peek } from '../peek/usePeek.ts';
import { type Move, moveTo } from './boardMoves.ts';

/** The acts a card's column stands for: asked of the server as it is now, and told in words where they are not to be. */
export function useBoardMoves(peek: Peek) {
  const queries = useQueryClient();
  const { t } = useTranslation('orders');
  const format = useFormat();

  async function make(id: number, move: Move): Promise<void> {
    switch (move.do) {
      case 'sign':
        return peek.open(id, { begin: { sign: true } });
      case 'return':
        return peek.open(id, { begin: { returnTo: move.to } });
      case 'fill':
        return peek.open(id, { refused: move.missing });
      case 'say':
        return tell(move.reason);
      case 'stopped':
        return tell(t(move.because === 'archived' ? 'card.step.archived' : 'card.step.frozen'));
      case 'oneByOne': {
        const [current, next] = [move.current, move.next].map((step) => format.say(step.shortTitle));
        return tell(t('list.board.oneByOne', { current, next }));
      }
      case 'ask':
        try {
          await runAct(queries, id, { do: 'request', step: move.step, version: move.version });
          return tell(t('card.sign.askedDone'));
        } catch (cause) {
          if (!isProblem(cause, 'gate_closed')) return tellProblem(cause);
          return peek.open(id, { refused: cause.missing });
        }
    }
  }

  return {
    make,
    /** Settles when the card may go back to where it stands. */
    async drop(id: number, column: string): Promise<void> {
      try {
        const order = await queries.fetchQuery({ ...orderQuery(id), staleTime: 0 });
        const move = moveTo(order, column);
        if (move) await make(id, move);
      } catch (cause) {
        tellProblem(cause);
      }
    },
  };
}

export type BoardMoves = ReturnType<typeof useBoardMoves>;
