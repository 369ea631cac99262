import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { deskRoutes } from '#api/desk.ts';
import { Section } from '#web/ui/Section.tsx';
import classes from './Absences.module.css';
import { DecideButtons } from './DecideButtons.tsx';
import { RequestRows } from './RequestRows.tsx';

type Home = z.output<typeof deskRoutes.home.response>;

/** «Заявки на отсутствие» of the home page: what waits for my word. Nothing waits, nothing is said: it is seldom. */
export function AbsenceRequestsHome({ requests }: { requests: Home['absenceRequests'] }) {
  const { t } = useTranslation('absences');
  const { items, more } = requests;
  if (items.length === 0) return null;
  return (
    <Section
      title={t('home.title')}
      count={more ? undefined : items.length}
      flush
      actions={
        <a className={classes.all} href="/absences?view=decide">
          {t('home.all')}
        </a>
      }
    >
      <RequestRows requests={items} named acts={(request) => <DecideButtons request={request} />} />
    </Section>
  );
}
