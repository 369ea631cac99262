import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';

/** «268 МБ», «1,4 МБ», «12 КБ»: two digits of meaning are enough. */
export function useFileSize(): (bytes: number) => string {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (bytes) => {
    const kb = bytes / 1024;
    if (kb < 1000) return t('file.kb', { n: format.number(Math.max(1, Math.round(kb))) });
    const mb = kb / 1024;
    if (mb < 1000) return t('file.mb', { n: format.number(rounded(mb)) });
    return t('file.gb', { n: format.number(rounded(mb / 1024)) });
  };
}

function rounded(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
