export { AskKind } from './AskKind.tsx';
export { DocumentsPanel, type DocumentsPanelProps } from './DocumentsPanel.tsx';
export { type DocumentKind, documentKinds, isCommercial, isKind, kindByName } from './kinds.ts';
export { FilesOfClient } from './send/FilesOfClient.tsx';
export { useAttachments } from './send/useAttachments.ts';
export { sendFile } from './sendFile.ts';
export { useFilesOverPage } from './useFilesOverPage.ts';
export { useOpenDocument } from './useOpenDocument.ts';
