import { IconAlertTriangle, IconCheck, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import classes from '../letter/letter.module.css';
import { type Check, checksQuery, type StepProps } from '../letter/letter.queries.ts';
import { Preview } from '../letter/Preview.tsx';

/** What was looked at, and the codes that would speak against it. */
const LOOKED_AT = {
  audience: ['audienceEmpty'],
  words: ['subjectEmpty', 'bodyEmpty', 'fieldUnknown', 'fieldWithoutWord'],
  links: ['linkWrong'],
  pictures: ['imageWithoutWords'],
  size: ['tooLarge'],
  mail: ['mailOff', 'senderWithoutAddress'],
} as const satisfies Record<string, readonly Check['code'][]>;

/** 3 Проверка: what stands in the way of sending, what is only not good, and what is in order. */
export function CheckStep({ campaign }: StepProps) {
  const { t } = useTranslation('campaigns');
  const checks = useQuery(checksQuery(campaign.id));
  return (
    <div className={classes.step}>
      <div className={classes.editor}>
        <Section title={t('letter.checks')}>
          {checks.isError ? (
            <ErrorState {...failureOf(checks.error)} onRetry={() => void checks.refetch()} />
          ) : checks.data ? (
            <>
              <p className={classes.verdict} role="status">
                {verdictOf(checks.data.items) === 'stops'
                  ? t('letter.stops')
                  : t('letter.fine', { count: checks.data.letters })}
              </p>
              <Results items={checks.data.items} />
            </>
          ) : (
            <SkeletonText />
          )}
        </Section>
      </div>
      <Preview campaignId={campaign.id} files={campaign.files} onTest={async () => {}} />
    </div>
  );
}

const verdictOf = (items: readonly Check[]) =>
  items.some(({ severity }) => severity === 'stops') ? 'stops' : 'fine';

function Results({ items }: { items: readonly Check[] }) {
  const { t } = useTranslation('campaigns');
  const fine = (Object.keys(LOOKED_AT) as (keyof typeof LOOKED_AT)[]).filter((what) => {
    const codes: readonly Check['code'][] = LOOKED_AT[what];
    return !items.some(({ code }) => codes.includes(code));
  });
  const hard = items.filter(({ severity }) => severity === 'stops');
  const soft = items.filter(({ severity }) => severity === 'warns');
  return (
    <ul className={classes.checks}>
      {[...hard, ...soft].map(({ severity, message }) => (
        <li key={message} data-severity={severity}>
          {severity === 'stops' ? (
            <IconCircleX size={18} stroke={1.5} aria-label={t('letter.wrong')} />
          ) : (
            <IconAlertTriangle size={18} stroke={1.5} aria-label={t('letter.warns')} />
          )}
          <span>{message}</span>
        </li>
      ))}
      {[...fine, 'unsubscribe' as const].map((what) => (
        <li key={what} data-severity="fine">
          <IconCheck size={18} stroke={1.5} aria-label={t('letter.right')} />
          <span>{t(`letter.lookedAt.${what}`)}</span>
        </li>
      ))}
    </ul>
  );
}
