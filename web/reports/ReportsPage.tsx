import { type Icon, IconChartBar, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Page } from '#web/ui/Page.tsx';
import classes from './Reports.module.css';

const REPORTS: { key: 'standing' | 'terms'; href: string; icon: Icon }[] = [
  { key: 'standing', href: '/reports/standing', icon: IconChartBar },
  { key: 'terms', href: '/reports/terms', icon: IconHourglass },
];

/** What there is to open: a plain list, each with a sentence of what it answers. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  return (
    <Page title={t('title')} width="form">
      <ul className={classes.reports}>
        {REPORTS.map(({ key, href, icon: Icon }) => (
          <li key={key}>
            <a className={classes.report} href={href}>
              <Icon size={22} stroke={1.5} aria-hidden="true" />
              <span>
                <span className={classes.name}>{t(`${key}.title`)}</span>
                <span className={classes.about}>{t(`${key}.about`)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
