import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The sandbox serves `dist-page` itself; `npm run dev` proxies to a sandbox that is already running. */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  resolve: { alias: { '@cunkebao/shared/kernel': here('../../shared/src/kernel/index.ts') } },
  build: { outDir: here('../dist-page'), emptyOutDir: true, reportCompressedSize: true },
  server: { proxy: { '/sandbox': { target: 'http://127.0.0.1:7301', ws: true } } },
});
