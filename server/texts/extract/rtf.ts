/**
 * The words of a .rtf: letters in the code page of the document or as `\u`, without fonts, colours, pictures and the remarks of
 * programs. Groups are counted, not nested, so depth costs nothing.
 */
export function readRtf(file: Buffer): string {
  const source = file.toString('latin1');
  const out: string[] = [];
  const groups: Group[] = [{ hidden: false, skip: 1 }];
  let decoder = new TextDecoder('windows-1251');
  let bytes: number[] = [];
  /** Letters still to be left out after a `\u`, which repeats them for old readers. */
  let pending = 0;
  const here = () => groups[groups.length - 1] as Group;
  const flush = () => {
    if (bytes.length > 0) out.push(decoder.decode(Uint8Array.from(bytes)));
    bytes = [];
  };
  const byte = (code: number) => {
    if (here().hidden) return;
    if (pending > 0) pending--;
    else bytes.push(code);
  };
  const say = (text: string) => {
    if (here().hidden) return;
    flush();
    out.push(text);
  };

  for (let at = 0; at < source.length; at++) {
    const sign = source[at] ?? '';
    if (sign === '{') {
      if (groups.length < deepest) groups.push({ ...here() });
      else groups.push(here());
      pending = 0;
    } else if (sign === '}') {
      if (groups.length > 1) groups.pop();
      pending = 0;
    } else if (sign === '\\') {
      control.lastIndex = at + 1;
      const found = control.exec(source);
      if (!found) {
        at++;
        const next = source[at] ?? '';
        if (next === '*') here().hidden = true;
        else if (next === '~') say(' ');
        else if (next === '_') say('-');
        else if (next === '\n' || next === '\r') say('\n');
        else if (next === "'") {
          const code = Number.parseInt(source.slice(at + 1, at + 3), 16);
          if (Number.isFinite(code)) byte(code);
          at += 2;
        } else if ('\\{}'.includes(next)) byte(next.charCodeAt(0));
        continue;
      }
      at = control.lastIndex - 1;
      const [, word = '', number] = found;
      if (hides.has(word)) here().hidden = true;
      else if (breaks[word] !== undefined) say(breaks[word]);
      else if (word === 'uc') here().skip = Number(number ?? 1);
      else if (word === 'u' && number !== undefined) {
        say(String.fromCharCode(Number(number) & 0xffff));
        pending = here().skip;
      } else if (word === 'ansicpg' && number !== undefined) {
        flush();
        decoder = decoderOf(number);
      } else if (word === 'bin') at += Math.max(0, Number(number ?? 0));
    } else if (sign !== '\r' && sign !== '\n') byte(sign.charCodeAt(0));
  }
  flush();
  return out.join('').toWellFormed();
}

type Group = { hidden: boolean; skip: number };
/** Deeper groups share one: nobody writes them, and each would take memory. */
const deepest = 1000;
const control = /([a-z]{1,32})(-?\d{1,10})? ?/y;
const hides = new Set([
  ...['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'themedata', 'datastore', 'fldinst'],
  ...['listtable', 'listoverridetable', 'rsidtbl', 'generator', 'filetbl', 'xmlnstbl', 'colorschememapping'],
]);
const breaks: Record<string, string> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};

function decoderOf(codePage: string): TextDecoder {
  try {
    return new TextDecoder(codePage === '866' ? 'ibm866' : `windows-${codePage}`);
  } catch {
    return new TextDecoder('windows-1251');
  }
}
