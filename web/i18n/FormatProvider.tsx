import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, makeFormat } from './format.ts';

const DEFAULT_ZONE = 'Europe/Moscow';

const FormatContext = createContext<Format>(makeFormat('ru', DEFAULT_ZONE));

/** The time zone is the company's, not the browser's: two people must read the same hour. */
export function FormatProvider({
  timeZone = DEFAULT_ZONE,
  children,
}: {
  timeZone?: string;
  children: ReactNode;
}) {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'ru';
  const format = useMemo(() => makeFormat(language, timeZone), [language, timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

export const useFormat = (): Format => useContext(FormatContext);
