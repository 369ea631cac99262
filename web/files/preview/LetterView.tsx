import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentText } from '#web/ui/DateText.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { type Letter, readLetter } from './letter.ts';
import classes from './Preview.module.css';
import { printSheets } from './printSheets.ts';
import { sheetOfText } from './TextView.tsx';
import { Trouble } from './Trouble.tsx';
import { useTools, type ViewProps } from './tools.ts';

export default function LetterView({ bytes, onTools }: ViewProps & { bytes: ArrayBuffer }) {
  const { t } = useTranslation('files');
  const size = useFileSize();
  const [letter, setLetter] = useState<Letter | 'broken' | null>(null);
  useEffect(() => {
    readLetter(bytes).then(setLetter, () => setLetter('broken'));
  }, [bytes]);
  const read = letter === 'broken' ? null : letter;
  const rows: [string, string][] = read
    ? [
        [t('preview.letter.from'), read.from],
        [t('preview.letter.to'), read.to],
        [t('preview.letter.cc'), read.cc],
      ]
    : [];
  const filled = rows.filter(([, value]) => value !== '');
  useTools(
    onTools,
    read
      ? {
          print: () =>
            printSheets([
              sheetOfText([read.subject, ...filled.map((row) => row.join(': ')), '', read.text].join('\n')),
            ]),
        }
      : {},
    [read],
  );

  if (letter === 'broken') return <Trouble reason="broken" />;
  if (!read) return <p className={classes.quiet}>{t('preview.loading')}</p>;
  return (
    <article className={classes.paper}>
      <h3 className={classes.subject}>{read.subject || t('preview.letter.noSubject')}</h3>
      <dl className={classes.letterHead}>
        {filled.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {read.date && (
          <div>
            <dt>{t('preview.letter.date')}</dt>
            <dd>
              <MomentText at={read.date} />
            </dd>
          </div>
        )}
      </dl>
      {read.attachments.length > 0 && (
        <section aria-label={t('preview.letter.attachments')}>
          <p className={classes.note}>{t('preview.letter.attachmentsHow')}</p>
          <ul className={classes.attachments}>
            {read.attachments.map((one, n) => (
              <li key={n}>
                {one.name || t('preview.letter.noName')} <span className="meta">{size(one.bytes)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <pre className={classes.plain}>{read.text === '' ? t('preview.emptyText') : read.text}</pre>
    </article>
  );
}
