import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { pdfDecoders } from './scripts/pdf-decoders.ts';

// Bundled, because reading a package's many files costs the start more than its code does. Native modules cannot be, and what is read
// only when it is used (PDF, office files, calendars) stays where it is.
const bundled = ['age-encryption', 'canonicalize', 'temporal-polyfill', 'uuid', 'yauzl', 'yazl', 'zod'];

// Three bundles: the main process (with its host’s worker, the threads of that one, and the terminal door), the sandboxed preload, and the page.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: { exclude: bundled },
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          'batch-worker': 'electron/host/age/batch-worker.ts',
          'pdf-worker': 'electron/host/packets/guard/pdf-worker.ts',
          worker: 'electron/thread/worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload cannot be an ES module.
      rolldownOptions: { input: { preload: 'electron/preload.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), pdfDecoders()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      assetsInlineLimit: 0, // the content policy allows no data: address
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
