import type { importKinds, importMatches, onMatches, rowStates } from '#api/imports.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type ImportKind = (typeof importKinds)[number];
export type Match = (typeof importMatches)[number];
export type OnMatch = (typeof onMatches)[number];
export type RowState = (typeof rowStates)[number];
export type Params = Record<string, string | number>;

/** What is wrong with a row; `reason` is a code of `reasonWords`. A warning does not keep it out. */
export type RowProblem = { field: string | null; reason: string; params?: Params; warning?: boolean };

/** What was written of a record, so that it can be taken back: made anew, or these values changed. */
export type Written = {
  kind: 'client' | 'contact' | 'contract' | 'order';
  id: number;
  made: boolean;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  /** Of an order: the last row of its journal that is of the import. */
  journalId?: number;
};

/** A row to be judged: what stands in the cells that were named, by field; empty ones are absent. */
export type RowIn = { n: number; values: Readonly<Record<string, string>> };

/** A row judged; `plan` is of its kind and says what `write` is to do. */
export type Judged<Plan = unknown> = {
  n: number;
  state: 'create' | 'update' | 'skip' | 'error';
  problems: RowProblem[];
  /** By what later rows know it, and by what it knows earlier ones. */
  keys: string[];
  probes: string[];
  plan: Plan | null;
};

/** What a row came to. */
export type Done = {
  state: 'created' | 'updated' | 'skipped' | 'error';
  problems?: RowProblem[];
  clientId?: number;
  contactId?: number;
  contractId?: number;
  orderId?: number;
  written?: Written[];
};

export type Rules = {
  importId: number;
  kind: ImportKind;
  matchBy: readonly Match[];
  onMatch: OnMatch;
  unknownChoice: 'error' | 'leaveEmpty';
};

export type Field = {
  key: string;
  title: { ru: string; en: string };
  required?: boolean;
  hint?: { ru: string; en: string };
  /** Names of columns by which it is guessed, in small letters without signs. */
  known: readonly string[];
};

/** How one kind of table is read. */
export type Kind<Plan> = {
  fields: (ctx: Pick<Ctx, 'deps'>) => readonly Field[];
  matches: readonly Match[];
  /** Reads only. */
  judge: (ctx: Ctx, reader: Reader, rules: Rules, rows: readonly RowIn[]) => Promise<Judged<Plan>[]>;
  /** Writes one row that was judged `create` or `update`, in the transaction of its piece of the table. */
  write: (ctx: Ctx, tx: Tx, rules: Rules, judged: Judged<Plan>) => Promise<Done>;
};

export const problem = (field: string | null, reason: string, params?: Params): RowProblem => ({
  field,
  reason,
  ...(params ? { params } : {}),
});
export const warning = (field: string | null, reason: string, params?: Params): RowProblem => ({
  ...problem(field, reason, params),
  warning: true,
});
export const isWrong = (problems: readonly RowProblem[]): boolean => problems.some((one) => !one.warning);
