import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { daysOfQuarter, type Quarter, quarterOf, sayQuarter } from '#domain/values/quarters.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { DateText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import type { TermRow } from '../reports.queries.ts';
import { Left, Renewal } from './cells.tsx';
import classes from './Terms.module.css';

interface TermsListProps {
  rows: TermRow[];
  quarters: { from: string; count: number; more: boolean }[];
}

/** Quarters in the order of the rows, each with how many it has in all. */
export function TermsList({ rows, quarters }: TermsListProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const said = (quarter: Quarter) => {
    const found = quarters.find(({ from }) => from === daysOfQuarter(quarter).from);
    if (!found) return null;
    return t(found.more ? 'terms.countMore' : 'terms.count', { count: found.count });
  };
  return (
    <div className={classes.quarters}>
      {grouped(rows).map(({ quarter, items }) => {
        const name = sayQuarter(quarter, format.language);
        return (
          <Section
            key={name}
            title={name}
            flush
            actions={<span className={classes.count}>{said(quarter)}</span>}
          >
            {narrow ? (
              <Cards rows={items} />
            ) : (
              <Table rows={items} label={t('terms.label', { quarter: name })} />
            )}
          </Section>
        );
      })}
    </div>
  );
}

function grouped(rows: TermRow[]): { quarter: Quarter; items: TermRow[] }[] {
  const groups: { quarter: Quarter; items: TermRow[] }[] = [];
  for (const row of rows) {
    const quarter = quarterOf(row.validUntil);
    const last = groups.at(-1);
    if (last && last.quarter.year === quarter.year && last.quarter.quarter === quarter.quarter)
      last.items.push(row);
    else groups.push({ quarter, items: [row] });
  }
  return groups;
}

function Table({ rows, label }: { rows: TermRow[]; label: string }) {
  const { t } = useTranslation('reports');
  const columns = ['order', 'company', 'contract', 'manager', 'until', 'left', 'renewal'] as const;
  return (
    <section className={classes.scroller} aria-label={label} tabIndex={0}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((key) => (
              <th key={key} scope="col" data-column={key}>
                {t(`terms.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <TextLink href={`/orders/${row.id}`}>{row.number}</TextLink>
              </th>
              <td data-column="company" title={`${row.client.name} · ${row.title}`}>
                <a className={classes.quiet} href={`/clients/${row.client.id}`}>
                  {row.client.name}
                </a>{' '}
                <span className="muted">{row.title}</span>
              </td>
              <td>
                <Contract row={row} />
              </td>
              <td>
                <Person person={row.manager} />
              </td>
              <td>
                <DateText date={row.validUntil} />
              </td>
              <td>
                <Left days={row.daysLeft} />
              </td>
              <td>
                <Renewal row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Contract({ row: { contract } }: { row: TermRow }) {
  const { t } = useTranslation('reports');
  if (!contract) return <span className="muted">{t('terms.noContract')}</span>;
  return (
    <a className={classes.quiet} href={`/contracts/${contract.id}`}>
      {contract.number}
    </a>
  );
}

function Cards({ rows }: { rows: TermRow[] }) {
  return (
    <ul className={classes.cards}>
      {rows.map((row) => (
        <li key={row.id} className={classes.card}>
          <div className={classes.cardHead}>
            <TextLink href={`/orders/${row.id}`}>{row.number}</TextLink>
            <span>
              <DateText date={row.validUntil} /> · <Left days={row.daysLeft} />
            </span>
          </div>
          <div>
            <a className={classes.quiet} href={`/clients/${row.client.id}`}>
              {row.client.name}
            </a>{' '}
            <span className="muted">{row.title}</span>
          </div>
          <div className={classes.cardFoot}>
            <Person person={row.manager} />
            <Renewal row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}
