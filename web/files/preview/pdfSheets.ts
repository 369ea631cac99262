import { drawPage, type PDFDocumentProxy } from './pdf.ts';
import { sheetOfImage } from './printSheets.ts';

/** More pages than these are printed from the file itself. */
export const mostSheets = 100;
/** A4 at 150 dots an inch. */
const SHEET_WIDTH = 1240;

/** Every page as a picture of its own, one after the other, so that only one canvas is held at a time. */
export async function sheetsOf(pdf: PDFDocumentProxy) {
  const images: HTMLImageElement[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const canvas = document.createElement('canvas');
    await drawPage(await pdf.getPage(number), canvas, SHEET_WIDTH, 1).promise;
    const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    if (picture) images.push(sheetOfImage(URL.createObjectURL(picture)));
  }
  const release = () => {
    for (const image of images) URL.revokeObjectURL(image.src);
  };
  return { images, release };
}
