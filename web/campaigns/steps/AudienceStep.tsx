import { Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { Section } from '#web/ui/Section.tsx';
import type { StepProps } from '../campaigns.queries.ts';
import { AudienceCount } from './AudienceCount.tsx';
import { GroupSelect } from './GroupSelect.tsx';

/** Whom it goes to: groups of clients, without those of other groups; how many letters that makes, and who gets none. */
export function AudienceStep({ campaign, save }: StepProps) {
  const { t } = useTranslation('campaigns');
  const queries = useQueryClient();
  const { allowed } = campaign.abilities.edit;
  const [name, setName] = useState(campaign.name);
  const [audience, setAudience] = useState(campaign.audience);

  async function choose(part: Partial<typeof audience>) {
    const next = { ...audience, ...part };
    setAudience(next);
    try {
      await save({ audience: next });
    } catch (cause) {
      tellProblem(cause);
    }
    await queries.invalidateQueries({ queryKey: ['campaigns', campaign.id, 'audience'] });
  }

  async function rename() {
    const typed = name.trim();
    if (typed === '' || typed === campaign.name) return setName(campaign.name);
    await save({ name: typed }).catch(tellProblem);
  }

  return (
    <Section title={t('audience.title')}>
      <Stack gap={16}>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          maxLength={200}
          readOnly={!allowed}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={() => void rename()}
        />
        <GroupSelect
          label={t('audience.include')}
          placeholder={t('audience.includeHint')}
          value={audience.include}
          except={audience.exclude}
          readOnly={!allowed}
          onChange={(include) => void choose({ include })}
        />
        <GroupSelect
          label={t('audience.exclude')}
          placeholder={t('audience.excludeHint')}
          value={audience.exclude}
          except={audience.include}
          readOnly={!allowed}
          onChange={(exclude) => void choose({ exclude })}
        />
        <AudienceCount id={campaign.id} chosen={audience.include.length > 0} />
      </Stack>
    </Section>
  );
}
