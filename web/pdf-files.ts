import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

const home = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string };
const folder = `assets/pdfjs-${version}`;

/**
 * What pdf.js asks for by name while it reads: its worker, the standard fonts, the decoders it has without WebAssembly. Served by us
 * as they are, under a folder named by the version, since /assets is cached for a year.
 */
export function pdfFiles(): Plugin {
  return {
    name: 'vizir-pdf-files',
    generateBundle() {
      for (const [name, file] of files())
        this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source: readFileSync(file) });
    },
    configureServer(server) {
      const known = new Map(files());
      server.middlewares.use((request, response, next) => {
        const file = known.get(request.url?.replace(`/${folder}/`, '').split('?')[0] ?? '');
        if (!file) return next();
        response.setHeader('content-type', /js$/.test(file) ? 'text/javascript' : 'application/octet-stream');
        response.end(readFileSync(file));
      });
    },
  };
}

function files(): [name: string, file: string][] {
  const fonts = readdirSync(path.join(home, 'standard_fonts')).map((name) => ['standard_fonts', name]);
  const decoders = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'].map((name) => ['wasm', name]);
  return [['build', 'pdf.worker.min.mjs'], ...fonts, ...decoders].map(([room = '', name = '']) => [
    name,
    path.join(home, room, name),
  ]);
}
