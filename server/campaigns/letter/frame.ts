import type { Piece } from './compile.ts';
import { escaped, FONT, INK, QUIET, row } from './html.ts';
import type { CampaignToSay } from './say.ts';

type Company = CampaignToSay['company'];

/** The company's template around the letter: its name above; below who writes, why, and how to end it. In Russian, whom the letters are for. */
export const headerHtml = (name: string): string =>
  row(
    `<p class="ink" style="margin:0;${FONT};font-size:14px;line-height:20px;font-weight:600;${INK}">${escaped(name)}</p><div class="rule" style="border-top:1px solid #dfe2e8;margin-top:16px;font-size:1px;line-height:1px;height:1px">&nbsp;</div>`,
    '20px 32px 4px',
  );

const STYLE = `margin:0 0 8px;${FONT};font-size:13px;line-height:20px;${QUIET};word-break:break-word;overflow-wrap:anywhere`;
const LINK = `${QUIET};text-decoration:underline`;

export function footerHtml(company: Company): Piece[] {
  const line = (inside: Piece[]): Piece[] => [`<p class="quiet" style="${STYLE}">`, ...inside, '</p>'];
  return [
    '<tr><td class="pad quiet" style="padding:20px 32px 24px">',
    ...linesOf(company).flatMap((words) => line([escaped(words)])),
    ...line([WHY_BEFORE, address, escaped(whyAfter(company))]),
    ...line(['<a href="', unsubscribe, `" target="_blank" class="quiet" style="${LINK}">${UNSUBSCRIBE}</a>`]),
    ...line([
      `<span lang="en">${WHY_IN_ENGLISH} <a href="`,
      unsubscribe,
      `" target="_blank" class="quiet" style="${LINK}">${IN_ENGLISH}</a></span>`,
    ]),
    '</td></tr>',
  ];
}

export const footerText = (company: Company): Piece[] => [
  '-- \n',
  ...linesOf(company).map((words) => `${words}\n`),
  WHY_BEFORE,
  address,
  `${whyAfter(company)}\n`,
  `${UNSUBSCRIBE}:\n`,
  unsubscribe,
  `\n\n${WHY_IN_ENGLISH} ${IN_ENGLISH}:\n`,
  unsubscribe,
  '\n',
];

const address: Piece = { type: 'ours', name: 'address' };
const unsubscribe: Piece = { type: 'ours', name: 'unsubscribeUrl' };

const UNSUBSCRIBE = 'Отписаться от рассылок';
const IN_ENGLISH = 'Unsubscribe';
const WHY_IN_ENGLISH = 'You get this letter because you agreed to receive mailings.';
const WHY_BEFORE = 'Письмо отправлено на адрес ';
const whyAfter = ({ name }: Company) =>
  `, потому что вы согласились получать рассылки. Отправитель: ${name}.`;

/** Who writes, as the requisites have it. */
function linesOf({ name, requisites }: Company): string[] {
  if (!requisites) return [name];
  const { inn, ogrn, address: where, phone, email } = requisites;
  const numbers = [inn && `ИНН ${inn}`, ogrn && `ОГРН ${ogrn}`].filter(Boolean).join(', ');
  return [
    [requisites.name || name, numbers].filter(Boolean).join(', '),
    where,
    [phone && `Тел. ${phone}`, email].filter(Boolean).join(', '),
  ].filter((words) => words !== '');
}
