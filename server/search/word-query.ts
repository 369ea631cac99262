import { toRussianLayout } from '#domain/values/keyboardLayout.ts';

/**
 * What was typed, as questions for the word search of the database: letters and digits only, so nothing in them is an operator there.
 * null: too little was typed for such a question.
 */
export type WordQuery = {
  typed: string;
  /** All of the words, the last perhaps not typed to its end: for texts. */
  all: string | null;
  /** Any of them: for the passage. */
  any: string;
  /** All of the words, each perhaps only a beginning: for names. */
  begun: string | null;
};

/** A shorter word is in every text. */
const shortestAsked = 3;
/** A shorter beginning begins too many words. */
const shortestBegun = 4;
const mostWords = 8;

export function wordQuery(typed: string): WordQuery {
  const words = (
    typed
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .map((word) => word.slice(0, 60))
    .slice(0, mostWords);
  const asked = words.map((word, at) =>
    at === words.length - 1 && word.length >= shortestBegun ? `${word}:*` : word,
  );
  const isEnough = words.some((word) => word.length >= shortestAsked);
  const begins = words.some((word) => word.length > 1);
  return {
    typed,
    all: isEnough ? asked.join(' & ') : null,
    any: asked.join(' | '),
    begun: begins ? words.map((word) => `${word}:*`).join(' & ') : null,
  };
}

/** As typed, then in the other keyboard layout where that is another text. */
export function wordReadings(typed: string): WordQuery[] {
  const switched = /[a-z]/i.test(typed) ? toRussianLayout(typed).toLowerCase().trim() : typed;
  return switched === typed ? [wordQuery(typed)] : [wordQuery(typed), wordQuery(switched)];
}
