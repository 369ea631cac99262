import { useElementSize } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from '#web/ui/undo.tsx';
import { PdfPage } from './PdfPage.tsx';
import classes from './Preview.module.css';
import { openPdf, type PDFDocumentProxy, type PdfTrouble, troubleOf } from './pdf.ts';
import { mostSheets, sheetsOf } from './pdfSheets.ts';
import { printSheets } from './printSheets.ts';
import { Trouble } from './Trouble.tsx';
import { useTools, type ViewProps } from './tools.ts';
import { useShownPage } from './useShownPage.ts';

/** Points of a PDF on a screen, and the widest a page gets by itself. */
const PX_PER_POINT = 96 / 72;
const WIDEST = 1100;
const MARGIN = 32;

type Opened = { pdf: PDFDocumentProxy; width: number; ratio: number };

export default function PdfView({ name, bytes, stage, onTools }: ViewProps & { bytes: ArrayBuffer }) {
  const { t } = useTranslation('files');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [trouble, setTrouble] = useState<PdfTrouble | null>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const room = useElementSize();

  useEffect(() => {
    const opening = openPdf(bytes);
    let isGone = false;
    opening.pdf
      .then(async (pdf) => {
        const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
        if (!isGone) setOpened({ pdf, width: width * PX_PER_POINT, ratio: height / width });
      })
      .catch((error: unknown) => !isGone && setTrouble(troubleOf(error)));
    return () => {
      isGone = true;
      opening.close();
    };
  }, [bytes]);

  const fit = Math.max(100, Math.min(WIDEST, room.width - (room.width > 600 ? MARGIN : 0)));
  const natural = opened?.width ?? fit;
  const shown = zoom ?? fit / natural;
  const total = opened?.pdf.numPages ?? 0;
  const at = useShownPage(stage, total, opened !== null);
  async function print() {
    if (!opened) return;
    if (total > mostSheets) return tell(t('preview.printMany', { count: mostSheets }));
    const sheets = await sheetsOf(opened.pdf);
    await printSheets(sheets.images);
    sheets.release();
  }
  useTools(
    onTools,
    opened
      ? { zoom: { percent: shown * 100, isFit: zoom === null, set: setZoom }, page: { at, total }, print }
      : {},
    [opened, shown, zoom, at, total],
  );

  if (trouble) return <Trouble reason={trouble} />;
  return (
    <div ref={room.ref} className={classes.pages}>
      {opened && room.width > 0 ? (
        Array.from({ length: total }, (_, n) => (
          <PdfPage
            key={n + 1}
            pdf={opened.pdf}
            number={n + 1}
            width={Math.round(natural * shown)}
            ratio={opened.ratio}
            label={t('preview.pageOf', { at: n + 1, total, name })}
          />
        ))
      ) : (
        <p className={classes.quiet} role="status">
          {t('preview.loading')}
        </p>
      )}
    </div>
  );
}
