import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import classes from './Absences.module.css';
import type { AbsenceRequest } from './absences.queries.ts';
import { RequestBadge } from './RequestBadge.tsx';
import { useDayCount, useDayRange } from './useDays.ts';

interface RequestRowsProps {
  requests: readonly AbsenceRequest[];
  /** One’s own need no name. */
  named: boolean;
  acts: (request: AbsenceRequest) => ReactNode;
}

export function RequestRows({ requests, named, acts }: RequestRowsProps) {
  return (
    <ul className={classes.rows}>
      {requests.map((request) => (
        <li key={request.id} className={classes.row}>
          <RequestText request={request} named={named} />
          <div className={classes.acts}>{acts(request)}</div>
        </li>
      ))}
    </ul>
  );
}

export function RequestText({ request, named }: { request: AbsenceRequest; named: boolean }) {
  const { t } = useTranslation('absences');
  const range = useDayRange();
  const { said } = useDayCount();
  const { employee, substitute, note, state } = request;
  const kind = t(`kind.${request.kind}`);
  return (
    <div className={classes.what}>
      <div className={classes.headline}>
        <span className={classes.title}>
          {named ? <TextLink href={`/people/${employee.id}`}>{employee.name}</TextLink> : kind}
        </span>
        {state !== 'requested' || !named ? <RequestBadge state={state} /> : null}
      </div>
      <div>
        {named && `${kind}, `}
        <span className="nowrap">{range(request.fromOn, request.toOn)}</span>
        <span className="muted"> · {said(request.days, request.workingDays)}</span>
      </div>
      <div className="muted">
        {substitute ? t('standsIn', { name: substitute.shortName }) : t('nobodyYet')}
      </div>
      {note && <p className={classes.note}>«{note}»</p>}
      <Course request={request} />
      <Warnings request={request} />
    </div>
  );
}

/** Who entered and who decided, with the reason. */
function Course({ request }: { request: AbsenceRequest }) {
  const { t } = useTranslation('absences');
  const format = useFormat();
  const { askedBy, decidedBy, decidedAt, state, reason } = request;
  if (askedBy)
    return (
      <p className="meta">
        {t('course.entered', { name: askedBy.shortName, at: format.dateTime(request.askedAt) })}
      </p>
    );
  if (!decidedBy || !decidedAt) return null;
  const decided = t(state === 'declined' ? 'course.declined' : 'course.approved', {
    name: decidedBy.shortName,
    at: format.dateTime(decidedAt),
  });
  return (
    <p className="meta">
      {decided}
      {reason && `: «${reason}»`}
    </p>
  );
}

/** What the decider weighs: others of the department on these days, and for whom they stand in. */
export function Warnings({ request }: { request: AbsenceRequest }) {
  const { t } = useTranslation('absences');
  const range = useDayRange();
  const { overlaps, standsIn } = request;
  const lines = [
    ...overlaps.map((one) => ({
      key: `o${one.employee.id}${one.fromOn}`,
      text: t(one.requested ? 'warn.asks' : 'warn.away', {
        name: one.employee.shortName,
        days: range(one.fromOn, one.toOn),
      }),
    })),
    ...standsIn.map((one) => ({
      key: `s${one.employee.id}${one.fromOn}`,
      text: t('warn.standsIn', { name: one.employee.shortName, days: range(one.fromOn, one.toOn) }),
    })),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className={classes.warnings} aria-label={t('warn.title')}>
      {lines.map(({ key, text }) => (
        <li key={key}>
          <ShapeIcon shape="alert" />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
