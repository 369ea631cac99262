import { useEffect, useRef } from 'react';
import { isBareKey, singleKeysOn } from '#web/ui/keys.ts';
import { MODES } from './CallWorkPanel.tsx';
import type { CallWork } from './useCallWork.ts';

/** 1, 2, 3 choose the outcome and then the day, Enter saves: physical keys, whatever the layout. */
export function useCallKeys(work: CallWork, allowed: boolean): void {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    if (!allowed) return;
    function onKeyDown(event: KeyboardEvent) {
      if (!isBareKey(event)) return;
      const { mode, begin, choose, days, save } = latest.current;
      const onControl = event.target instanceof HTMLElement && event.target.closest('a, button') !== null;
      if ((event.code === 'Enter' || event.code === 'NumpadEnter') && mode !== null && !onControl) {
        event.preventDefault();
        void save();
        return;
      }
      const [, digit] = /^(?:Digit|Numpad)([1-3])$/.exec(event.code) ?? [];
      if (digit === undefined || !singleKeysOn()) return;
      const at = Number(digit) - 1;
      const nextMode = MODES[at];
      const day = days[at];
      event.preventDefault();
      if (mode === null) {
        if (nextMode) begin(nextMode);
      } else if (day) choose({ on: day.on });
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [allowed]);
}
