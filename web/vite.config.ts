import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfFiles } from './pdf-files.ts';

const root = import.meta.dirname;
const api = process.env.VIZIR_API ?? 'http://127.0.0.1:4600';

export default defineConfig({
  root,
  plugins: [react(), pdfFiles()],
  // Everything lives in one place, so the server may cache /assets for a year.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    // CSP says font-src 'self': a font inlined as data: would be refused.
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      output: {
        // React changes rarely: its own file stays in the browser's cache over our releases.
        codeSplitting: { groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// }] },
      },
    },
  },
  server: {
    fs: { allow: [`${root}/..`] },
    proxy: { '/api': { target: api, changeOrigin: false } },
  },
  // Found only inside lazy routes; naming them spares the dev server a reload on first visit.
  optimizeDeps: { include: ['@mantine/dates', '@mantine/spotlight', 'dayjs/locale/ru'] },
});
