export type TableReason =
  | 'table_password'
  | 'table_old_xls'
  | 'table_none'
  | 'table_encoding'
  | 'table_columns'
  | 'table_rows'
  | 'table_cell'
  | 'table_empty'
  | 'table_broken'
  | 'table_sheet'
  | 'table_heavy';

/** The file cannot be read as a table; the sentence for the person is in the words of the reasons. */
export class TableRefused extends Error {
  readonly reason: TableReason;
  readonly params: Record<string, string | number>;

  constructor(reason: TableReason, params: Record<string, string | number> = {}) {
    super(reason);
    this.name = 'TableRefused';
    this.reason = reason;
    this.params = params;
  }
}
