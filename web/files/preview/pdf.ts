import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  version,
} from 'pdfjs-dist';

export { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist';

/** Beside our own scripts and under their policy: the worker, fonts of the standard fourteen, decoders without WebAssembly. */
const home = `/assets/pdfjs-${version}/`;
GlobalWorkerOptions.workerSrc = `${home}pdf.worker.min.mjs`;

/** One for all documents looked at: it starts while the first is still on its way. */
const worker = new PDFWorker();

const MOST_IMAGE_PIXELS = 64_000_000;
const MOST_CANVAS_PIXELS = 16_000_000;

export type PdfTrouble = 'password' | 'broken';

/** Nothing of a PDF is run: no scripting, no forms, no links; only what is drawn. */
export function openPdf(bytes: ArrayBuffer): { pdf: Promise<PDFDocumentProxy>; close: () => void } {
  const task = getDocument({
    // the worker takes what it is given away from us
    data: new Uint8Array(bytes.slice(0)),
    worker,
    standardFontDataUrl: home,
    wasmUrl: home,
    useWasm: false,
    useWorkerFetch: false,
    disableWorkerRendering: true,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    verbosity: 0,
  });
  return { pdf: task.promise, close: () => void task.destroy() };
}

export const troubleOf = (error: unknown): PdfTrouble =>
  error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken';

/** As many pixels as the screen has, but never more than a canvas holds. */
export function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number, density: number) {
  const natural = page.getViewport({ scale: 1 });
  const scale = width / natural.width;
  const area = natural.width * scale * (natural.height * scale);
  const sharp = Math.min(density, Math.sqrt(MOST_CANVAS_PIXELS / area));
  const viewport = page.getViewport({ scale: scale * sharp });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  return page.render({ canvas, viewport });
}
