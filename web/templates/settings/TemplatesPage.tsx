import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import classes from '../templates.module.css';
import { templatesQuery } from '../templates.queries.ts';
import { FieldList } from './FieldList.tsx';
import { FileDialog } from './FileDialog.tsx';
import { RequisitesSection } from './RequisitesSection.tsx';
import { TemplateRow } from './TemplateRow.tsx';

/** Templates, the fields that may stand in them, and our own company as documents name it. */
export function TemplatesPage() {
  const { t } = useTranslation('templates');
  const templates = useQuery(templatesQuery);
  const [loading, setLoading] = useState(false);
  const all = templates.data ?? [];
  const parts = [
    { title: t('settings.list'), items: all.filter(({ archived }) => !archived) },
    { title: t('settings.archived'), items: all.filter(({ archived }) => archived) },
  ];
  return (
    <Page
      title={t('title')}
      meta={t('meta')}
      actions={
        <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setLoading(true)}>
          {t('settings.load')}
        </Button>
      }
    >
      <div className={classes.columns}>
        <div className={classes.column}>
          {templates.isError ? (
            <ErrorState {...failureOf(templates.error)} onRetry={() => void templates.refetch()} />
          ) : templates.isPending ? (
            <SkeletonRows />
          ) : (
            parts.map(
              ({ title, items }) =>
                items.length > 0 && (
                  <Section key={title} title={title} count={items.length} flush>
                    <ul className={classes.list}>
                      {items.map((template) => (
                        <TemplateRow key={template.id} template={template} />
                      ))}
                    </ul>
                  </Section>
                ),
            )
          )}
          <RequisitesSection />
        </div>
        <FieldList />
      </div>
      {loading && <FileDialog onClose={() => setLoading(false)} />}
    </Page>
  );
}
