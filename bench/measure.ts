import type pg from 'pg';
import { cpuOf, cpuOfBackends } from './cpu.ts';
import type { Operation } from './operations.ts';
import type { Actor, Person } from './people.ts';
import { press, type Shot } from './press.ts';
import type { Program } from './processes.ts';
import { resetOrders } from './reset.ts';

/** What one server did for one operation, over all rounds. CPU in milliseconds per request. */
export interface Measured {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly serverCpu: number;
  readonly databaseCpu: number;
  /** What follows a request in the worker: telling people, sealing. Server and database. */
  readonly workerCpu: number;
  readonly statements: number;
  readonly transactions: number;
  /** Answers other than 2xx, by status. */
  readonly failures: Readonly<Record<string, number>>;
  readonly top: readonly TopStatement[];
}
export interface TopStatement {
  readonly perRequest: number;
  readonly ms: number;
  readonly rows: number;
  readonly query: string;
}

export interface Target {
  readonly program: Program;
  /** The database role whose backends work for it. */
  readonly role: string;
  readonly worker?: { readonly program: Program; readonly role: string };
}
export interface Bench {
  readonly admin: pg.Client;
  readonly postmaster: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
}

/** Turn by turn in short rounds, so that a noisy neighbour hits both alike. */
export async function measure(
  bench: Bench,
  operation: Operation,
  actor: Actor,
  person: Person,
  targets: readonly Target[],
): Promise<Measured[]> {
  const sums = targets.map(emptySum);
  for (const target of targets) {
    await resetOrders(bench.admin, operation.orders);
    await warmUp(target, await operation.shots(person, actor));
  }
  for (let round = 0; round < bench.rounds; round++) {
    for (const [at, target] of targets.entries()) {
      await resetOrders(bench.admin, operation.orders);
      const sum = sums[at];
      if (sum) await oneRound(bench, target, await operation.shots(person, actor), sum);
    }
  }
  await resetOrders(bench.admin, operation.orders);
  return sums.map(asMeasured);
}

/** Statements prepared, code compiled. */
async function warmUp({ program }: Target, next: () => Shot | null): Promise<void> {
  let left = 400;
  const bounded = () => {
    left -= 1;
    return left > 0 ? next() : null;
  };
  await press(program.port, bounded, { connections: 16, seconds: 6 });
}

type Sum = {
  latencies: number[];
  seconds: number;
  server: number;
  database: number;
  worker: number;
  statements: number;
  transactions: number;
  failures: Record<string, number>;
  top: TopStatement[];
};
const emptySum = (): Sum => ({
  latencies: [],
  seconds: 0,
  server: 0,
  database: 0,
  worker: 0,
  statements: 0,
  transactions: 0,
  failures: {},
  top: [],
});

async function oneRound(bench: Bench, target: Target, next: () => Shot | null, sum: Sum): Promise<void> {
  await bench.admin.query('select pg_stat_statements_reset()');
  const before = spent(bench, target);
  const salvo = await press(target.program.port, next, bench);
  const after = spent(bench, target);
  sum.latencies.push(...salvo.latencies);
  sum.seconds += salvo.seconds;
  sum.server += after.server - before.server;
  sum.database += after.database - before.database;
  sum.worker += after.worker - before.worker;
  for (const [status, count] of salvo.statuses)
    if (status >= 300) sum.failures[status] = (sum.failures[status] ?? 0) + count;
  const said = await statementsOf(bench.admin, target.role, salvo.answers);
  sum.statements += said.statements;
  sum.transactions += said.transactions;
  sum.top = said.top;
}

function spent({ postmaster }: Bench, { program, role, worker }: Target) {
  const backends = cpuOfBackends(postmaster);
  return {
    server: cpuOf(program.pid),
    database: backends.get(role) ?? 0,
    worker: worker ? cpuOf(worker.program.pid) + (backends.get(worker.role) ?? 0) : 0,
  };
}

type Row = { query: string; calls: string; ms: number; rows: string };

async function statementsOf(admin: pg.Client, role: string, answers: number) {
  const { rows } = await admin.query(
    `select s.query, s.calls, s.total_exec_time as ms, s.rows from pg_stat_statements s join pg_roles r on r.oid = s.userid
     where r.rolname = $1 order by s.total_exec_time desc`,
    [role],
  );
  const isTransaction = ({ query }: Row) => /^\s*(begin|commit|rollback|start transaction)\b/i.test(query);
  const calls = (some: Row[]) => some.reduce((total, row) => total + Number(row.calls), 0);
  const all = rows as Row[];
  return {
    statements: calls(all.filter((row) => !isTransaction(row))),
    transactions: calls(all.filter(isTransaction)),
    top: all.slice(0, 6).map((row) => ({
      perRequest: round(Number(row.calls) / Math.max(1, answers)),
      ms: round(row.ms / Number(row.calls)),
      rows: round(Number(row.rows) / Number(row.calls)),
      query: row.query.replace(/\s+/g, ' ').slice(0, 160),
    })),
  };
}

function asMeasured(sum: Sum): Measured {
  const sorted = [...sum.latencies].sort((a, b) => a - b);
  const n = Math.max(1, sorted.length);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    requests: sorted.length,
    perSecond: Math.round(sorted.length / Math.max(0.001, sum.seconds)),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    serverCpu: round(sum.server / n),
    databaseCpu: round(sum.database / n),
    workerCpu: round(sum.worker / n),
    statements: round(sum.statements / n),
    transactions: round(sum.transactions / n),
    failures: sum.failures,
    top: sum.top,
  };
}

export const round = (value: number): number => Math.round(value * 1000) / 1000;
