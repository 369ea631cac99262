import { useTranslation } from 'react-i18next';
import type { Column } from '#web/table/columns.ts';
import { PersonName } from './PersonName.tsx';
import { PhoneLink } from './PhoneLink.tsx';
import { Photo } from './Photo.tsx';
import { Presence } from './Presence.tsx';
import classes from './people.module.css';
import type { EmployeeRow } from './people.queries.ts';

export function usePeopleColumns(): Column<EmployeeRow>[] {
  const { t } = useTranslation('people');
  return [
    {
      key: 'name',
      header: t('column.name'),
      cell: (row) => (
        <span className={classes.who}>
          <Photo person={row} size={32} />
          <PersonName name={row.name} />
        </span>
      ),
    },
    {
      key: 'position',
      header: t('column.position'),
      cell: (row) => (
        <span className={classes.does}>
          <span>{row.position}</span>
          {row.duties && (
            <span className="meta" title={row.duties}>
              {row.duties}
            </span>
          )}
        </span>
      ),
      grow: true,
    },
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
    {
      key: 'phone',
      header: t('column.phone'),
      cell: (row) => <Phones row={row} />,
      empty: (row) => !row.phone && !row.mobile,
    },
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

/** The work phone, the mobile one under it. */
function Phones({ row: { phone, mobile } }: { row: EmployeeRow }) {
  if (!phone && !mobile) return null;
  return (
    <span className={classes.phones}>
      {phone && <PhoneLink phone={phone} />}
      {mobile && <PhoneLink phone={mobile} />}
    </span>
  );
}
