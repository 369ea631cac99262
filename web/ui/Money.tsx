import { useFormat } from '#web/i18n/FormatProvider.tsx';

/** A sum, never wrapped: «1 234 567,89 ₽». */
export function Money({ amount }: { amount: string | null }) {
  return <span className="tabular nowrap">{useFormat().money(amount)}</span>;
}
