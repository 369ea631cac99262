// npm start: from a fresh clone to a running product. Later starts skip what is already done.
import * as module from 'node:module';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, ensurePage, fail, inRoot, node, passSignals, run } from './project.mjs';

const main = inRoot('server', 'main.ts');
/** Compiled modules are kept: a third of a warm start. */
const compiled = inRoot('.cache', 'compiled');
const [command = 'all'] = process.argv.slice(2);

try {
  const installedNow = await ensureInstalled();
  const showsPage = command === 'all' || command === 'web';
  if (showsPage && !process.env.VIZIR_WEB_DIST) await ensurePage();
  // Same Node: no second process between the terminal and the product.
  if (!installedNow && node() === process.execPath) {
    module.enableCompileCache(compiled);
    await import(pathToFileURL(main).href);
  } else {
    passSignals();
    // The channel tells the product when this process is killed, so that it does not outlive us unseen.
    const code = await run(node(), [main, ...process.argv.slice(2)], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    });
    process.exit(typeof code === 'number' ? code : 1);
  }
} catch (error) {
  fail(error);
}
