import { useTranslation } from 'react-i18next';
import type { Column } from '#web/table/columns.ts';
import { PersonName } from './PersonName.tsx';
import { PhoneLink } from './PhoneLink.tsx';
import { Presence } from './Presence.tsx';
import classes from './people.module.css';
import type { EmployeeRow } from './people.queries.ts';

export function usePeopleColumns(): Column<EmployeeRow>[] {
  const { t } = useTranslation('people');
  return [
    { key: 'name', header: t('column.name'), cell: (row) => <PersonName name={row.name} /> },
    { key: 'position', header: t('column.position'), cell: (row) => row.position, grow: true },
    {
      key: 'department',
      header: t('column.department'),
      cell: (row) => row.departmentName,
    },
    {
      key: 'extension',
      header: t('column.extension'),
      cell: (row) => row.extension && t('extension', { number: row.extension }),
    },
    { key: 'phone', header: t('column.phone'), cell: (row) => row.phone && <PhoneLink phone={row.phone} /> },
    {
      key: 'presence',
      header: t('column.presence'),
      cell: (row) => (
        <div className={classes.narrow}>
          <Presence person={row} />
        </div>
      ),
    },
  ];
}
