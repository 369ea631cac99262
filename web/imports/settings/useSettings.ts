import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isProblem } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import type { SaveState } from '#web/ui/SaveStatus.tsx';
import { importActs, type Settings } from '../importActs.ts';
import { forgetRows, type Import, keepImport } from '../imports.queries.ts';
import { whyOf } from '../whyOf.ts';

/**
 * Every choice is at the server as soon as it is made, one after another; until the last has arrived the page shows
 * what the person chose. There is nothing to save and nothing to lose.
 */
export function useSettings(one: Import) {
  const queries = useQueryClient();
  const [mine, setMine] = useState<Settings | null>(null);
  const [save, setSave] = useState<SaveState>({ kind: 'idle' });
  const [why, setWhy] = useState<string | null>(null);
  const latest = useRef<Settings | null>(null);
  const sending = useRef<Promise<boolean>>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  function change(part: Partial<Settings>) {
    latest.current = { ...(latest.current ?? settingsOf(one)), ...part };
    setMine(latest.current);
    void settled();
  }

  /** True when all that was chosen is at the server. */
  function settled(): Promise<boolean> {
    sending.current ??= send().finally(() => {
      sending.current = null;
    });
    return sending.current;
  }

  async function send(): Promise<boolean> {
    while (latest.current) {
      const body = latest.current;
      setSave({ kind: 'saving' });
      setWhy(null);
      try {
        const next = await importActs.settings(one.id, body);
        forgetRows(queries, one.id);
        if (latest.current !== body) continue;
        keepImport(queries, next);
        latest.current = null;
        setMine(null);
        setSave({ kind: 'saved', at: new Date().toISOString() });
      } catch (cause) {
        setSave({ kind: 'failed', onRetry: () => void settled() });
        if (here.current && !isProblem(cause, 'signed_out')) setWhy(whyOf(cause));
        else tellProblem(cause);
        return false;
      }
    }
    return true;
  }

  return { settings: mine ?? settingsOf(one), change, settled, save, why };
}

const settingsOf = ({ headerRow, mapping, matchBy, onMatch, unknownChoice }: Import): Settings => ({
  headerRow,
  mapping,
  matchBy,
  onMatch,
  unknownChoice,
});
