import { displayPhone, parsePhone, phoneUri } from '#domain/values/phone.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';

/** «+7 (916) 000-00-00» that calls; a number nobody can read stays as it was written. */
export function PhoneLink({ phone }: { phone: string }) {
  const { language } = useFormat();
  const parsed = parsePhone(phone);
  if (!parsed.ok) return <span className="tabular">{phone}</span>;
  return (
    <span className="nowrap tabular">
      <TextLink href={phoneUri(parsed.value)}>{displayPhone(parsed.value, language)}</TextLink>
    </span>
  );
}
