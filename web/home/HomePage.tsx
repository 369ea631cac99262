import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { AbsenceRequestsHome } from '#web/absences/public.ts';
import { CallsToday, ForgottenClients } from '#web/calls/public.ts';
import { Newest } from '#web/feed/public.ts';
import { failureOf } from '#web/http/errors.ts';
import { laterWords } from '#web/i18n/i18n.ts';
import { NewsHome } from '#web/news/public.ts';
import { TasksHome } from '#web/tasks/public.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { useTabTitle } from '#web/ui/tabTitle.ts';
import { AwayToday } from './AwayToday.tsx';
import { Birthdays } from './Birthdays.tsx';
import { ExpertsLoad } from './ExpertsLoad.tsx';
import { Greeting } from './Greeting.tsx';
import classes from './Home.module.css';
import { HomeBlock } from './HomeBlock.tsx';
import { type Block, type Home, homeQuery } from './home.queries.ts';

/** Of a worker that stands still no message tells. */
const MINUTE = 60_000;

const withWords = <T,>(page: Promise<T>): Promise<T> =>
  Promise.all([page, laterWords()]).then(([one]) => one);
const CompanyBlocks = lazy(() =>
  withWords(import('./house/CompanyBlocks.tsx').then((m) => ({ default: m.CompanyBlocks }))),
);
const SystemBlocks = lazy(() =>
  withWords(import('./house/SystemBlocks.tsx').then((m) => ({ default: m.SystemBlocks }))),
);

/** A work queue first: what waits for the reader, most pressing first; the news stand beside it. */
export function HomePage() {
  const { t } = useTranslation('home');
  useTabTitle(t('title'));
  const home = useQuery({
    ...homeQuery,
    refetchInterval: ({ state }) => (state.data?.system ? MINUTE : false),
  });

  return (
    <div className={classes.home}>
      <Greeting blocks={home.data?.blocks ?? []} />
      <div className={classes.columns}>
        <div className={classes.blocks}>
          {home.isPending && (
            <Section flush>
              <SkeletonRows />
            </Section>
          )}
          {home.isError && !home.data && (
            <Section flush>
              <ErrorState {...failureOf(home.error)} onRetry={() => void home.refetch()} />
            </Section>
          )}
          {home.data && <Blocks home={home.data} />}
        </div>
        <aside className={classes.rail}>
          {home.data && <NewsHome news={home.data.news} />}
          {home.data && <AwayToday away={home.data.awayToday} />}
          {home.data && <Birthdays birthdays={home.data.birthdays} />}
          <Newest />
        </aside>
      </div>
    </div>
  );
}

/** Signatures first, for others wait for them; then calls, tasks and the rest. */
function Blocks({ home }: { home: Home }) {
  const { blocks, calls, tasks, forgotten, experts, company, system } = home;
  const isSignature = ({ key }: Block) => key === 'resolutions' || key === 'assign';
  const row = (block: Block) => <HomeBlock key={block.key} block={block} />;
  return (
    <>
      {blocks.filter(isSignature).map(row)}
      <AbsenceRequestsHome requests={home.absenceRequests} />
      {calls && <CallsToday calls={calls} />}
      <TasksHome tasks={tasks} />
      {forgotten && <ForgottenClients forgotten={forgotten} />}
      {blocks.filter((block) => !isSignature(block)).map(row)}
      {experts && <ExpertsLoad experts={experts} />}
      <Suspense fallback={null}>
        {company && <CompanyBlocks company={company} />}
        {system && <SystemBlocks system={system} />}
      </Suspense>
    </>
  );
}
