import { Checkbox, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../importActs.ts';
import type { Import } from '../imports.queries.ts';
import classes from './settings.module.css';

const ON_MATCH = ['skip', 'fill', 'overwrite', 'create'] as const;
const UNKNOWN = ['error', 'leaveEmpty'] as const;

interface MatchingProps {
  one: Import;
  settings: Settings;
  readOnly: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** What becomes of a row whose record is there already, and of words no dictionary has. */
export function Matching({ one, settings, readOnly, onChange }: MatchingProps) {
  const { t } = useTranslation('imports');
  const { kind, matchesOf } = one;
  const nameOf = (match: Import['matchesOf'][number]) =>
    match === 'title'
      ? t('match.orderTitle')
      : match === 'name' && kind === 'contacts'
        ? t('match.personName')
        : t(`match.${match}`);
  return (
    <div className={classes.matching}>
      <Checkbox.Group
        label={t('match.by')}
        description={`${t('match.byHint')} ${t('match.several')}`}
        value={settings.matchBy}
        onChange={(chosen) => onChange({ matchBy: matchesOf.filter((one) => chosen.includes(one)) })}
      >
        <Stack gap={8} mt={8}>
          {matchesOf.map((match) => (
            <Checkbox key={match} value={match} label={nameOf(match)} disabled={readOnly} />
          ))}
        </Stack>
      </Checkbox.Group>
      {settings.matchBy.length > 0 && (
        <Radio.Group
          label={t('match.on')}
          value={settings.onMatch}
          onChange={(value) => {
            const onMatch = ON_MATCH.find((one) => one === value);
            if (onMatch) onChange({ onMatch });
          }}
        >
          <Stack gap={8} mt={8}>
            {ON_MATCH.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`match.${value}`)}
                description={t(`match.${value}Means`)}
                disabled={readOnly}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {(kind === 'clients' || kind === 'orders') && (
        <Radio.Group
          label={t('match.unknown')}
          value={settings.unknownChoice}
          onChange={(value) => {
            const unknownChoice = UNKNOWN.find((one) => one === value);
            if (unknownChoice) onChange({ unknownChoice });
          }}
        >
          <Stack gap={8} mt={8}>
            {UNKNOWN.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`match.${value}`)}
                description={t(`match.${value}Means`)}
                disabled={readOnly}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </div>
  );
}
