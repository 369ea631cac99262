import { SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { segment as segmentSchema } from '#api/segments.ts';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { ClientFilters } from '../list/ClientFilters.tsx';
import { type ClientsSearch, toSegmentFilter } from '../list/filters.ts';
import { forgetSegments, segmentActs } from './segmentActs.ts';
import classes from './segments.module.css';

export type Segment = z.output<typeof segmentSchema>;

interface SegmentNameDialogProps {
  segment: Segment | null;
  onClose: () => void;
  /** Of a new one: live, by what the list of clients is narrowed by. */
  from?: ClientsSearch;
}

/** The name of a new group and how it is made, or other ones of a group there is. */
export function SegmentNameDialog({ segment, onClose, from }: SegmentNameDialogProps) {
  const { t } = useTranslation('clients');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const [name, setName] = useState(segment?.name ?? '');
  const [live, setLive] = useState(from !== undefined || Boolean(segment?.filter));
  const [search, setSearch] = useState<ClientsSearch>(from ?? segment?.filter ?? {});
  const [errors, setErrors] = useState<{ name?: string; filter?: string }>({});

  async function save() {
    if (name.trim() === '') return setErrors({ name: t('base.segments.nameEmpty') });
    const filter = live ? toSegmentFilter(search) : undefined;
    try {
      if (segment) {
        const { id, archived, version } = segment;
        await segmentActs.edit(id, { name, archived, filter, version });
      } else await segmentActs.create(name, filter);
      forgetSegments(queries);
      tell(t('base.segments.saved'));
      onClose();
    } catch (cause) {
      const fields = fieldsOf(cause);
      setErrors(fields?.name || fields?.filter ? fields : { name: failureOf(cause).why });
      throw cause;
    }
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(
        segment ? (live ? 'base.segments.conditionsTitle' : 'base.segments.rename') : 'base.segments.create',
      )}
      confirmLabel={common('action.save')}
      onConfirm={save}
    >
      <Stack gap={12}>
        <TextInput
          label={t('base.segments.name')}
          placeholder={t('base.segments.nameHint')}
          data-autofocus
          maxLength={100}
          value={name}
          error={errors.name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setErrors({});
          }}
        />
        {!segment && !from && (
          <SegmentedControl
            aria-label={t('base.segments.kind')}
            data={[
              { value: 'list', label: t('base.segments.list') },
              { value: 'live', label: t('base.segments.byFilter') },
            ]}
            value={live ? 'live' : 'list'}
            onChange={(value) => setLive(value === 'live')}
          />
        )}
        {live && (
          <>
            <div className="meta">{t('base.segments.liveHint')}</div>
            <ClientFilters
              ofSegment
              search={search}
              onChange={(part) => {
                setSearch((now) => ({ ...now, ...part }));
                setErrors({});
              }}
            />
            {errors.filter && (
              <div role="alert" className={classes.error}>
                {errors.filter}
              </div>
            )}
          </>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
