import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#web/session/public.ts';
import { type ClientsSearch, countFilters } from '../list/filters.ts';
import { SegmentNameDialog } from './SegmentNameDialog.tsx';

/** What the list is narrowed by becomes a live group; words that were typed and the archive make none. */
export function SaveAsSegment({ search }: { search: ClientsSearch }) {
  const { t } = useTranslation('clients');
  const [open, setOpen] = useState(false);
  const me = useMe();
  const narrowed = search.managerId !== undefined || countFilters(search, me.employee.id) > 0;
  const mayMake = me.abilities.createClient && me.abilities.seesAllClients;
  if (!mayMake || !narrowed || search.search || search.archived) return null;
  return (
    <>
      <Button className="noPrint" size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {t('base.segments.save')}
      </Button>
      {open && <SegmentNameDialog segment={null} from={search} onClose={() => setOpen(false)} />}
    </>
  );
}
