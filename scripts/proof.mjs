// npm run proof [-- part]: the full bars of the proofs that `npm test` only samples. Hours, not minutes; one file at a time.
import { vitest } from './checks.mjs';
import { ensureInstalled, fail, passSignals } from './project.mjs';

try {
  passSignals();
  await ensureInstalled();
  const part = process.argv[2] ?? '';
  const words = [`test/proof/${part}`, '--maxWorkers=1', '--testTimeout=7200000', '--hookTimeout=600000'];
  const env = { ...process.env, VIZIR_PROOF: 'full' };
  process.exit((await vitest(words, { env })) === 0 ? 0 : 1);
} catch (error) {
  fail(error);
}
