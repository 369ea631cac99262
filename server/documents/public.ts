export { hangDocument } from './add-document.ts';
export { type DocumentShown, documentsOfOrder } from './documents.present.ts';
export { asAttachment, safeFileName } from './file-names.ts';
export { fileStorage, type Storage } from './storage.ts';
