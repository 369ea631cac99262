import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where in the talk: a command before it is answered, or one of the moments between commands. */
export const points = [
  'greeting',
  'EHLO',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  /** A part of the letter is there. */
  'body',
  /** The final dot is there, the letter not taken yet. */
  'dot',
  /** The letter is taken, the answer not given. */
  'kept',
  /** The answer is given. */
  'QUIT',
] as const;
export type Point = (typeof points)[number];

/** What the server does instead of its duty at this point, the next so many times. */
export type Order = {
  at: Point;
  does: 'hold' | 'drop' | 'refuse' | 'dawdle';
  times: number;
  code?: number;
  words?: string;
};
export type Accepted = { messageId: string; to: string };
/** `port`: of the client's end of the line. */
export type Held = { at: Point; port: number };
/** What goes from the test to the server, and back. */
export type Told = { orders?: Order[] };
export type Said = { port?: number; ordered?: true; held?: Held };

/** A mail server as a process. It may be killed and started again: the port and what it took stay. */
export type Office = {
  readonly port: number;
  start: () => Promise<void>;
  /** These take the place of what was ordered before. */
  order: (...orders: Order[]) => Promise<void>;
  /** The next talk that stands at a point where it was ordered to hold. */
  held: () => Promise<Held>;
  /** Those that are held go on. */
  release: () => void;
  /** Every letter it took, read from the disk. */
  accepted: () => Accepted[];
  /** kill -9. */
  kill: () => Promise<void>;
  close: () => Promise<void>;
};

export async function openOffice(): Promise<Office> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vizir-post-'));
  const file = path.join(folder, 'accepted');
  let child: ChildProcess | undefined;
  let port = 0;
  const standing: Held[] = [];
  let waiting: ((held: Held) => void) | undefined;
  const onHeld = (held: Held) => {
    if (waiting) waiting(held);
    else standing.push(held);
    waiting = undefined;
  };
  /** One listener until it comes: between two of them what is said would be missed. */
  const answered = <Key extends keyof Said>(from: ChildProcess, key: Key): Promise<Said[Key]> =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        from.off('message', hear);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`the mail server did not say: ${key}`));
      }, 30_000);
      const hear = (said: Said) => {
        if (said[key] === undefined) return;
        end();
        resolve(said[key]);
      };
      from.on('message', hear);
    });
  const tell = (told: Told) => child?.send(told);
  const office: Office = {
    get port() {
      return port;
    },
    async start() {
      standing.splice(0);
      child = fork(path.join(import.meta.dirname, 'post-office.ts'), [String(port), file], { execArgv: [] });
      child.on('message', ({ held }: Said) => held && onHeld(held));
      port = (await answered(child, 'port')) ?? 0;
    },
    async order(...orders) {
      if (!child) throw new Error('the mail server does not run');
      const done = answered(child, 'ordered');
      standing.splice(0);
      tell({ orders });
      await done;
    },
    held: () => {
      const first = standing.shift();
      return first ? Promise.resolve(first) : new Promise((resolve) => (waiting = resolve));
    },
    release: () => void tell({}),
    accepted: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Accepted)
        : [],
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      await office.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await office.start();
  return office;
}

/** How many copies of each letter were taken, by Message-ID. */
export function copies(accepted: readonly Accepted[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { messageId } of accepted) counted.set(messageId, (counted.get(messageId) ?? 0) + 1);
  return counted;
}

/** Which of these processes has this TCP connection of 127.0.0.1, as Linux tells: the port at its end, and at the other. */
export function holderOf([from, to]: readonly [number, number], pids: readonly number[]): number | undefined {
  const end = (port: number) => `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const line = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((one) => one.trim().split(/\s+/))
    .find(([, local, remote]) => local === end(from) && remote === end(to));
  if (!line) return undefined;
  const socket = `socket:[${line[9]}]`;
  return pids.find((pid) => {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).some((name) => {
      try {
        return readlinkSync(path.join(folder, name)) === socket;
      } catch {
        return false; // closed meanwhile
      }
    });
  });
}
