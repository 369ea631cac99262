// npm run bench [-- S|L] [--only list,card] [--seconds 3] [--rounds 3]: the product beside a bare server, on generated data.
import { ensureInstalled, ensurePage, fail, inRoot, node, passSignals, run } from './project.mjs';

try {
  passSignals();
  await ensureInstalled();
  await ensurePage();
  process.exit((await run(node(), [inRoot('bench', 'run.ts'), ...process.argv.slice(2)])) === 0 ? 0 : 1);
} catch (error) {
  fail(error);
}
