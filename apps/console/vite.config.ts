import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Compresses once at build time: the server hands out name.js.br or name.js.gz and spends nothing on it. */
const compressAssets = (): Plugin => ({
  name: 'compress-assets',
  apply: 'build',
  writeBundle({ dir = '' }) {
    const folder = `${dir}/assets`;
    for (const name of readdirSync(folder).filter((each) => /\.(js|css)$/.test(each))) {
      const content = readFileSync(`${folder}/${name}`);
      if (content.length < 1024) continue;
      writeFileSync(`${folder}/${name}.gz`, gzipSync(content, { level: 9 }));
      writeFileSync(`${folder}/${name}.br`, brotliCompressSync(content));
    }
  },
});

// Served under /console by the api and standalone process; `npm run build:console` writes dist/console.
export default defineConfig({
  root: here('.'),
  base: '/console/',
  plugins: [react(), compressAssets()],
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: fonts or scripts; small images may be inlined.
    assetsInlineLimit: 1024,
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': 'http://127.0.0.1:3000',
      '/postback': 'http://127.0.0.1:3000',
      '/c/': 'http://127.0.0.1:3000',
      '/receipts': 'http://127.0.0.1:3000',
    },
  },
});
