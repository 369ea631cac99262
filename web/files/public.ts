export { DocumentsPanel, type DocumentsPanelProps } from './DocumentsPanel.tsx';
export { isKind } from './kinds.ts';
export { sendFile } from './sendFile.ts';
export { useFilesOverPage } from './useFilesOverPage.ts';
