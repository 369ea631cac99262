import { type Body, readBody } from '#domain/news/body.ts';

type Json = {
  type?: string;
  attrs?: Record<string, unknown>;
  content?: Json[];
  marks?: Json[];
  text?: string;
};

/** The editor's own tree without what it keeps for itself; null: it holds what news do not. */
export function cleaned(json: unknown): Body | null {
  const found = readBody(without(json as Json));
  return found.ok ? found.body : null;
}

/** Empty attributes, and lists of marks with nothing in them, are no part of our tree. */
function without({ type, attrs, content, marks, text }: Json): Json {
  return {
    ...(type === undefined ? {} : { type }),
    ...(text === undefined ? {} : { text }),
    ...(attrs && type !== 'orderedList' ? { attrs } : {}),
    ...(content && content.length > 0
      ? { content: content.map(without) }
      : type === 'doc'
        ? { content: [] }
        : {}),
    ...(marks && marks.length > 0 ? { marks } : {}),
  };
}
