import { TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { useFormState } from '#web/form/useFormState.ts';
import { failureOf, failureWords, fieldsOf } from '#web/http/errors.ts';
import { useMe } from '#web/session/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { type Campaign, campaignActs, campaignQuery, keepCampaign } from './campaigns.queries.ts';

const route = getRouteApi('/app/campaigns/new');

/** A name is enough for a draft; the rest is kept at every step. */
export function NewCampaignPage() {
  const { t } = useTranslation('campaigns');
  const { copyOf } = route.useSearch();
  const me = useMe();
  const old = useQuery({ ...campaignQuery(copyOf ?? 0), enabled: copyOf !== undefined });
  const mayCreate = me.abilities.campaigns && me.employee.roles.includes('manager');
  const content = () => {
    if (!mayCreate && me.standingInFor.length === 0)
      return <EmptyState title={t('new.closed')} why={t('new.closedWhy')} />;
    if (copyOf === undefined) return <NewCampaignForm old={null} />;
    if (old.isError) return <ErrorState {...failureOf(old.error)} onRetry={() => void old.refetch()} />;
    return old.data ? <NewCampaignForm old={old.data} /> : <SkeletonText />;
  };
  return (
    <Page
      title={t(copyOf === undefined ? 'new.title' : 'new.copyTitle')}
      above={<Breadcrumb parent={t('title')} href="/campaigns" />}
      width="form"
    >
      <Section>{content()}</Section>
    </Page>
  );
}

function NewCampaignForm({ old }: { old: Campaign | null }) {
  const { t } = useTranslation('campaigns');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useFormState<{ name: string }>({
    initial: { name: old ? t('new.copyName', { name: old.name }).slice(0, 200) : '' },
    check: ({ name }) => (name.trim() === '' ? { name: t('new.nameEmpty') } : {}),
    fieldsOf,
    submit: async ({ name }) => {
      const made = await campaignActs.create(name, old?.id);
      keepCampaign(queries, made);
      await navigate({ to: '/campaigns/$id', params: { id: made.id }, replace: true });
    },
  });
  return (
    <FormFrame
      form={form}
      submitLabel={t('new.submit')}
      onCancel={() => void navigate({ to: '/campaigns' })}
      failure={failureWords(form.failure)}
    >
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        placeholder={t('namePlaceholder')}
        maxLength={200}
        withAsterisk
        data-autofocus
        {...form.text('name')}
      />
    </FormFrame>
  );
}
