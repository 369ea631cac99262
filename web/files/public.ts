export { DocumentsPanel, type DocumentsPanelProps } from './DocumentsPanel.tsx';
export { isKind } from './kinds.ts';
export { FilesOfClient } from './send/FilesOfClient.tsx';
export { useAttachments } from './send/useAttachments.ts';
export { sendFile } from './sendFile.ts';
export { useFilesOverPage } from './useFilesOverPage.ts';
