import type { Campaign } from './campaign.ts';
import type { Imported } from './import.ts';
import type { Live, Spread } from './live.ts';
import type { Measured } from './measure.ts';
import type { Actor } from './people.ts';
import type { Shape } from './shape.ts';
import type { Whole } from './whole.ts';

export interface Line {
  readonly key: string;
  readonly title: string;
  readonly actor: Actor;
  readonly bar: number | null;
  readonly mostStatements: number;
  readonly product: Measured;
  readonly bare: Measured | null;
  /** CPU per request of server and database against the bare server; null where there is none. */
  readonly ratio: number | null;
}
export interface Result {
  readonly shape: Shape;
  readonly at: string;
  readonly lines: readonly Line[];
  readonly live: Live | null;
  readonly imported: Imported | null;
  readonly campaign: Campaign | null;
  readonly whole: Whole | null;
  readonly pageKb: number | null;
}

const GROWTH = 1.5;

/** The table for people. `small` is the result of shape S, for the growth. */
export function asTable(result: Result, small: Result | null): string {
  const heads = [
    'operation',
    'as',
    'req/s',
    'p50',
    'p95',
    'p99',
    'CPU app',
    'CPU db',
    'worker',
    'stmt',
    'bare req/s',
    'bare CPU',
    'ratio',
    'bar',
    '×mgr/dir',
    'S→L',
  ];
  const rows = result.lines.map((line) => rowOf(line, result.lines, small));
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const asLine = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  const failures = result.lines.flatMap(({ key, actor, product, bare }) =>
    [product, bare].flatMap((one) =>
      one && Object.keys(one.failures).length > 0
        ? [`! ${key} as ${actor}: ${JSON.stringify(one.failures)}`]
        : [],
    ),
  );
  return [asLine(heads), ...rows.map(asLine), ...failures, ...footOf(result)].join('\n');
}

function rowOf(line: Line, all: readonly Line[], small: Result | null): string[] {
  const { key, title, actor, product, bare, ratio, bar, mostStatements } = line;
  const director = all.find((one) => one.key === key && one.actor === 'director');
  const before = small?.lines.find((one) => one.key === key && one.actor === actor);
  const total = product.serverCpu + product.databaseCpu;
  const times = (value: number, most: number | null) =>
    `${value.toFixed(2)}${most !== null && value > most ? '!' : ''}`;
  return [
    title,
    actor,
    String(product.perSecond),
    product.p50.toFixed(1),
    product.p95.toFixed(1),
    product.p99.toFixed(1),
    product.serverCpu.toFixed(2),
    product.databaseCpu.toFixed(2),
    product.workerCpu.toFixed(2),
    `${product.statements.toFixed(1)}${product.statements > mostStatements + 0.05 ? '!' : ''}${product.transactions > 0.1 ? '+tx' : ''}`,
    bare ? String(bare.perSecond) : '–',
    bare ? (bare.serverCpu + bare.databaseCpu).toFixed(2) : '–',
    ratio === null ? '–' : times(ratio, bar),
    bar === null ? '–' : bar.toFixed(1),
    actor === 'manager' && director
      ? times(total / (director.product.serverCpu + director.product.databaseCpu), GROWTH)
      : '',
    before ? times(total / (before.product.serverCpu + before.product.databaseCpu), GROWTH) : '',
  ];
}

function footOf({ live, imported, campaign, whole, pageKb }: Result): string[] {
  return [
    ...(live ? liveLines(live) : []),
    ...(imported
      ? [
          ...Object.entries(imported.kinds).map(
            ([kind, { read, check, run, undo }]) =>
              `import of ${imported.rows} ${kind}: read ${read} s, checked ${check} s, written ${run} s (bar 60 together), taken back ${undo} s`,
          ),
          `the clients as plain inserts: ${imported.bare} s, ratio of the writing ${(imported.kinds.clients.run / imported.bare).toFixed(1)}`,
        ]
      : []),
    ...(campaign
      ? [
          `campaign of ${campaign.letters} letters: ${campaign.perSecond}/s beside ${campaign.bare}/s of the bare pool, ratio ${campaign.ratio} (bar 0.8); worker by tenths, MB: ${campaign.memory.join(' ')}`,
        ]
      : []),
    ...(whole
      ? [
          `one process with its database: starts in ${whole.starts.join(', ')} ms (bar 2000); ${whole.idleMb} MB idle, ${whole.peakMb} MB peak (bar 250)`,
        ]
      : []),
    ...(pageKb === null ? [] : [`page: ${pageKb} KB of initial JS, gzip (aim 180)`]),
  ];
}

/** Milliseconds throughout. */
function liveLines({ streams, product, bare, ratio, mention }: Live): string[] {
  const times = ({ p50, p95, p99 }: Spread) => `p50 ${p50}, p95 ${p95}, p99 ${p99}`;
  const lost = product.lost + bare.lost;
  return [
    `live: ${streams} open pages, ${product.acts} acts told to ${Math.round(product.arrivals / product.acts)} of them${lost ? `, ${lost} LOST` : ''}: ${times(product.fromAnswer)} ms after the answer (bar 200), ${times(product.fromRequest)} ms after the request`,
    `bare LISTEN/NOTIFY with as many streams: ${times(bare.fromAnswer)} ms after the answer, ${times(bare.fromRequest)} ms after the request; ratio ${times(ratio)}`,
    `a mention, by way of the worker: ${times(mention)} ms after the request`,
  ];
}
