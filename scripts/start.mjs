// npm start: from a fresh clone to a running product. Later starts skip what is already done.
import { pathToFileURL } from 'node:url';
import { ensureInstalled, ensurePage, fail, inRoot, node, passSignals, run } from './project.mjs';

const main = inRoot('server', 'main.ts');
const [command = 'all'] = process.argv.slice(2);

try {
  const installedNow = await ensureInstalled();
  const showsPage = command === 'all' || command === 'web';
  if (showsPage && !process.env.VIZIR_WEB_DIST) await ensurePage();
  // Same Node: no second process between the terminal and the product.
  if (!installedNow && node() === process.execPath) await import(pathToFileURL(main).href);
  else {
    passSignals();
    // The channel tells the product when this process is killed, so that it does not outlive us unseen.
    const code = await run(node(), [main, ...process.argv.slice(2)], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    process.exit(typeof code === 'number' ? code : 1);
  }
} catch (error) {
  fail(error);
}
