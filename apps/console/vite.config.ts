import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Served under /console by the api and standalone process; `npm run build:console` writes dist/console.
export default defineConfig({
  root: here('.'),
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: fonts or scripts; small images may be inlined.
    assetsInlineLimit: 1024,
    reportCompressedSize: false,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000', '/postback': 'http://127.0.0.1:3000', '/c/': 'http://127.0.0.1:3000', '/receipts': 'http://127.0.0.1:3000' } },
});
