import type { Seeded } from '#domain/values/seeded.ts';
import type { Row } from './rows.ts';

/** Where a finding of verify-journal says that something is wrong. */
export type Place = {
  orderId?: number;
  journalId?: number;
  seq?: number;
  contractId?: number;
  documentId?: number;
};

/** A table that verification answers for: what its rows are known by, where a changed one is to be reported. */
export type Table = {
  name: string;
  key: readonly string[];
  place: (row: Row) => Place;
  /** Columns that verification lets say anything. */
  free: Readonly<Record<string, Free>>;
  /** The same row under a key that no row has. */
  another: (row: Row, all: readonly Row[], random: Seeded) => Row;
};
/** Why, and in which rows; in all where nothing is said. */
export type Free = { because: string; where?: (row: Row) => boolean };

export const isFree = ({ free }: Table, column: string, row: Row): boolean => {
  const found = free[column];
  return found !== undefined && (found.where?.(row) ?? true);
};

const table = (
  name: string,
  key: string[],
  place: Table['place'],
  more: Partial<Pick<Table, 'free' | 'another'>> = {},
): Table => ({ name, key, place, free: {}, another: next(key.at(-1) ?? ''), ...more });

/** The next number that no row has. */
const next =
  (column: string): Table['another'] =>
  (row, all) => ({ ...row, [column]: Math.max(...all.map((one) => Number(one[column]))) + 1 });

const ofOrder = (row: Row): Place => ({ orderId: Number(row.order_id) });
const underNewKey: Table['another'] = (row) => ({ ...row, key: `${row.key}Too` });

const ofAnOrder: Free = {
  because: 'the clock of the database, where the journal has the moment at which the request began',
  where: ({ order_id }) => order_id !== null,
};

export const tables: readonly Table[] = [
  table('journal', ['id'], ({ id }) => ({ journalId: Number(id) }), {
    // a row that comes now is the next round's to seal; what is put in behind it is dated back
    another: (...of) => ({ ...next('id')(...of), at: '2026-01-05T09:30:00+00:00' }),
  }),
  table('journal_chain', ['seq'], ({ seq }) => ({ seq: Number(seq) }), {
    another: (row, all, random) =>
      random.int(1, 2) === 1 ? next('seq')(row, all, random) : { ...row, seq: random.int(-3, 0) },
  }),
  table('orders', ['id'], ({ id }) => ({ orderId: Number(id) }), {
    free: { updated_at: { because: 'by it the page lists orders that stand still; it tells nothing else' } },
  }),
  table('order_steps', ['order_id', 'seq'], ofOrder),
  table('order_fields', ['order_id', 'key'], ofOrder, { another: underNewKey }),
  table('order_marks', ['order_id', 'key'], ofOrder, { another: underNewKey }),
  table('payments', ['order_id', 'n'], ofOrder),
  table('resolutions', ['id'], ofOrder, {
    free: {
      id: { because: 'nothing points at it: a signature is known by its order, its step and its version' },
    },
  }),
  table('contracts', ['id'], ({ id }) => ({ contractId: Number(id) })),
  table('documents', ['id'], ({ id }) => ({ documentId: Number(id) }), {
    free: {
      content_type: { because: 'made from the name, and only shown: the content goes out as an attachment' },
      name_words: {
        because: 'made from the name by the database: the search looks there, and shows the name',
      },
      upload_id: {
        because: 'which upload it came from: by it one upload becomes one document, and nothing is shown',
      },
      template_id: {
        because: 'by it the next one made of the same template follows as a version; it tells nothing',
      },
      added_at: ofAnOrder,
      binned_at: ofAnOrder,
    },
  }),
];
