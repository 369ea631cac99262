const WINDOW_MS = 8000;

/** How fast bytes go, by the last seconds: what was sent and taken back by a cut counts for nothing. */
export function makePace(now: () => number = () => performance.now()) {
  let samples: { at: number; bytes: number }[] = [];
  return {
    gone(bytes: number): void {
      if (bytes <= 0) return;
      samples.push({ at: now(), bytes });
    },
    /** Bytes a second; null while too little is known. */
    speed(): number | null {
      const since = now() - WINDOW_MS;
      samples = samples.filter(({ at }) => at >= since);
      const first = samples[0];
      if (!first) return null;
      const ms = now() - first.at;
      if (ms < 1000) return null;
      return (samples.reduce((sum, { bytes }) => sum + bytes, 0) / ms) * 1000;
    },
  };
}
