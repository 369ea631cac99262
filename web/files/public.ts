export { DocumentsPanel, type DocumentsPanelProps } from './DocumentsPanel.tsx';
