import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { entryFieldNamed, fieldNamed, listNamed } from '#domain/templates/fields.ts';
import type { Parts } from './docx-package.ts';
import { TemplateRefused } from './template-refused.ts';

/** What a template asks for, in its order. `other`: something of the engine's that we do not offer. */
export type Part =
  | { kind: 'field'; tag: string }
  | { kind: 'list'; tag: string; inside: Part[] }
  | { kind: 'other'; tag: string };

export type Entry = Readonly<Record<string, string>>;
export type Filling = {
  values: Readonly<Record<string, string>>;
  lists: Readonly<Record<string, readonly Entry[]>>;
};

export function partsAsked(parts: Parts): Part[] {
  const found: Found[] = [];
  // the engine's own inspector wants lodash, which it does not bring
  const look = {
    name: 'look',
    set({ inspect }: { inspect?: { postparsed?: Found[] } }) {
      found.push(...(inspect?.postparsed ?? []).filter(isTag));
    },
  };
  opened(parts, [look], () => ({ get: () => '' }));
  return found.map(asPart);
}

/**
 * The document with the values in it. The engine only puts text where the braces stand: a name is looked up in our list and
 * nothing is evaluated. What it is given has been checked by `checkTemplate`.
 */
export function filled(parts: Parts, { values, lists }: Filling): Buffer {
  const engine = opened(parts, [], (tag) => ({
    get: (_scope: unknown, context) => {
      const list = listNamed(tag);
      if (list) return context.scopeList.length === 1 ? [...(lists[list.key] ?? [])] : [];
      const entry = context.scopeList.length > 1 ? (context.scopeList.at(-1) as Entry) : null;
      const own = entry && templateListKeys(tag, context.scopePath.at(-1) ?? '');
      if (entry && own) return entry[own] ?? '';
      return values[fieldNamed(tag)?.key ?? ''] ?? '';
    },
  }));
  engine.render({});
  return engine.toBuffer({ compression: 'DEFLATE' });
}

const templateListKeys = (tag: string, listTag: string): string | undefined => {
  const list = listNamed(listTag);
  return list && entryFieldNamed(list.key, tag)?.key;
};

type Parser = (tag: string) => {
  get: (scope: unknown, context: { scopeList: unknown[]; scopePath: string[] }) => unknown;
};

function opened(parts: Parts, modules: object[], parser: Parser): Docxtemplater {
  const zip = new PizZip();
  for (const [name, content] of parts) zip.file(name, content, { binary: true });
  try {
    return new Docxtemplater(zip, {
      modules,
      parser: parser as never,
      paragraphLoop: true,
      linebreaks: true,
      nullGetter: () => '',
      errorLogging: false,
    });
  } catch (error) {
    throw asRefusal(error);
  }
}

type EngineTrouble = { properties?: { id?: string; xtag?: string; errors?: EngineTrouble[] } };

/** Braces that do not match are named; everything else the engine dislikes is a broken file to us. */
function asRefusal(error: unknown): TemplateRefused {
  const { properties } = error as EngineTrouble;
  const one = properties?.errors?.[0]?.properties ?? properties;
  const tag = one?.xtag;
  return tag === undefined
    ? new TemplateRefused('template_broken')
    : new TemplateRefused('template_braces', { field: String(tag).slice(0, 80) });
}

type Found = {
  type: string;
  value: string;
  module?: string;
  inverted?: boolean;
  subparsed?: Found[];
  attrParsed?: object;
};

function asPart(found: Found): Part {
  const tag = String(found.value).slice(0, 80);
  if (found.attrParsed) return { kind: 'other', tag };
  if (found.module === undefined || found.module === '') return { kind: 'field', tag };
  if (found.module === 'loop' && !found.inverted)
    return { kind: 'list', tag, inside: (found.subparsed ?? []).filter(isTag).map(asPart) };
  return { kind: 'other', tag };
}
const isTag = ({ type }: Found): boolean => type === 'placeholder';
