import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { SaveStatus } from '#web/ui/SaveStatus.tsx';
import { Section } from '#web/ui/Section.tsx';
import { importActs } from '../importActs.ts';
import { forgetRows, type Import, keepImport } from '../imports.queries.ts';
import { whyOf } from '../whyOf.ts';
import { ColumnList } from './ColumnList.tsx';
import { FileLine } from './FileLine.tsx';
import { HeaderRow } from './HeaderRow.tsx';
import { Matching } from './Matching.tsx';
import { missingIn } from './mapping.ts';
import { SheetChoice } from './SheetChoice.tsx';
import classes from './settings.module.css';
import { useSettings } from './useSettings.ts';

/** Which column is what, and what becomes of rows whose record is there already; ends with the check. */
export function SettingsPart({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const form = useSettings(one);
  const { settings, change } = form;
  const readOnly = !one.abilities.change.allowed;
  return (
    <>
      {one.sheets.length > 1 && !readOnly && <SheetChoice one={one} />}
      <Section title={t('columns.title')} actions={<SaveStatus state={form.save} />}>
        <FileLine one={one} />
        <HeaderRow
          one={one}
          headerRow={settings.headerRow}
          readOnly={readOnly}
          onChange={(headerRow) => change({ headerRow })}
        />
        <p className={classes.intro}>{t('columns.intro')}</p>
        <ColumnList
          one={one}
          mapping={settings.mapping}
          readOnly={readOnly}
          onChange={(mapping) => change({ mapping })}
        />
      </Section>
      <Section title={t('match.title')}>
        <Matching one={one} settings={settings} readOnly={readOnly} onChange={change} />
      </Section>
      <CheckFoot one={one} form={form} />
    </>
  );
}

function CheckFoot({ one, form }: { one: Import; form: ReturnType<typeof useSettings> }) {
  const { t } = useTranslation('imports');
  const { number } = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const { mapping } = form.settings;
  const missing = missingIn(one.fields, mapping);
  const fields = missing.map(({ title }) => title).join(', ');
  const words =
    missing.length > 0
      ? t('columns.missing', { count: missing.length, fields })
      : t('columns.ready', {
          used: number(Object.keys(mapping).length),
          all: number(one.columns.length),
        });
  const refused = one.abilities.check.allowed ? null : one.abilities.check.reason;

  async function check() {
    setBusy(true);
    setWhy(null);
    try {
      if (!(await form.settled())) return;
      const next = await importActs.check(one.id);
      forgetRows(queries, one.id);
      keepImport(queries, next);
      await navigate({ to: '/imports/$id', params: { id: one.id }, replace: true });
    } catch (cause) {
      if (!isProblem(cause, 'signed_out')) setWhy(whyOf(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={classes.foot}>
      <div className={classes.footWords}>
        <div role="status" data-missing={missing.length > 0 || undefined}>
          {words}
        </div>
        <div role="alert" className={classes.failure}>
          {why ?? form.why}
        </div>
        <div className="meta">{t('act.checkNote')}</div>
      </div>
      <div className={classes.footButtons}>
        {one.state === 'checked' && (
          <Button component="a" variant="default" href={`/imports/${one.id}`}>
            {t('act.toRows')}
          </Button>
        )}
        <ReasonedButton
          reason={missing.length > 0 ? words : form.save.kind === 'saving' ? null : refused}
          loading={busy}
          onClick={() => void check()}
        >
          {t(one.state === 'checked' ? 'act.checkAgain' : 'act.check')}
        </ReasonedButton>
      </div>
    </div>
  );
}
