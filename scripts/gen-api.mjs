// npm run gen:api: the page's types from the API's own document.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { ensureInstalled, fail, inRoot, node, root, run, Stop } from './project.mjs';

try {
  await ensureInstalled();
  const made = spawnSync(node(), [inRoot('server', 'http', 'generate-openapi.ts')], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (made.status !== 0) throw new Stop(made.stderr);
  mkdirSync(inRoot('.cache'), { recursive: true });
  const document = inRoot('.cache', 'openapi.json');
  writeFileSync(document, made.stdout);
  const cli = inRoot('node_modules', 'openapi-typescript', 'bin', 'cli.js');
  const code = await run(node(), [cli, document, '-o', inRoot('web', 'http', 'generated', 'api.d.ts')]);
  process.exit(code === 0 ? 0 : 1);
} catch (error) {
  fail(error);
}
