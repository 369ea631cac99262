import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../clients.queries.ts';
import { SegmentsDialog } from './SegmentsDialog.tsx';
import classes from './segments.module.css';

/** «Группы: Нефтегаз, ЦФО» on the card, with the way to change them. */
export function SegmentsLine({ client }: { client: Client }) {
  const { t } = useTranslation('clients');
  const [open, setOpen] = useState(false);
  const mayEdit = client.abilities.edit.allowed;
  const names = client.segments.map(({ name }) => name).join(', ');
  if (names === '' && !mayEdit) return null;
  return (
    <span className={classes.line}>
      {names === '' ? (
        <button type="button" className={`${classes.add} noPrint`} onClick={() => setOpen(true)}>
          {t('base.segments.add')}
        </button>
      ) : (
        <>
          {t('base.segments.on', { names })}
          {mayEdit && (
            <ActionIcon
              className="noPrint"
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('base.segments.edit')}
              onClick={() => setOpen(true)}
            >
              <IconPencil size={14} stroke={1.5} />
            </ActionIcon>
          )}
        </>
      )}
      {open && <SegmentsDialog client={client} onClose={() => setOpen(false)} />}
    </span>
  );
}
