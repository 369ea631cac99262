import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '#web/ui/Keys.tsx';
import type { Command, Option } from './options.ts';
import { PaletteGroups } from './PaletteGroups.tsx';
import classes from './palette.module.css';
import { usePalette } from './usePalette.ts';

interface PaletteContentProps {
  opened: boolean;
  commands: Command[];
  go: (href: string) => void;
  close: () => void;
}

/** One field and one list: arrows choose, Enter opens. The first line is chosen at once, so six letters and Enter do. */
export function PaletteContent({ opened, commands, go, close }: PaletteContentProps) {
  const { t } = useTranslation('search');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [hasty, setHasty] = useState(false);
  const base = useId();
  const { groups, corrected, searching, failed, remember, forgetRecent } = usePalette(typed, commands);
  const options = groups.flatMap((group) => group.options);
  const at = Math.min(chosen, options.length - 1);
  const idOf = (option: Option) => `${base}-${option.id}`;
  const current = options[at];

  useEffect(() => {
    if (!current) return;
    document.getElementById(`${base}-${current.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [base, current]);

  // Opened again before it had quite closed: it begins empty all the same.
  useEffect(() => {
    if (!opened) return;
    setTyped('');
    setChosen(0);
  }, [opened]);

  const opening = useRef(open);
  opening.current = open;
  // Enter came before the answer: it opens the first line of the answer, not of older letters.
  useEffect(() => {
    if (!hasty || searching) return;
    setHasty(false);
    opening.current(current);
  }, [hasty, searching, current]);

  function open(option: Option | undefined) {
    if (!option) return;
    if (option.record) remember(option.record);
    close();
    go(option.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    const by = moves[event.code];
    if (by !== undefined && options.length > 0) {
      event.preventDefault();
      const next = at + by;
      const round = Math.abs(by) === 1 ? (next + options.length) % options.length : next;
      setChosen(Math.min(Math.max(round, 0), options.length - 1));
    }
    if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      event.preventDefault();
      if (searching) setHasty(true);
      else open(current);
    }
  }

  return (
    <>
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.5} aria-hidden />
        <input
          className={classes.input}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={`${base}-list`}
          aria-activedescendant={current && idOf(current)}
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(0);
            setHasty(false);
          }}
          onKeyDown={onKeyDown}
        />
        <Keys of="Esc" />
      </div>
      <div role="status" className={classes.note}>
        {corrected && t('list.corrected', { corrected })}
        {failed && t('palette.failed')}
        {searching && options.length === 0 && t('palette.searching')}
        {!searching && !failed && options.length === 0 && (
          <>
            {t('palette.nothing', { typed: typed.trim() })}
            <span className="meta">{t('palette.nothingWhy')}</span>
          </>
        )}
      </div>
      <div
        id={`${base}-list`}
        className={classes.list}
        role="listbox"
        aria-label={t('title')}
        aria-busy={searching}
      >
        <PaletteGroups
          base={base}
          groups={groups}
          current={current}
          onPoint={(option) => setChosen(options.indexOf(option))}
          onOpen={open}
        />
      </div>
      <div className={classes.foot}>
        <span className={classes.keys}>
          <Keys of="↑+↓" /> {t('palette.move')} <Keys of="Enter" /> {t('palette.open')}
        </span>
        {forgetRecent && (
          <button type="button" className={classes.forget} onClick={forgetRecent}>
            {t('palette.forget')}
          </button>
        )}
      </div>
    </>
  );
}
