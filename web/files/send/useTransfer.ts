import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { type Item, isRunning, totalOf } from './items.ts';
import { speed } from './queue.ts';

const BEAT_MS = 1000;

/** «Загружаем 2 из 5: 37 %», and how fast, and how long still; null where nothing is on its way or has come. */
export function useTransfer(items: readonly Item[]) {
  const { t } = useTranslation('files');
  const size = useFileSize();
  const running = items.some(isRunning);
  const rate = useRate(running);
  const total = totalOf(items);
  if (!total) return null;
  const paused = items.some((it) => it.state === 'paused');
  const words = running
    ? t('upload.total', { ...total })
    : paused
      ? t('upload.totalPaused', { ...total })
      : t('upload.allDone', { count: total.done });
  const pace =
    running && rate
      ? [t('upload.speed', { size: size(rate) }), t('upload.left', { time: timeLeft(total.left / rate, t) })]
      : [];
  return { ...total, running, paused, words, pace: pace.join(' · ') };
}

type Say = ReturnType<typeof useTranslation<'files'>>['t'];

function timeLeft(seconds: number, t: Say): string {
  if (seconds < 60) return t('upload.seconds', { n: Math.max(1, Math.ceil(seconds)) });
  if (seconds < 3600) return t('upload.minutes', { n: Math.ceil(seconds / 60) });
  return t('upload.hours', { n: Math.floor(seconds / 3600), m: Math.round((seconds % 3600) / 60) });
}

/** Looked at once a second: a number that flickers cannot be read. */
function useRate(running: boolean): number | null {
  const [rate, setRate] = useState<number | null>(null);
  useEffect(() => {
    if (!running) return setRate(null);
    const timer = setInterval(() => setRate(speed()), BEAT_MS);
    return () => clearInterval(timer);
  }, [running]);
  return rate;
}
