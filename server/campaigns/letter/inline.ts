import { parseLink } from '#domain/campaigns/links.ts';
import type { Inline, TextPart } from '#domain/campaigns/markup.ts';
import type { Piece } from './compile.ts';
import { escaped, WORDS } from './html.ts';

/** A part of a block of text as HTML. */
export function htmlOf(part: TextPart): Piece[] {
  if (part.type === 'paragraph')
    return [`<p class="ink" style="margin:12px 0 0;${WORDS}">`, ...part.children.flatMap(inlineHtml), '</p>'];
  const tag = part.ordered ? 'ol' : 'ul';
  const start = part.ordered && part.first !== 1 ? ` start="${part.first}"` : '';
  const items = part.items.flatMap((item): Piece[] => [
    `<li class="ink" style="margin:6px 0 0;${WORDS}">`,
    ...item.flatMap(inlineHtml),
    '</li>',
  ]);
  return [
    `<${tag}${start} class="ink" style="margin:12px 0 0;padding:0 0 0 24px;${WORDS}">`,
    ...items,
    `</${tag}>`,
  ];
}

function inlineHtml(one: Inline): Piece[] {
  switch (one.type) {
    case 'text':
      return [escaped(one.text)];
    case 'break':
      return ['<br>'];
    case 'field':
      return [one];
    case 'bold':
      return ['<strong>', ...one.children.flatMap(inlineHtml), '</strong>'];
    case 'italic':
      return ['<em>', ...one.children.flatMap(inlineHtml), '</em>'];
    case 'link': {
      const href = parseLink(one.url);
      const words = one.children.flatMap(inlineHtml);
      // what is no link is its words
      if (href === null) return words;
      return [
        `<a href="${escaped(href)}" target="_blank" class="link" style="color:#1f5fbf;text-decoration:underline;word-break:break-word">`,
        ...words,
        '</a>',
      ];
    }
  }
}

/** The same words for who reads no HTML. */
export function textOf(part: TextPart): Piece[] {
  if (part.type === 'paragraph') return part.children.flatMap(inlineText);
  return part.items.flatMap((item, at) => [
    `${at > 0 ? '\n' : ''}${part.ordered ? `${part.first + at}.` : '-'} `,
    ...item.flatMap(inlineText),
  ]);
}

function inlineText(one: Inline): Piece[] {
  switch (one.type) {
    case 'text':
      return [one.text];
    case 'break':
      return ['\n'];
    case 'field':
      return [one];
    case 'bold':
    case 'italic':
      return one.children.flatMap(inlineText);
    case 'link': {
      const href = parseLink(one.url);
      const words = one.children.flatMap(inlineText);
      const isItself = words.length === 1 && words[0] === one.url;
      return href === null || isItself ? words : [...words, ` (${href})`];
    }
  }
}
