import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '#web/ui/Page.tsx';
import { AbsenceDialog } from './AbsenceDialog.tsx';
import classes from './Absences.module.css';
import { absencesQuery, requestsQuery } from './absences.queries.ts';
import { type AbsenceSearch, VIEWS, type View } from './absenceView.ts';
import { NowView } from './NowView.tsx';
import { PlanView } from './PlanView.tsx';
import { RequestsView } from './RequestsView.tsx';

const route = getRouteApi('/app/absences');

/** Who is away and who will be, what I asked for, what waits for my word, and the year of a department. */
export function AbsencesPage() {
  const { t } = useTranslation('absences');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: AbsenceSearch) =>
    void navigate({ search: (was) => ({ ...was, ...part }), replace: true });
  const enters = useQuery(absencesQuery).data?.enters ?? false;
  const waiting = useQuery(requestsQuery('mine')).data?.waiting ?? 0;
  const [entering, setEntering] = useState(false);
  const { view = 'now' } = search;
  const views = VIEWS.filter((one) => one !== 'decide' || enters || waiting > 0 || view === 'decide');
  const label = (one: View) => (
    <>
      <span className={classes.long}>{t(`view.${one}`)}</span>
      <span className={classes.short}>{t(`viewShort.${one}`)}</span>
      {one === 'decide' && waiting > 0 && ` · ${waiting}`}
    </>
  );

  return (
    <Page
      title={t('title')}
      actions={
        <>
          {enters && (
            <Button variant="default" onClick={() => setEntering(true)}>
              {t('enter')}
            </Button>
          )}
          <Button component="a" href="/absences/new" leftSection={<IconPlus size={16} stroke={2} />}>
            {t('ask')}
          </Button>
        </>
      }
    >
      <div className={`${classes.views} noPrint`}>
        <SegmentedControl
          aria-label={t('view.label')}
          value={view}
          onChange={(next) => change({ view: next === 'now' ? undefined : (next as View) })}
          data={views.map((value) => ({ value, label: label(value) }))}
        />
      </div>
      {view === 'now' && <NowView />}
      {view === 'mine' && <RequestsView view="mine" />}
      {view === 'decide' && <RequestsView view="toDecide" />}
      {view === 'plan' && <PlanView search={search} onChange={change} />}
      {entering && <AbsenceDialog onClose={() => setEntering(false)} />}
    </Page>
  );
}
