import { addressIn, messageIdsIn } from './clean.ts';
import { linesOf } from './fields.ts';
import { type Failed, MOST_RECIPIENTS } from './report.ts';
import { failedOf, statusIn } from './status.ts';

/** Where the words of the server end and the letter they are about begins. */
const copy =
  /^\s*-{2,}\s*(this is a copy|below this line|original message|the (body|header)|forwarded message|исходное|копия).*$|^\s*original message headers:?\s*$/i;
const failure =
  /could not be delivered|wasn't able to deliver|was(n't| not) delivered|undeliver|delivery (has )?fail|failed to deliver|did not reach|could not be reached|couldn't be delivered|permanent error|не может быть доставлено|не доставлено|невозможно доставить|не удалось доставить/i;
const delay =
  /has not yet been delivered|delivery (is |has been )?delayed|message .{0,40} delayed|will (continue|keep) (to try|trying)|still being retried|(доставка|доставлено).{0,40}(задерж|отложен)/i;
/** `user@host`, `<user@host>:` or `user@host on 12.11.2026 10:00`, alone at the head of a line. */
const alone = /^\s{0,8}'?<?([^\s<>@,;:()"']{1,64}@[^\s<>@,;:()"']{1,253})>?'?(?::|\s*$|\s+\(|\s+on\s)/;

export type Plain = { failed: Failed[]; messageIds: string[] };

/** Reports in words only: Exim and Mail.ru (`X-Failed-Recipients`), qmail, old Exchange. `returned`: to whom the letter went that came back. */
export function plainReport(
  text: string,
  subject: string,
  failedRecipients: string,
  returned: readonly string[],
): Plain | null {
  const lines = linesOf(text);
  const cut = lines.findIndex((line) => copy.test(line));
  const words = cut < 0 ? lines : lines.slice(0, cut);
  const told = `${subject}\n${words.join('\n')}`;
  const named = failedRecipients
    .slice(0, 10_000)
    .split(',')
    .flatMap((part) => addressIn(part) ?? []);
  const action =
    named.length > 0 ? 'failed' : delay.test(told) ? 'delayed' : failure.test(told) ? 'failed' : null;
  if (!action) return null;
  const said = paragraphsOf(words);
  const found = [...new Set([...named, ...said.keys()])];
  const addresses = (found.length > 0 ? found : returned).slice(0, MOST_RECIPIENTS);
  const failed = addresses.map((address) => {
    const why = said.get(address) ?? (found.length > 0 ? '' : words.join(' '));
    const status = statusIn(why) ?? (action === 'failed' ? '5.0.0' : '4.0.0');
    return failedOf([address], action, status, why);
  });
  const after = cut < 0 ? [] : lines.slice(cut);
  return { failed, messageIds: messageIdsIn(idLines(after)) };
}

const idLines = (lines: readonly string[]): string =>
  lines
    .filter((line, n) => /^message-id:/i.test(line) || /^message-id:\s*$/i.test(lines[n - 1] ?? ''))
    .join('\n');

/** What stands under each address, up to an empty line or the next one. */
function paragraphsOf(lines: readonly string[]): Map<string, string> {
  const said = new Map<string, string>();
  let address: string | null = null;
  for (const line of lines) {
    const found = alone.exec(line)?.[1]?.replace(/[.\]]+$/, '');
    if (found && said.size < MOST_RECIPIENTS) {
      address = found;
      if (!said.has(found))
        said.set(found, line.slice(line.indexOf(found) + found.length).replace(/^>?'?:?\s*/, ''));
    } else if (line.trim() === '') address = null;
    else if (address !== null) said.set(address, `${said.get(address) ?? ''} ${line.trim()}`.slice(0, 2000));
  }
  return said;
}
