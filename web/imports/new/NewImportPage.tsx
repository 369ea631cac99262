import { Button, Radio, Stack } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_BYTES } from '#api/imports.ts';
import { useFilesOverPage } from '#web/files/public.ts';
import { useMe } from '#web/session/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { FileDrop } from '#web/ui/FileDrop.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { KINDS } from '../keys.ts';
import { ChosenFile } from './ChosenFile.tsx';
import classes from './new.module.css';
import { useTableUpload } from './useTableUpload.ts';

const route = getRouteApi('/app/imports/new');

export function NewImportPage() {
  const { t } = useTranslation('imports');
  const me = useMe();
  return (
    <Page title={t('new.title')} above={<Breadcrumb parent={t('title')} href="/imports" />} width="form">
      {me.abilities.import ? (
        <NewImportForm limit={me.uploadLimitBytes} />
      ) : (
        <Section flush>
          <EmptyState title={t('list.closed')} why={t('list.closedWhy')} />
        </Section>
      )}
    </Page>
  );
}

function NewImportForm({ limit }: { limit: number }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const search = route.useSearch();
  const [kind, setKind] = useState(search.kind ?? KINDS[0]);
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const upload = useTableUpload();
  const drop = useRef<HTMLDivElement>(null);
  const sending = upload.state.kind === 'sending';
  const over = useFilesOverPage(!sending, take);

  function take([chosen]: File[]) {
    if (!chosen || sending) return;
    upload.forget();
    setFile(chosen);
    setProblem(wrongWith(chosen));
  }

  function wrongWith({ name, size }: File): string | null {
    if (!/\.(xlsx|csv)$/i.test(name)) return t('new.notTable', { name });
    return size === 0 ? t('new.empty', { name }) : null;
  }

  async function submit() {
    if (!file || problem) {
      if (!file) setProblem(t('new.noFile'));
      return drop.current?.querySelector('button')?.focus();
    }
    const made = await upload.send(file, kind);
    if (made) await navigate({ to: '/imports/$id', params: { id: made.id } });
  }

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Radio.Group
        label={t('new.kind')}
        value={kind}
        onChange={(value) => setKind(KINDS.find((one) => one === value) ?? kind)}
      >
        <Stack gap={0} className={classes.kinds}>
          {KINDS.map((one) => (
            <Radio
              key={one}
              className={classes.kind}
              value={one}
              disabled={sending}
              label={t(`kind.${one}`)}
              description={t(`kindMeans.${one}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would put its own frame around the drop */}
      <div role="group" aria-labelledby="import-file" className={classes.file}>
        <div id="import-file" className={classes.label}>
          {t('new.file')}
        </div>
        <div className={classes.hint}>{t('new.fileHint')}</div>
        {file && (
          <ChosenFile file={file} state={upload.state} problem={problem} onStop={() => upload.stop()} />
        )}
        <div ref={drop} hidden={sending}>
          <FileDrop
            label={t(file ? 'new.another' : 'new.choose')}
            accept=".xlsx,.csv"
            multiple={false}
            maxBytes={Math.min(limit, MOST_BYTES)}
            onFiles={take}
          />
        </div>
        <div role="alert" className={classes.problem}>
          {!file && problem}
        </div>
      </div>
      <Button type="submit" loading={sending} className={classes.submit}>
        {t('new.submit')}
      </Button>
      {over && (
        <div className={classes.over} aria-hidden="true">
          <span>{t('new.release')}</span>
        </div>
      )}
    </form>
  );
}
