// What is judged without running the product. Each counts as one test.
import { existsSync } from 'node:fs';
import { inRoot, node, run } from './project.mjs';

const minutes = (n) => n * 60_000;

export const checks = [
  {
    name: 'types and roofs (tsc)',
    run: () => run(node(), [inRoot('node_modules', 'ts7', 'bin', 'tsc'), '-b'], { timeoutMs: minutes(4) }),
  },
  {
    name: 'form and lint (biome)',
    run: () =>
      run(
        node(),
        [inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings'],
        {
          timeoutMs: minutes(2),
        },
      ),
  },
];

export function vitest(words, options) {
  return run(node(), [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', ...words], options);
}

/** The same as in `npm test`, with the guards of the layout in place of the whole suite. */
export const architecture = {
  name: 'layout (architecture test)',
  run: () => (existsSync(inRoot('test', 'architecture.test.ts')) ? vitest(['test/architecture.test.ts']) : 0),
};
