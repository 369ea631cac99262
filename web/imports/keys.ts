import type { ImportKind, ImportSummary, RowState } from './imports.queries.ts';

export const KINDS = ['clients', 'contacts', 'contracts', 'orders'] as const satisfies readonly ImportKind[];

/** All tabs in the order they stand in. */
export const TABS = [
  'kept',
  'undone',
  'error',
  'create',
  'update',
  'skip',
  'created',
  'updated',
  'skipped',
  'leftOut',
  'waiting',
] as const satisfies readonly RowState[];

/** Something is under way at the server. */
export const isWork = ({ state }: Pick<ImportSummary, 'state'>): boolean =>
  state === 'checking' || state === 'running' || state === 'undoing';
