import { checkTemplate } from './check-template.ts';
import { papers } from './defaults/papers.ts';
import { writeDocx } from './defaults/write-docx.ts';

export type Bundled = { fileName: string; content: Buffer; fields: readonly string[] };
const made = new Map<string, Bundled>();

/** A template that came with the product; it passes the gate that all pass. */
export function bundled(key: string): Bundled {
  const known = made.get(key);
  if (known) return known;
  const paper = papers.find((one) => one.key === key);
  if (!paper) throw new Error(`no bundled template ${key}`);
  const content = writeDocx(paper.fileName.replace(/\.docx$/, ''), paper.blocks);
  const it = { fileName: paper.fileName, content, fields: checkTemplate(content).fields };
  made.set(key, it);
  return it;
}
