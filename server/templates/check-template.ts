import { entryFieldNamed, fieldNamed, listNamed } from '#domain/templates/fields.ts';
import { type Parts, readParts } from './docx-package.ts';
import { type Part, partsAsked } from './engine.ts';
import { TemplateRefused } from './template-refused.ts';

/** What of our fields and lists the template asks for, each once, by their keys; refuses what is not a harmless template. */
export function checkTemplate(file: Buffer): { parts: Parts; fields: string[] } {
  const parts = readParts(file);
  mustBeHarmless(parts);
  return { parts, fields: [...new Set(keysIn(partsAsked(parts), null))] };
}

/** Nothing that runs, nothing that fetches, nothing inside that is a file of its own. */
function mustBeHarmless(parts: Parts): void {
  const types = textOf(parts, '[Content_Types].xml');
  if (!parts.has('word/document.xml') || types === null) throw new TemplateRefused('template_not_docx');
  const names = [...parts.keys()].map((name) => name.toLowerCase());
  if (/macroEnabled|vbaProject|vbaData/i.test(types) || names.some((name) => /vba(project|data)/.test(name)))
    throw new TemplateRefused('template_macros');
  if (names.some((name) => /^word\/(embeddings|activex|afchunk|controls)\//.test(name)))
    throw new TemplateRefused('template_embedded');
  for (const [name, content] of parts) {
    if (/\.rels$/i.test(name)) mustStayInside(content.toString('utf8'));
    else if (/\.xml$/i.test(name)) mustNotFetch(content.toString('utf8'));
  }
}

/** Of what lies outside only a link that somebody clicks. */
function mustStayInside(rels: string): void {
  for (const [relation] of rels.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const type = /\bType\s*=\s*["']([^"']*)["']/.exec(relation)?.[1] ?? '';
    const outside = /\bTargetMode\s*=\s*["']\s*External/i.test(relation);
    if (/(oleObject|aFChunk|control|vbaProject)$/i.test(type)) throw new TemplateRefused('template_embedded');
    if (outside && !/\/hyperlink$/.test(type)) throw new TemplateRefused('template_external');
    if (outside && !/\bTarget\s*=\s*["'](https?:|mailto:)/i.test(relation))
      throw new TemplateRefused('template_external');
  }
}

/** Fields of Word that read files or programs; a document type, which could name what to read in. */
function mustNotFetch(xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new TemplateRefused('template_broken');
  const told = [
    ...[...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)].map(([paragraph]) =>
      [...paragraph.matchAll(/<w:instrText[^>]*>([^<]*)/g)].map(([, text]) => text).join(''),
    ),
    ...[...xml.matchAll(/\bw:instr\s*=\s*["']([^"']*)/g)].map(([, text]) => text ?? ''),
  ];
  if (
    told.some((text) =>
      /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE)\b/i.test(text),
    )
  )
    throw new TemplateRefused('template_external');
}

const textOf = (parts: Parts, name: string): string | null => parts.get(name)?.toString('utf8') ?? null;

function keysIn(asked: readonly Part[], list: string | null): string[] {
  return asked.flatMap((part): string[] => {
    if (part.kind === 'other') throw new TemplateRefused('template_code', { field: part.tag });
    if (part.kind === 'field') {
      if (list !== null && entryFieldNamed(list, part.tag)) return [];
      const known = fieldNamed(part.tag);
      if (!known) throw new TemplateRefused('template_field', { field: part.tag });
      return [known.key];
    }
    const known = listNamed(part.tag);
    if (!known || list !== null) throw new TemplateRefused('template_list', { field: part.tag });
    return [known.key, ...keysIn(part.inside, known.key)];
  });
}
