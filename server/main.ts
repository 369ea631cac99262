import closeWithGrace from 'close-with-grace';
import { ConfigError, readConfig } from './config.ts';
import { StartRefused } from './instance-lock.ts';
import { openRuntime, type Role, type Runtime } from './runtime.ts';

/**
 * One artefact. Without a word it is everything; `web`, `worker` and `migrate` are its parts for an installation on
 * several machines (with DATABASE_URL); `verify-journal` looks and leaves.
 */
const commands = ['all', 'web', 'worker', 'migrate', 'verify-journal'] as const;

/** What each role gives back: how to finish what is in flight and stop. */
export interface Running {
  close(): Promise<void>;
}

const drainMs = 10_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function main(word = 'all', ...rest: string[]): Promise<void> {
  const command = commands.find((it) => it === word);
  if (!command)
    throw new StartRefused(`Неизвестная команда / unknown command: ${word} (${commands.join(', ')})`);
  if (command === 'verify-journal') {
    const { verifyCommand } = await import('#server/journal/verify-command.ts');
    process.exitCode = await verifyCommand(readConfig(), rest);
    return;
  }
  await run(command);
}

async function run(role: Role): Promise<void> {
  const running: Running[] = [];
  let runtime: Runtime | undefined;
  const closing = closeWithGrace({ delay: false, skip: [...signals] }, async ({ err }) => {
    if (err) (runtime?.log ?? console).error(err);
    await starting.catch(() => {}); // a start that is under way cannot be cut short without leaving a mess
    await Promise.race([Promise.allSettled(running.map((part) => part.close())), pause(drainMs)]);
    await runtime?.close();
  });
  const start = async () => {
    // Read while the database starts: each takes about as long as the other.
    const product = role === 'migrate' ? null : import('#server/app.ts');
    product?.catch(() => {}); // heard below, unless the database is refused first
    runtime = await openRuntime(readConfig(), {
      role,
      onLost(error) {
        setImmediate(() => {
          throw error; // becomes the orderly end above, with a failing exit code
        });
      },
    });
    if (!product) return;
    const { startWeb, startWorker } = await product;
    if (role !== 'worker') running.push(await startWeb(runtime));
    if (role !== 'web') running.push(await startWorker(runtime));
  };
  const starting = start();
  stopOnSignals(() => closing.close());
  try {
    await starting;
  } catch (error) {
    await Promise.allSettled(running.map((part) => part.close()));
    await runtime?.close();
    throw error;
  }
  if (role === 'migrate') closing.close();
}

/**
 * Ctrl-C reaches us twice, from the terminal and from the starter that passes it on; only a signal that comes later
 * means «at once».
 */
function stopOnSignals(stop: () => void): void {
  let first = 0;
  const onSignal = () => {
    if (first && Date.now() - first > 2000) process.exit(1);
    if (first) return;
    first = Date.now();
    stop();
  };
  for (const signal of signals) process.on(signal, onSignal);
  // The starter was killed: nobody is left to stop us, so stop.
  process.on('disconnect', onSignal);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartRefused) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}\nЭтот адрес занят: задайте другой VIZIR_PORT. The address is taken: set another VIZIR_PORT.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Uploads, keys and logs are ours alone; what others must reach is opened where it is made.
process.umask(0o077);

main(...process.argv.slice(2)).catch((error) => {
  console.error(explain(error));
  process.exit(1);
});
