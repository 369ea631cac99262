export { sendXlsx } from './send-xlsx.ts';
export type { Cell, SheetColumn } from './sheet.ts';
