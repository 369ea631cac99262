import type { Block } from '#domain/campaigns/blocks.ts';
import { type FieldSlot, parseLine } from '#domain/campaigns/fields.ts';
import { parseLink } from '#domain/campaigns/links.ts';
import { parseText } from '#domain/campaigns/markup.ts';
import { footerHtml, footerText, headerHtml } from './frame.ts';
import {
  ACCENT,
  cardClose,
  cardOpen,
  cidOf,
  escaped,
  FONT,
  headAfter,
  headBefore,
  INK,
  outerClose,
  outerOpen,
  preheaderClose,
  preheaderOpen,
  row,
  WORDS,
} from './html.ts';
import { htmlOf, textOf } from './inline.ts';
import type { CampaignToSay } from './say.ts';

/** What differs from one to another: a field, or what we ourselves put in. */
export type Slot = FieldSlot | { type: 'ours'; name: 'address' | 'unsubscribeUrl' };
/** Text that is ready, and slots between. */
export type Piece = string | Slot;
export type Letter = { subject: Piece[]; html: Piece[]; text: Piece[] };

/** The letter taken apart once; for each who gets it only the slots are filled. */
export function compile(campaign: CampaignToSay): Letter {
  const { subject, preheader, company } = campaign;
  const blocks = campaign.blocks.filter((block) => block.type !== 'image' || has(campaign, block.fileId));
  return {
    subject: parseLine(subject),
    html: joined([
      headBefore,
      ...lineHtml(subject),
      headAfter,
      ...(preheader === '' ? [] : [preheaderOpen, ...lineHtml(preheader), preheaderClose]),
      outerOpen,
      cardOpen,
      headerHtml(company.name),
      ...blocks.flatMap(blockHtml),
      row('', '0 32px 16px'),
      cardClose,
      ...footerHtml(company),
      outerClose,
    ]),
    text: joined([...blocks.flatMap(blockText), ...footerText(company)]),
  };
}

/** A picture that was taken out leaves nothing behind. */
const has = ({ files }: CampaignToSay, id: number): boolean => files.some((file) => file.id === id);

/** Text of a line as HTML; its slots are escaped when they are filled, the words for where there is nothing with them. */
const lineHtml = (text: string): Piece[] =>
  parseLine(text).map((part) => (typeof part === 'string' ? escaped(part) : part));

function blockHtml(block: Block): Piece[] {
  switch (block.type) {
    case 'heading':
      return cell(
        '20px 32px 0',
        `<h2 class="ink" style="margin:0;${FONT};font-size:22px;line-height:30px;font-weight:600;${INK}">`,
        lineHtml(block.text),
        '</h2>',
      );
    case 'text':
      return cell('8px 32px 0', '', parseText(block.text).flatMap(htmlOf), '');
    case 'divider':
      return [
        row(
          '<div class="rule" style="border-top:1px solid #dfe2e8;font-size:1px;line-height:1px;height:1px">&nbsp;</div>',
          '24px 32px 8px',
        ),
      ];
    case 'button':
      return buttonHtml(block);
    case 'image':
      return imageHtml(block);
  }
}

const cell = (padding: string, before: string, inside: Piece[], after: string): Piece[] => [
  `<tr><td class="pad" style="padding:${padding}">${before}`,
  ...inside,
  `${after}</td></tr>`,
];

/** Outlook pads a cell and not a link: the colour stands on both. */
function buttonHtml({ label, url }: Extract<Block, { type: 'button' }>): Piece[] {
  const href = parseLink(url);
  const words = lineHtml(label);
  if (href === null)
    return cell('16px 32px 8px', `<p class="ink" style="margin:0;${WORDS};font-weight:600">`, words, '</p>');
  const style = `display:inline-block;padding:12px 24px;border:1px solid ${ACCENT};border-radius:6px;${FONT};font-size:16px;line-height:20px;font-weight:600;color:#ffffff;text-align:center;text-decoration:none`;
  return cell(
    '20px 32px 8px',
    `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="border-collapse:separate"><tr><td class="go" bgcolor="${ACCENT}" style="background-color:${ACCENT};border-radius:6px"><a href="${escaped(href)}" target="_blank" style="${style}">`,
    words,
    '</a></td></tr></table>',
  );
}

function imageHtml({ fileId, alt, url }: Extract<Block, { type: 'image' }>): Piece[] {
  const href = url === null ? null : parseLink(url);
  const [before, after] = href === null ? ['', ''] : [`<a href="${escaped(href)}" target="_blank">`, '</a>'];
  const style = `display:block;width:100%;max-width:534px;height:auto;border:0;${FONT};font-size:14px;line-height:20px;${INK}`;
  return cell(
    '20px 32px 4px',
    `${before}<img src="cid:${cidOf(fileId)}" width="534" class="ink" style="${style}" alt="`,
    lineHtml(alt),
    `">${after}`,
  );
}

function blockText(block: Block): Piece[] {
  switch (block.type) {
    case 'heading':
      return [...parseLine(block.text), '\n\n'];
    case 'text':
      return parseText(block.text).flatMap((part) => [...textOf(part), '\n\n']);
    case 'divider':
      return ['* * *\n\n'];
    case 'button':
      return [...parseLine(block.label), `: ${parseLink(block.url) ?? ''}\n\n`];
    case 'image': {
      const href = block.url === null ? null : parseLink(block.url);
      if (block.alt === '' && href === null) return [];
      return ['[', ...parseLine(block.alt), href === null ? ']\n\n' : `] ${href}\n\n`];
    }
  }
}

/** Neighbouring texts made one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}
