import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type QuickView, QuickViews } from '#web/search/public.ts';
import { ViewDialog } from './ViewDialog.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import classes from './views.module.css';
import { canonical, type List, type SavedView, viewsQuery } from './views.queries.ts';

interface ViewTabsProps {
  list: List;
  /** Where the list lives: «/clients». */
  path: string;
  /** The query string as it is now, without its «?». */
  query: string;
  quick: QuickView[];
  /** The ready view that is shown, where it is none of one's own. */
  current: string | null;
  /** Nothing is chosen beyond a ready view: there is nothing to keep. */
  plain: boolean;
  /** How many a view shows, where that is counted. */
  countOf?: (view: SavedView) => number | undefined;
}

/** Ready views, then those the person saved under a name; the list as it is now can become one more. */
export function ViewTabs({ list, path, query, quick, current, plain, countOf }: ViewTabsProps) {
  const { t } = useTranslation('views');
  const views = useQuery(viewsQuery(list)).data ?? [];
  const [saving, setSaving] = useState(false);
  const now = canonical(query);
  const own = views.find((view) => canonical(view.query) === now);
  const tabs = [
    ...quick,
    ...views.map((view) => ({
      key: `view${view.id}`,
      label: view.name,
      href: `${path}?${view.query}`,
      count: countOf?.(view),
    })),
  ];
  return (
    <div className={classes.tabs}>
      <QuickViews views={tabs} current={own ? `view${own.id}` : current} />
      {own && <ViewMenu view={own} query={query} />}
      {!own && !plain && (
        <Button
          className="noPrint"
          size="compact-sm"
          variant="subtle"
          aria-label={t('saveTitle')}
          leftSection={<IconPlus size={14} stroke={2} />}
          onClick={() => setSaving(true)}
        >
          {t('save')}
        </Button>
      )}
      {saving && <ViewDialog list={list} query={query} view={null} onClose={() => setSaving(false)} />}
    </div>
  );
}
