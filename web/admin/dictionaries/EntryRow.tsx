import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { offerUndo } from '#web/ui/undo.tsx';
import classes from '../Field.module.css';
import { type Entry, editEntry } from './dictionaries.queries.ts';
import type { DictionaryName } from './dictionaryNames.ts';

interface EntryRowProps {
  dictionary: DictionaryName;
  entry: Entry;
}

export function EntryRow({ dictionary, entry }: EntryRowProps) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  async function rename() {
    const name = (typed ?? '').trim();
    if (name === '') return setWrong(t('dictionaries.needName'));
    try {
      if (name !== entry.name) await editEntry(dictionary, { ...entry, name });
      setTyped(null);
    } catch (cause) {
      setWrong(fieldsOf(cause)?.name ?? failureOf(cause).why);
    }
  }

  async function move(archived: boolean) {
    try {
      await editEntry(dictionary, { ...entry, archived });
      offerUndo(t(archived ? 'dictionaries.away' : 'dictionaries.back', { name: entry.name }), () =>
        editEntry(dictionary, entry),
      );
    } catch (cause) {
      tellProblem(cause);
    }
  }

  if (typed !== null) {
    return (
      <li>
        <form
          noValidate
          className={classes.row}
          onSubmit={(event) => {
            event.preventDefault();
            void rename();
          }}
        >
          <TextInput
            className={classes.rowText}
            aria-label={t('dictionaries.newName', { name: entry.name })}
            autoFocus
            value={typed}
            error={wrong}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setWrong(null);
            }}
            onKeyDown={(event) => event.key === 'Escape' && setTyped(null)}
          />
          <div className={classes.buttons}>
            <Button size="xs" type="submit">
              {common('action.save')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setTyped(null)}>
              {common('action.cancel')}
            </Button>
          </div>
        </form>
      </li>
    );
  }
  const moving = t(entry.archived ? 'dictionaries.restore' : 'dictionaries.archive');
  return (
    <li className={classes.row}>
      <span className={`${classes.rowText} ${entry.archived ? 'muted' : ''}`}>{entry.name}</span>
      <div className={classes.buttons}>
        <Button
          size="xs"
          variant="subtle"
          aria-label={t('dictionaries.renameOne', { name: entry.name })}
          onClick={() => setTyped(entry.name)}
        >
          {t('dictionaries.rename')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          aria-label={`${moving}: ${entry.name}`}
          onClick={() => void move(!entry.archived)}
        >
          {moving}
        </Button>
      </div>
    </li>
  );
}
