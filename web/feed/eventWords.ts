import { useTranslation } from 'react-i18next';
import type { FeedEvent } from './feed.types.ts';

type Said = Pick<FeedEvent, 'kind' | 'label' | 'before' | 'after'> & Partial<Pick<FeedEvent, 'stepTitle'>>;

/** One fact in one sentence without its doer: «Сумма»: 500 000,00 ₽ → 600 000,00 ₽. */
export function useEventWords(): (event: Said) => string {
  const { t, i18n } = useTranslation('feed');
  return ({ kind, label, before, after, stepTitle }) => {
    const place = { label: label ?? '', before: short(before), after: short(after), step: stepTitle ?? '' };
    // Of several changes of a card at once each side is a list: their titles say enough in one line.
    const many = kind.endsWith('Edited') && `${before}${after}`.includes('\n');
    const form = many ? 'label' : formOf({ label, before, after, stepTitle });
    const exact = `event.${kind}.${form}`;
    if (i18n.exists(exact, { ns: 'feed' })) return t(exact as 'title', place);
    const plain = `event.${kind}`;
    // A kind that has several forms is an object; a kind nobody has worded yet still says its title.
    if (typeof i18n.getResource(i18n.language, 'feed', plain) === 'string') return t(plain as 'title', place);
    const own = `event.${kind}.bare`;
    if (i18n.exists(own, { ns: 'feed' })) return t(own as 'title', place);
    return t(label ? 'event.other.label' : 'event.other.bare', place);
  };
}

const LONG = 160;

/** The feed tells that a long text changed; the text itself stands on the card. */
function short(value: string | null): string {
  const text = (value ?? '').replaceAll('\n', ', ');
  return text.length > LONG ? `${text.slice(0, LONG).trimEnd()}…` : text;
}

function formOf({ label, before, after, stepTitle }: Omit<Said, 'kind'>): string {
  if (before && after) return 'changed';
  if (after) return 'set';
  if (before) return 'was';
  if (label) return 'label';
  return stepTitle ? 'step' : 'bare';
}
