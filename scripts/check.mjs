// npm run check: before review.
import { architecture, checks } from './checks.mjs';
import { ensureInstalled, fail, passSignals } from './project.mjs';

try {
  passSignals();
  await ensureInstalled();
  let isGreen = true;
  for (const check of [...checks, architecture]) {
    const ok = (await check.run()) === 0;
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${check.name}`);
    isGreen &&= ok;
  }
  process.exit(isGreen ? 0 : 1);
} catch (error) {
  fail(error);
}
