import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { isProblem } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { TextLink } from '#web/ui/TextLink.tsx';
import { tell } from '#web/ui/undo.tsx';
import type { TermRow } from '../reports.queries.ts';
import classes from './Terms.module.css';

/** So near, it is time to call. */
const SOON = 60;

export function Left({ days }: { days: number }) {
  const { t } = useTranslation('reports');
  const words =
    days === 0
      ? t('terms.today')
      : days > 0
        ? t('terms.left', { count: days })
        : t('terms.over', { count: -days });
  return (
    <span
      className={classes.left}
      data-near={days >= 0 && days <= SOON ? true : undefined}
      data-over={days < 0 || undefined}
    >
      {words}
    </span>
  );
}

/** The order it is renewed by, or the press that makes one; nothing for who may not. */
export function Renewal({ row }: { row: TermRow }) {
  const { t } = useTranslation('reports');
  const { renewedBy } = row;
  if (renewedBy)
    return (
      <span className="nowrap">
        {t('terms.renewedBy')} <TextLink href={`/orders/${renewedBy.id}`}>{renewedBy.number}</TextLink>
      </span>
    );
  return row.abilities.renew.allowed ? <RenewButton row={row} /> : null;
}

function RenewButton({ row: { id, number } }: { row: TermRow }) {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  // One press, one key, until the server has answered: after a cut line the next press asks the same thing.
  const attempt = useRef<ReturnType<typeof newAttempt>>(undefined);

  async function renew() {
    attempt.current ??= newAttempt();
    setBusy(true);
    try {
      const params = { path: { id }, header: undefined };
      const made = await answer(
        api.POST('/api/orders/{id}/renewal', { params, body: {}, headers: attempt.current }),
      );
      tell(t('terms.renewed', { number: made.number }));
      await navigate({ to: '/orders/$id', params: { id: made.id } });
    } catch (cause) {
      if (!(isProblem(cause) && (cause.offline || cause.status >= 500))) attempt.current = undefined;
      tellProblem(cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={busy}
      aria-label={t('terms.renewOf', { number })}
      onClick={() => void renew()}
    >
      {t('terms.renew')}
    </Button>
  );
}
