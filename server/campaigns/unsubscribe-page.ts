import { escaped } from './letter/html.ts';

export type Said = 'asks' | 'done' | 'test' | 'unknown' | 'tooMany' | 'failed';

/** A page of words and one button, without scripts: it opens in whatever reads mail. In Russian, with a line in English. */
export function unsubscribePage(said: Said, { nonce, company, address }: Parts): string {
  const { title, lines, english } = words[said];
  const fill = (text: string) => escaped(text.replace('{address}', address).replace('{company}', company));
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${fill(title)}</title><style nonce="${nonce}">${SHEET}</style></head><body><main>
<p class="quiet">${escaped(company)}</p><h1>${fill(title)}</h1>${lines.map((line) => `<p>${fill(line)}</p>`).join('')}${said === 'asks' ? FORM : ''}
<p class="quiet" lang="en">${fill(english)}</p></main></body></html>`;
}
type Parts = { nonce: string; company: string; address: string };

/** To the same address as the page: its own link. */
const FORM = `<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button type="submit">Отписаться <span lang="en">/ Unsubscribe</span></button></form>`;

const SHEET = `:root{color-scheme:light dark}*{box-sizing:border-box}body{margin:0;padding:32px 16px;background:#f7f8fa;color:#1b2230;font:16px/24px 'Segoe UI',system-ui,-apple-system,Roboto,Arial,sans-serif}
main{max-width:520px;margin:0 auto;padding:28px 32px;background:#fff;border:1px solid #d9dee7;border-radius:8px;overflow-wrap:anywhere}h1{margin:0 0 16px;font-size:22px;line-height:28px;font-weight:600}p{margin:0 0 16px}
.quiet{font-size:14px;line-height:20px;color:#5d687b}.quiet:last-child{margin:24px 0 0}button{min-height:44px;padding:8px 24px;border:0;border-radius:6px;background:#1f5fbf;color:#fff;font:inherit;font-weight:600;cursor:pointer}
button:focus-visible{outline:2px solid #0b57d0;outline-offset:2px}@media(max-width:400px){body{padding:0}main{border-width:0 0 1px;border-radius:0;padding:24px 20px}button{width:100%}}
@media(prefers-color-scheme:dark){body{background:#12161d;color:#e8ecf3}main{background:#1a202a;border-color:#323b49}.quiet{color:#94a0b2}button{background:#7fb0ff;color:#10131a}button:focus-visible{outline-color:#9cc2ff}}`;

const words: Record<Said, { title: string; lines: readonly string[]; english: string }> = {
  asks: {
    title: 'Отписаться от рассылок',
    lines: [
      'Нажмите кнопку, и на адрес {address} больше не придёт ни одна рассылка. Личная переписка с вашим менеджером останется.',
    ],
    english: 'Press the button and no more mailings will be sent to {address}.',
  },
  done: {
    title: 'Вы отписаны',
    lines: [
      'Рассылки на адрес {address} больше не отправляются. Делать ничего не нужно, страницу можно закрыть.',
    ],
    english: 'You are unsubscribed: no more mailings will be sent to {address}.',
  },
  test: {
    title: 'Это пробное письмо',
    lines: [
      'Ссылка в пробном письме никого не отписывает. В письмах клиентам она откроет страницу с кнопкой «Отписаться».',
    ],
    english: 'This is a test letter: its link unsubscribes nobody.',
  },
  unknown: {
    title: 'Ссылка не подходит',
    lines: [
      'Возможно, она скопирована не полностью. Откройте её из письма ещё раз или ответьте на письмо и попросите отписать вас.',
    ],
    english:
      'This link is not valid. Open it from the letter again, or answer the letter and ask to be unsubscribed.',
  },
  tooMany: {
    title: 'Слишком много запросов',
    lines: ['Откройте ссылку ещё раз через минуту.'],
    english: 'Too many requests: open the link again in a minute.',
  },
  failed: {
    title: 'Не получилось',
    lines: ['Сервер сейчас не отвечает. Откройте ссылку ещё раз через несколько минут.'],
    english: 'The server does not answer now: open the link again in a few minutes.',
  },
};
