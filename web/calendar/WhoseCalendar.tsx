import { CloseButton, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personQuery, searchActivePeople } from '#web/people/public.ts';
import { EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import classes from './Calendar.module.css';

const MODES = ['mine', 'department', 'people'] as const;
const MOST = 50;

/** «Чей: Мой | Отдел | Выбрать людей»; `who` is as in the address, undefined is one's own. */
export function WhoseCalendar({
  who,
  onWho,
}: {
  who: string | undefined;
  onWho: (who: string | undefined) => void;
}) {
  const { t } = useTranslation('calendar');
  const [choosing, setChoosing] = useState(false);
  const ids = who && who !== 'department' ? who.split(',').map(Number) : [];
  const mode = ids.length > 0 || choosing ? 'people' : who === 'department' ? 'department' : 'mine';
  const choose = (next: string) => {
    setChoosing(next === 'people');
    if (next !== 'people') onWho(next === 'department' ? next : undefined);
  };
  const put = (next: number[]) => onWho(next.length > 0 ? next.join(',') : undefined);
  return (
    <div className={classes.whose}>
      <SegmentedControl
        aria-label={t('whoLabel')}
        data={MODES.map((value) => ({ value, label: t(`who.${value}`) }))}
        value={mode}
        onChange={choose}
      />
      {mode === 'people' && (
        <>
          {ids.map((id) => (
            <Chosen
              key={id}
              id={id}
              onRemove={() => {
                setChoosing(true);
                put(ids.filter((one) => one !== id));
              }}
            />
          ))}
          {ids.length < MOST && (
            <div className={classes.addPerson}>
              <EntityCombobox
                key={ids.join()}
                label={t('addPerson')}
                value={null}
                search={searchActivePeople}
                onChange={(one) => one && put([...new Set([...ids, Number(one.id)])])}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}

function Chosen({ id, onRemove }: { id: number; onRemove: () => void }) {
  const { t } = useTranslation('calendar');
  const name = useQuery(personQuery(id)).data?.shortName ?? `№ ${id}`;
  return (
    <span className={classes.chosen}>
      {name}
      <CloseButton size="sm" aria-label={t('removePerson', { name })} onClick={onRemove} />
    </span>
  );
}
