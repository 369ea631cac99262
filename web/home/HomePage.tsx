import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';

/** The foundation's first page; the work queue of ux.md W4 takes its place. */
export function HomePage() {
  const { t } = useTranslation('home');
  const { t: common } = useTranslation('common');
  return (
    <Page title={t('title')}>
      <Section flush>
        <EmptyState title={common('state.empty')} />
      </Section>
    </Page>
  );
}
