import type { FieldValue } from './order.ts';

/** What a person may ask of an order. Who may is `policy/orders.ts`; whether the state allows it is `decide.ts`. */
export type OrderCommand =
  | { type: 'confirm' }
  | { type: 'refuse'; reason: string }
  | { type: 'takeUp' }
  | { type: 'attachContract'; contract: { id: number; amount: string | null; clientId: number } | null }
  /** `seen` is the version at which the value the person saw was set, 0 when there was none, null to overwrite knowingly. */
  | { type: 'setField'; key: string; value: FieldValue | null; seen: number | null }
  | { type: 'setMark'; key: string }
  | { type: 'clearMark'; key: string }
  | { type: 'enterPayment'; amount: string; paidOn: string; paymentOrderNumber: string }
  | { type: 'reversePayment'; n: number; reason: string }
  | {
      type: 'addFile';
      file: { id: number; kind: string; sha256: string };
      name: string;
      replaces?: number;
    }
  | { type: 'restoreFile'; file: { id: number; kind: string; sha256: string }; name: string }
  | {
      type: 'binFile';
      file: { id: number; kind: string; sha256: string };
      name: string;
      reason: string | null;
    }
  | { type: 'requestResolution'; step: string }
  | { type: 'takeBackRequest'; step: string }
  /** `values` are what the signer fills, committed by the same act; `reason` is for a director signing for the seat. */
  | {
      type: 'giveResolution';
      step: string;
      values: Record<string, FieldValue>;
      reason: string | null;
      asDirector: boolean;
    }
  | { type: 'withdrawResolution'; step: string }
  | { type: 'returnOrder'; to: string; reason: string }
  | { type: 'reopen'; reason: string };

export type OrderCommandType = OrderCommand['type'];
