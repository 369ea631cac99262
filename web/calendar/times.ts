/** As people type it: «14:30», «9.05», «1430», nothing; undefined where it is no time. */
export function timeOf(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const [, hours, minutes] = /^(\d{1,2})(?:[:.\s-]?(\d{2}))?$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? 0) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}
