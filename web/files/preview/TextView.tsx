import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { decodeText } from './decodeText.ts';
import classes from './Preview.module.css';
import { printSheets } from './printSheets.ts';
import { useTools, type ViewProps } from './tools.ts';

/** Letters and nothing else: what looks like markup is shown as it is written. */
export function TextView({ bytes, whole, onTools }: ViewProps & { bytes: ArrayBuffer; whole: boolean }) {
  const { t } = useTranslation('files');
  const size = useFileSize();
  const text = useMemo(() => decodeText(bytes), [bytes]);
  useTools(onTools, { print: () => printSheets([sheetOfText(text)]) }, [text]);
  return (
    <div className={classes.paper}>
      {!whole && (
        <p className={classes.note} role="note">
          {t('preview.beginning', { size: size(bytes.byteLength) })}
        </p>
      )}
      <pre className={classes.plain}>{text === '' ? t('preview.emptyText') : text}</pre>
    </div>
  );
}

export function sheetOfText(text: string): HTMLElement {
  const sheet = document.createElement('pre');
  sheet.textContent = text;
  return sheet;
}
