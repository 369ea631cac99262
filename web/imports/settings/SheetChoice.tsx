import { Button, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/Section.tsx';
import { importActs } from '../importActs.ts';
import type { Import } from '../imports.queries.ts';
import { heldFile } from '../new/heldFile.ts';
import { useTableUpload } from '../new/useTableUpload.ts';
import classes from './settings.module.css';

/** Another sheet is another table: the file, which the page still holds, is read once more. */
export function SheetChoice({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const upload = useTableUpload();
  const [wanted, setWanted] = useState<string | null>(null);
  const file = heldFile(one.id);
  const name = one.sheet ?? '';
  const sending = upload.state.kind === 'sending';

  async function choose(sheet: string) {
    if (!file || sheet === one.sheet) return;
    setWanted(sheet);
    const made = await upload.send(file, one.kind, sheet);
    if (!made) return setWanted(null);
    await navigate({ to: '/imports/$id', params: { id: made.id }, replace: true });
    // of this one nothing was written; should it stay, it is only a draft in the list
    await importActs.discard(one.id).catch(() => {});
  }

  return (
    <Section title={t('sheet.title')}>
      {file ? (
        <Select
          className={classes.sheet}
          label={t('sheet.label')}
          description={t('sheet.held', { name })}
          data={one.sheets}
          value={wanted ?? one.sheet}
          disabled={sending}
          error={
            upload.state.kind === 'refused'
              ? upload.state.why
              : upload.state.kind === 'cut'
                ? t('new.cut')
                : undefined
          }
          onChange={(sheet) => sheet !== null && void choose(sheet)}
        />
      ) : (
        <>
          <p className={classes.lost}>{t('sheet.lost', { name })}</p>
          <Button component="a" href={`/imports/new?kind=${one.kind}`} variant="default">
            {t('sheet.again')}
          </Button>
        </>
      )}
      <div role="status" className="meta">
        {sending && wanted !== null && t('sheet.reading', { name: wanted })}
      </div>
    </Section>
  );
}
