import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import shared from '../Home.module.css';
import type { Home } from '../home.queries.ts';
import classes from './House.module.css';

type System = NonNullable<Home['system']>;

/** For whoever keeps the system: whether it works, what mail did not leave, who stands in no department. */
export function SystemBlocks({ system }: { system: System }) {
  return (
    <>
      <State system={system} />
      <Letters letters={system.letters} />
      <Nowhere people={system.nowhere} />
    </>
  );
}

function State({ system: { worker, disk, databaseBytes, mail } }: { system: System }) {
  const { t } = useTranslation('house');
  const format = useFormat();
  const size = useFileSize();
  const at = (moment: string | null) => (moment === null ? '' : format.dateTime(moment));
  const notes = [
    worker.late > 0 && t('system.late', { count: worker.late }),
    worker.failed > 0 && t('system.failed', { count: worker.failed }),
  ].filter((one) => one !== false);
  return (
    <Section title={t('system.title')} flush>
      <ul className={classes.lines}>
        <Fact name={t('system.worker')} wrong={!worker.alive} notes={notes}>
          {worker.alive
            ? t('system.alive')
            : worker.seenAt
              ? t('system.silent', { at: at(worker.seenAt) })
              : t('system.never')}
        </Fact>
        <Fact
          name={t('system.mail')}
          wrong={mail.state !== 'works'}
          notes={mail.waiting > 0 ? [t('system.mailWaiting', { count: mail.waiting })] : []}
        >
          {t(`system.mailState.${mail.state}`, { at: at(mail.since) })}{' '}
          {mail.state !== 'works' && <TextLink href="/admin/mail">{t('system.settings')}</TextLink>}
        </Fact>
        {disk && (
          <Fact name={t('system.disk')} wrong={disk.low}>
            {t(disk.low ? 'system.low' : 'system.free', { free: size(disk.free), total: size(disk.total) })}
          </Fact>
        )}
        <Fact name={t('system.database')}>{size(databaseBytes)}</Fact>
      </ul>
    </Section>
  );
}

interface FactProps {
  name: string;
  wrong?: boolean;
  notes?: string[];
  children: ReactNode;
}

function Fact({ name, wrong = false, notes = [], children }: FactProps) {
  return (
    <li className={classes.fact} data-wrong={wrong || undefined}>
      <span className={classes.mark}>
        <ShapeIcon shape={wrong ? 'alert' : 'tick'} />
      </span>
      <span className={classes.name}>{name}</span>
      <span>
        {children}
        {notes.map((note) => (
          <span key={note} className="meta">
            {' · '}
            {note}
          </span>
        ))}
      </span>
    </li>
  );
}

function Letters({ letters: { items, more } }: { letters: System['letters'] }) {
  const { t } = useTranslation('house');
  const title = t('letters.title');
  if (items.length === 0) return <Nothing title={title}>{t('letters.nothing')}</Nothing>;
  return (
    <Section
      title={title}
      count={more ? undefined : items.length}
      flush
      actions={
        <a className={shared.all} href="/admin/mail?letters=failed">
          {t('letters.all')}
        </a>
      }
    >
      <ul className={classes.lines}>
        {items.map(({ id, to, subject, message }) => (
          <li key={id} className={classes.letter}>
            <span className={classes.name}>{to}</span>
            <span className={classes.subject}>{subject}</span>
            {message && <span className="meta">{message}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Nowhere({ people: { items, more } }: { people: System['nowhere'] }) {
  const { t } = useTranslation('house');
  const title = t('nowhere.title');
  if (items.length === 0) return <Nothing title={title}>{t('nowhere.nothing')}</Nothing>;
  return (
    <Section
      title={title}
      count={more ? undefined : items.length}
      flush
      actions={
        <a className={shared.all} href="/admin/users">
          {t('nowhere.all')}
        </a>
      }
    >
      <ul className={classes.lines}>
        {items.map((person) => (
          <li key={person.id} className={classes.line}>
            <Person person={person} href={`/admin/users/${person.id}`} />
            <span className="meta">{person.position}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
