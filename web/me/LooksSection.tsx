import { SegmentedControl, Switch } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#web/session/public.ts';
import { setSingleKeys, singleKeysOn } from '#web/ui/keys.ts';
import { Section } from '#web/ui/Section.tsx';
import classes from './me.module.css';
import { saveSettings } from './me.queries.ts';

type Settings = Me['settings'];

// A language is named in itself: whoever looks for theirs must be able to read it.
const LANGUAGES = [
  { value: 'ru', label: 'Русский' },
  { value: 'en', label: 'English' },
];
const THEMES = ['system', 'light', 'dark'] as const;

/** Language and theme at once, with no button to press. */
export function LooksSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation('me');
  const [keys, setKeys] = useState(singleKeysOn);
  return (
    <Section title={t('looks.title')}>
      <div className={classes.fields}>
        <Choice label={t('looks.language')}>
          {(id) => (
            <SegmentedControl
              aria-labelledby={id}
              data={LANGUAGES}
              value={settings.language}
              onChange={(language) =>
                void saveSettings({ ...settings, language: language as Settings['language'] })
              }
            />
          )}
        </Choice>
        <Choice label={t('looks.theme')}>
          {(id) => (
            <SegmentedControl
              aria-labelledby={id}
              data={THEMES.map((theme) => ({ value: theme, label: t(`looks.${theme}`) }))}
              value={settings.theme}
              onChange={(theme) => void saveSettings({ ...settings, theme: theme as Settings['theme'] })}
            />
          )}
        </Choice>
        <Switch
          label={t('looks.singleKeys')}
          description={t('looks.singleKeysHint')}
          checked={keys}
          onChange={(event) => {
            setSingleKeys(event.currentTarget.checked);
            setKeys(event.currentTarget.checked);
          }}
        />
      </div>
    </Section>
  );
}

function Choice({ label, children }: { label: string; children: (labelId: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={classes.choice}>
      <span id={id} className={classes.choiceLabel}>
        {label}
      </span>
      {children(id)}
    </div>
  );
}
