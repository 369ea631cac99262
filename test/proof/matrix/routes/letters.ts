import { type Cell, equal, type Sentences, sentence } from '../cell.ts';
import type { LetterFacts } from '../gallery/letters.ts';
import { changeLetter, seesLetter, suppress } from '../oracle/letters.ts';
import { seesAllClients } from '../oracle/sees.ts';
import { done } from '../verdict.ts';

type Act = Pick<Cell, 'body' | 'bytes' | 'parts'> & { rest: string };
const reads = (make: (letter: LetterFacts) => Act) => ofLetter(make, () => done);
const changes = (make: (letter: LetterFacts) => Act) => ofLetter(make, changeLetter);

const ofLetter = (
  make: (letter: LetterFacts) => Act,
  verdict: (who: Parameters<typeof changeLetter>[0], letter: LetterFacts) => ReturnType<typeof changeLetter>,
) =>
  sentence(({ letter }): Cell[] => {
    const { rest, ...act } = make(letter);
    return [
      {
        ...act,
        on: 'the manager’s letter to clients',
        path: `/campaigns/${letter.id}${rest}`,
        sees: (who) => seesLetter(who, letter),
        verdict: (who) => verdict(who, letter),
      },
    ];
  });

export const letters: Sentences = {
  'campaigns.preview': reads(() => ({ rest: '/preview' })),
  'campaigns.checks': reads(() => ({ rest: '/checks' })),
  'campaigns.test': changes(() => ({ rest: '/tests', body: () => ({}) })),
  'campaigns.addFile': changes(() => ({
    rest: '/files?name=a.txt&kind=attachment',
    bytes: Buffer.from('текст'),
  })),
  'campaigns.file': reads(({ fileId }) => ({ rest: `/files/${fileId}` })),
  'campaigns.dropFile': changes(({ fileId }) => ({ rest: `/files/${fileId}` })),
  'suppressions.list': sentence(() => [
    {
      on: 'addresses nobody writes to',
      path: '/suppressions',
      verdict: () => done,
      parts: ({ body }, who) => equal('addresses', body.items.length, seesAllClients(who) ? 1 : 0),
    },
  ]),
  'suppressions.add': sentence(() => [
    {
      on: 'addresses nobody writes to',
      path: '/suppressions',
      body: () => ({ address: 'never@example.org' }),
      verdict: suppress,
    },
  ]),
};
