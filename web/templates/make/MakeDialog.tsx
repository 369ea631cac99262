import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { type MadeDocument, type Place, type Template, valuesQuery } from '../templates.queries.ts';
import { ValuesForm } from './ValuesForm.tsx';

interface MakeDialogProps {
  template: Template;
  place: Place;
  onClose: () => void;
  onMade?: ((document: MadeDocument) => void) | undefined;
}

/** What will stand in the document, to be looked over and mended before it is made. */
export function MakeDialog({ template, place, onClose, onMade }: MakeDialogProps) {
  const { t } = useTranslation('templates');
  const { t: common } = useTranslation('common');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('make.title', { name: template.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <Values template={template} place={place} onClose={onClose} onMade={onMade} />
    </Modal>
  );
}

export function Values({ template, place, onClose, onMade }: MakeDialogProps) {
  const values = useQuery(valuesQuery(template.id, place));
  if (values.isPending) return <SkeletonRows />;
  if (values.isError)
    return <ErrorState {...failureOf(values.error)} onRetry={() => void values.refetch()} />;
  return (
    <ValuesForm template={template} place={place} shown={values.data} onClose={onClose} onMade={onMade} />
  );
}
