import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The product's own source as text, for the guards. Paths are relative to the root, with slashes. */
export type Source = { file: string; text: string; lines: string[]; imports: string[]; isTest: boolean };

const root = fileURLToPath(new URL('..', import.meta.url));
const roofs = ['domain', 'api', 'server', 'web', 'test', 'scripts', 'e2e'];
/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`. */
const importing =
  /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s+'([^'\n]+)'|^\s*import\s+'([^'\n]+)'|\bimport\(\s*'([^'\n]+)'/gm;
const passed = new Set(['node_modules', 'generated', 'dist']);

export function readSources(): Source[] {
  return roofs.flatMap((roof) => walk(roof)).map(asSource);
}

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return passed.has(entry.name) ? [] : walk(place);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [place] : [];
  });
}

function asSource(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const imports = [...text.matchAll(importing)].map(([, from, bare, late]) =>
    resolve(file, from ?? bare ?? late ?? ''),
  );
  return {
    file,
    text,
    lines: text.split('\n'),
    imports,
    isTest:
      /\.(test|e2e)\.tsx?$/.test(file) ||
      file.startsWith('test/') ||
      file.startsWith('e2e/') ||
      file === 'domain/process/spec.ts',
  };
}

/** A path from the root for our own files, the package's name for everything else. */
function resolve(file: string, to: string): string {
  if (to.startsWith('#')) return to.slice(1);
  return to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to;
}

/** The roof and the room: `server/orders/a.ts` stands in room `orders`; files right under a roof in room ``. */
export function placeOf(file: string): { roof: string; room: string } {
  const [roof = '', room = '', ...rest] = file.split('/');
  return { roof, room: rest.length > 0 ? room : '' };
}
