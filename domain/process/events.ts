import type { FieldValue, OrderStatus, Stamp } from './order.ts';

/**
 * Facts in the past tense. Each becomes a journal row; `step` is the step it is about. Together they carry everything
 * `evolve` needs, so that an order can be told again from its journal.
 */
export type OrderEvent =
  | { type: 'orderConfirmed'; stamp: Stamp }
  | { type: 'orderRefused'; stamp: Stamp; reason: string }
  | { type: 'orderTakenUp'; stamp: Stamp; from: OrderStatus }
  | {
      type: 'contractAttached';
      stamp: Stamp;
      contract: { id: number; amount: string | null } | null;
      before: number | null;
    }
  | {
      type: 'fieldSet';
      stamp: Stamp;
      step: string;
      key: string;
      before: FieldValue | null;
      after: FieldValue;
    }
  | { type: 'fieldCleared'; stamp: Stamp; step: string; key: string; before: FieldValue }
  | {
      type: 'expertAssigned';
      stamp: Stamp;
      step: string;
      key: string;
      expertId: number | null;
      replaced: number | null;
    }
  | { type: 'markSet'; stamp: Stamp; step: string; key: string }
  | { type: 'markCleared'; stamp: Stamp; step: string; key: string; before: Stamp }
  | {
      type: 'paymentEntered';
      stamp: Stamp;
      step: string;
      n: number;
      amount: string;
      paidOn: string;
      paymentOrderNumber: string;
    }
  | { type: 'paymentReversed'; stamp: Stamp; step: string; n: number; amount: string; reason: string }
  | {
      type: 'fileAdded';
      stamp: Stamp;
      file: { id: number; kind: string; sha256: string };
      name: string;
      /** The version it follows; that stays, also as what was signed. */
      replaces?: number;
    }
  | {
      type: 'fileBinned';
      stamp: Stamp;
      file: { id: number; kind: string; sha256: string };
      name: string;
      reason: string | null;
    }
  | { type: 'fileRestored'; stamp: Stamp; file: { id: number; kind: string; sha256: string }; name: string }
  | { type: 'resolutionRequested'; stamp: Stamp; step: string }
  | { type: 'requestTakenBack'; stamp: Stamp; step: string }
  | {
      type: 'resolutionGiven';
      stamp: Stamp;
      step: string;
      reason: string | null;
      asDirector: boolean;
      content: string;
    }
  | {
      type: 'resolutionWithdrawn';
      stamp: Stamp;
      step: string;
      because: 'withdrawn' | 'returned' | 'reopened';
      reason: string | null;
    }
  | { type: 'stepOpened'; stamp: Stamp; step: string }
  | { type: 'orderReturned'; stamp: Stamp; from: string; step: string; reason: string }
  | { type: 'orderArchived'; stamp: Stamp }
  | { type: 'orderReopened'; stamp: Stamp; step: string; reason: string };

export type OrderEventType = OrderEvent['type'];
