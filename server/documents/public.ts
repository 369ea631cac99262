export { hangDocument } from './add-document.ts';
export { cleanStore } from './clean-store.job.ts';
export { type DocumentShown, documentsOfOrder } from './documents.present.ts';
export { asAttachment, safeFileName } from './file-names.ts';
export type { Incoming } from './incoming.ts';
export { forgetUnmade, workOnPreview } from './previews/make-preview.job.ts';
export { fileStorage, type Storage } from './storage.ts';
export { storageOf } from './store-by-settings.ts';
