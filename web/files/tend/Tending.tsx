import { BinDialog } from '../BinDialog.tsx';
import type { DocumentShown } from '../documents.queries.ts';
import type { Tending as What } from './DocumentMenu.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { NewVersionDialog } from './NewVersionDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';

interface TendingProps {
  what: What;
  document: DocumentShown;
  onClose: () => void;
  onDone: () => void;
}

/** The dialog of what was chosen for a document. */
export function Tending({ what, ...props }: TendingProps) {
  switch (what) {
    case 'version':
      return <NewVersionDialog {...props} />;
    case 'versions':
      return <VersionsDialog {...props} />;
    case 'rename':
      return <RenameDialog {...props} />;
    case 'move':
      return <MoveDialog {...props} />;
    case 'bin':
      return <BinDialog {...props} />;
  }
}
