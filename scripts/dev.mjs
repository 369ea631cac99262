// npm run dev: the server restarts on change, the page reloads by itself.
import { ensureInstalled, fail, inRoot, node, passSignals, run } from './project.mjs';

try {
  await ensureInstalled();
  passSignals();
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  // The page's address, so that links and the origin check agree with what the browser shows.
  const env = { VIZIR_PUBLIC_URL: 'http://localhost:5173', ...process.env };
  await Promise.race([
    run(node(), ['--watch', '--watch-preserve-output', inRoot('server', 'main.ts')], { env }),
    run(node(), [vite, '--config', inRoot('web', 'vite.config.ts')], { env }),
  ]);
  process.kill(process.pid, 'SIGTERM');
} catch (error) {
  fail(error);
}
