import { useEffect, useRef, useState } from 'react';
import classes from './Preview.module.css';
import { drawPage, type PDFDocumentProxy, type PDFPageProxy, TextLayer } from './pdf.ts';

interface PdfPageProps {
  pdf: PDFDocumentProxy;
  number: number;
  /** Of the page on the screen, in pixels. */
  width: number;
  /** Height by width, until the page itself is known. */
  ratio: number;
  label: string;
}

const NEAR = '800px 0px';

/** Drawn when it comes near and let go when it is far: a book of a thousand pages holds a few canvases. */
export function PdfPage({ pdf, number, width, ratio, label }: PdfPageProps) {
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [page, setPage] = useState<PDFPageProxy | null>(null);

  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: NEAR,
    });
    if (frame.current) watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    if (!isNear || page) return;
    let isGone = false;
    void pdf.getPage(number).then(
      (found) => !isGone && setPage(found),
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [isNear, page, pdf, number]);

  useEffect(() => {
    if (!isNear || !page || !canvas.current) return;
    const drawing = drawPage(page, canvas.current, width, window.devicePixelRatio || 1);
    // cut off when the page goes or its size changes
    drawing.promise.catch(() => {});
    return () => drawing.cancel();
  }, [isNear, page, width]);

  const natural = page?.getViewport({ scale: 1 });
  const scale = natural ? width / natural.width : 1;
  useEffect(() => {
    if (!isNear || !page || !text.current) return;
    const container = text.current;
    const layer = new TextLayer({
      textContentSource: page.streamTextContent(),
      container,
      viewport: page.getViewport({ scale }),
    });
    layer.render().catch(() => {});
    return () => {
      layer.cancel();
      container.replaceChildren();
    };
  }, [isNear, page, scale]);

  const height = Math.round(natural ? natural.height * scale : width * ratio);
  return (
    <section
      ref={frame}
      className={classes.sheet}
      data-page={number}
      aria-label={label}
      style={{ width, height }}
    >
      {isNear && (
        <>
          <canvas ref={canvas} className={classes.canvas} />
          <div ref={text} className={classes.text} style={{ '--total-scale-factor': scale } as object} />
        </>
      )}
    </section>
  );
}
