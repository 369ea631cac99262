import path from 'node:path/posix';
import { TableRefused } from '../table-refused.ts';
import { readSmallXml } from './read-xml.ts';
import { type Entries, type Entry, listEntries, nameIn, unpack } from './zip.ts';

/** Where the parts of a workbook lie. A sheet of charts alone is none. */
export type Book = {
  sheets: { name: string; hidden: boolean; entry: Entry }[];
  strings: Entry | null;
  styles: Entry | null;
  /** Days are counted from 1904, as on old Macs. */
  from1904: boolean;
};

export async function readBook(file: Buffer): Promise<Book> {
  const entries = listEntries(file);
  const place = await workbookPlace(file, entries);
  const workbook = entries.get(place);
  // a document of Word, an archive of pictures, a workbook in binary; or one of ours, but with its middle lost
  if (!workbook || !place.endsWith('.xml'))
    throw new TableRefused(!workbook && entries.has('xl/styles.xml') ? 'table_broken' : 'table_none');
  const parts = await relations(file, entries, place);
  const one = (kind: string) => {
    const part = [...parts.values()].find(({ type }) => type === kind);
    return (part && entries.get(part.place)) ?? null;
  };
  const { from1904, listed } = await readWorkbook(file, workbook);
  const sheets = listed.flatMap(({ name, hidden, id }) => {
    const part = parts.get(id);
    const entry = part?.type === 'worksheet' ? entries.get(part.place) : undefined;
    return entry ? [{ name, hidden, entry }] : [];
  });
  return { sheets, from1904, strings: one('sharedStrings'), styles: one('styles') };
}

async function workbookPlace(file: Buffer, entries: Entries): Promise<string> {
  const parts = await relations(file, entries, '');
  const main = [...parts.values()].find(({ type }) => type === 'officeDocument');
  return main?.place ?? 'xl/workbook.xml';
}

type Part = { type: string; place: string };

/** What a part refers to, by the id it uses: the kind is the last word of an address that differs between two standards. */
async function relations(file: Buffer, entries: Entries, of: string): Promise<Map<string, Part>> {
  const parts = new Map<string, Part>();
  const folder = path.dirname(of);
  const entry = entries.get(path.join(folder, '_rels', `${path.basename(of)}.rels`));
  if (!entry) return parts;
  await readSmallXml(unpack(file, entry), {
    open: (tag, attribute) => {
      const [id, type, target] = [attribute('Id'), attribute('Type'), attribute('Target')];
      if (tag !== 'Relationship' || !id || !type || !target) return;
      const place = nameIn(target.startsWith('/') ? path.normalize(target) : path.join(folder, target));
      parts.set(id, { type: type.slice(type.lastIndexOf('/') + 1), place });
    },
  });
  return parts;
}

async function readWorkbook(file: Buffer, entry: Entry) {
  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let root: string | null = null;
  let from1904 = false;
  await readSmallXml(unpack(file, entry), {
    open: (tag, attribute) => {
      root ??= tag;
      if (tag === 'workbookPr') from1904 ||= /^(1|true)$/.test(attribute('date1904') ?? '');
      if (tag !== 'sheet') return;
      const hidden = (attribute('state') ?? 'visible') !== 'visible';
      listed.push({ name: attribute('name') ?? '', hidden, id: attribute(':id') ?? '' });
    },
  });
  if (root !== 'workbook') throw new TableRefused('table_none');
  return { listed, from1904 };
}
