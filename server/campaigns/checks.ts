import type { z } from 'zod';
import type { campaignLetterRoutes } from '#api/campaign-letter.ts';
import type { Block } from '#domain/campaigns/blocks.ts';
import { type FieldSlot, isField, parseLine, strayBraces } from '#domain/campaigns/fields.ts';
import { parseLink } from '#domain/campaigns/links.ts';
import { type Inline, parseText } from '#domain/campaigns/markup.ts';
import type { Language } from '#domain/values/language.ts';
import { sayCheck } from './check-words.ts';
import type { LetterRow } from './letter/letter.queries.ts';
import { neededFiles, toSay } from './letter/load.ts';
import { nobody } from './letter/preview.ts';
import { sayCampaign } from './letter/say.ts';
import { HEAVY, MOST, sizeOf } from './letter/size.ts';

export type Check = z.input<typeof campaignLetterRoutes.checks.response>['items'][number];
type Found = { code: Check['code']; severity: Check['severity']; about?: string };

/**
 * What stands in the way of sending the letter, read with how many get it; one that `stops` is not sent. That it can be unsubscribed from is
 * not checked: it always can.
 */
export function checkCampaign(letter: LetterRow, language: Language): Check[] {
  return [
    ...(letter.letters === 0 ? [stops('audienceEmpty')] : []),
    ...checksOfWords(letter),
    ...checksOfLinks(letter.blocks),
    ...letter.blocks
      .filter((block) => block.type === 'image' && block.alt.trim() === '')
      .slice(0, 1)
      .map(() => warns('imageWithoutWords')),
    ...checksOfSize(letter),
    ...(letter.mailIsOn ? [] : [stops('mailOff')]),
    ...(letter.mailSender === '' ? [stops('senderWithoutAddress')] : []),
  ].map(({ code, severity, about }) => ({ code, severity, message: sayCheck(code, about ?? '', language) }));
}

const stops = (code: Check['code'], about?: string): Found => ({
  code,
  severity: 'stops',
  ...(about ? { about } : {}),
});
const warns = (code: Check['code'], about?: string): Found => ({
  code,
  severity: 'warns',
  ...(about ? { about } : {}),
});

function checksOfWords({ subject, preheader, blocks }: LetterRow): Found[] {
  const texts = [subject, preheader, ...blocks.flatMap(textsOf)];
  const slots = [
    ...[subject, preheader, ...blocks.flatMap(linesOf)].flatMap(parseLine),
    ...blocks.flatMap((block) => (block.type === 'text' ? slotsIn(inlineOf(block.text)) : [])),
  ].filter((part): part is FieldSlot => typeof part !== 'string');
  const unknown = slots.filter(({ name }) => !isField(name)).map(({ name }) => `{{${name}}}`);
  const stray = texts.map(strayBraces).filter((found) => found !== null);
  const wordless = slots
    .filter(({ name, fallback }) => isField(name) && mayBeEmpty(name) && fallback === null)
    .map(({ name }) => name);
  return [
    ...(subject.trim() === '' ? [stops('subjectEmpty')] : []),
    ...(blocks.some(saysSomething) ? [] : [stops('bodyEmpty')]),
    ...distinct([...unknown, ...stray]).map((about) => stops('fieldUnknown', about)),
    ...distinct(wordless).map((about) => warns('fieldWithoutWord', about)),
  ];
}

/** The name of a client, and our own, are always there. */
const mayBeEmpty = (name: string): boolean => /^(contact|manager)\./.test(name);

const saysSomething = (block: Block): boolean =>
  block.type === 'image' || ('text' in block ? block.text.trim() !== '' : block.type === 'button');

const linesOf = (block: Block): string[] => {
  if (block.type === 'heading') return [block.text];
  if (block.type === 'button') return [block.label];
  return block.type === 'image' ? [block.alt] : [];
};
const textsOf = (block: Block): string[] => (block.type === 'text' ? [block.text] : linesOf(block));

function checksOfLinks(blocks: readonly Block[]): Found[] {
  const links = blocks.flatMap((block) => {
    if (block.type === 'text') return linksIn(inlineOf(block.text));
    if (block.type === 'button') return [block.url];
    return block.type === 'image' && block.url !== null ? [block.url] : [];
  });
  return distinct(links.filter((url) => parseLink(url) === null)).map((url) =>
    stops('linkWrong', url.slice(0, 80) || '—'),
  );
}

const inlineOf = (text: string): Inline[] =>
  parseText(text).flatMap((part) => (part.type === 'paragraph' ? part.children : part.items.flat()));
const flat = (tree: readonly Inline[]): Inline[] =>
  tree.flatMap((one) => ('children' in one ? [one, ...flat(one.children)] : [one]));
const slotsIn = (tree: readonly Inline[]): FieldSlot[] => flat(tree).filter((one) => one.type === 'field');
const linksIn = (tree: readonly Inline[]): string[] =>
  flat(tree).flatMap((one) => (one.type === 'link' ? [one.url] : []));

function checksOfSize(letter: LetterRow): Found[] {
  const size = sizeOf(sayCampaign(toSay(letter), nobody, ''), neededFiles(letter));
  const about = (size / 1024 / 1024).toFixed(1);
  if (size > MOST) return [stops('tooLarge', about)];
  return size > HEAVY ? [warns('tooLarge', about)] : [];
}

const distinct = (all: readonly string[]): string[] => [...new Set(all)].slice(0, 20);
