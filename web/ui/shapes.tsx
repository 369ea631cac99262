import type { ReactNode } from 'react';

/** The drawn alphabet of states. Every shape reads in grayscale at 12 px; none is used without its word. */
export type Shape =
  | 'half'
  | 'dot'
  | 'stop'
  | 'box'
  | 'tick'
  | 'play'
  | 'clock'
  | 'return'
  | 'lock'
  | 'alert'
  | 'ring';

export function ShapeIcon({ shape, size = 12 }: { shape: Shape; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" fill="none" aria-hidden="true" focusable="false">
      {paths[shape]}
    </svg>
  );
}

const line = {
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const paths: Record<Shape, ReactNode> = {
  half: (
    <>
      <circle cx="6" cy="6" r="4.75" {...line} />
      <path d="M6 1.25a4.75 4.75 0 0 0 0 9.5z" fill="currentColor" />
    </>
  ),
  dot: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4.25" {...line} />,
  stop: (
    <>
      <circle cx="6" cy="6" r="4.75" {...line} />
      <path d="M3 9 9 3" {...line} />
    </>
  ),
  box: <path d="M1.5 2.5h9v2.25h-9zM2.25 4.75v5h7.5v-5M4.75 7h2.5" {...line} />,
  tick: <path d="m1.75 6.5 3 3 5.5-7" {...line} strokeWidth={1.75} />,
  play: <path d="M3 1.75v8.5L10 6z" fill="currentColor" />,
  clock: (
    <>
      <circle cx="6" cy="6" r="4.75" {...line} />
      <path d="M6 3.25V6l2 1.25" {...line} />
    </>
  ),
  return: <path d="M4 1.75 1.5 4.25 4 6.75M1.75 4.25H7.5a3 3 0 0 1 0 6H5" {...line} />,
  lock: (
    <>
      <rect x="2" y="5.25" width="8" height="5.25" rx="1" {...line} />
      <path d="M3.75 5.25V3.75a2.25 2.25 0 0 1 4.5 0v1.5" {...line} />
    </>
  ),
  alert: (
    <>
      <path d="M6 1.5v5.25" {...line} strokeWidth={2} />
      <circle cx="6" cy="10" r="1.1" fill="currentColor" />
    </>
  ),
};
