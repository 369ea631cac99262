import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { newAttempt } from '#web/http/client.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useMe } from '#web/session/public.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { binDocument, type DocumentShown } from './documents.queries.ts';

interface BinDialogProps {
  document: DocumentShown;
  onClose: () => void;
  onDone: () => void;
}

/** One's own file goes with a word of warning; another's, or a signed one, with a reason that stays. */
export function BinDialog({ document, onClose, onDone }: BinDialogProps) {
  const { t } = useTranslation('files');
  const me = useMe();
  const attempt = useRef(newAttempt());
  const { name, covered, addedBy } = document;

  async function bin(reason?: string) {
    try {
      await binDocument(document.id, reason, attempt.current);
    } catch (cause) {
      attempt.current = newAttempt();
      return tellProblem(cause);
    }
    tell(t('bin.done', { name }));
    onDone();
    onClose();
  }

  const words = (
    <>
      {t('bin.consequence', { name })}
      {covered && ` ${t('bin.covered')}`}
    </>
  );
  const dialog = {
    opened: true,
    onClose,
    title: t('bin.title'),
    confirmLabel: t('bin.confirm'),
    danger: true,
  };
  return covered || addedBy.id !== me.employee.id ? (
    <ReasonDialog {...dialog} consequence={words} onConfirm={bin} />
  ) : (
    <ConfirmDialog {...dialog} onConfirm={() => bin()}>
      {words}
    </ConfirmDialog>
  );
}
