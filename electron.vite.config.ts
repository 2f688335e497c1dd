import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import project from './package.json' with { type: 'json' };
import { outsidePackages } from './scripts/outside-packages.ts';
import { pdfDecoders } from './scripts/pdf-decoders.ts';
import { verifierFile } from './scripts/verifier.ts';

// Everything is bundled, because reading a package's many files costs the start more than its code does; what is read only when it is used
// (PDF, office files, calendars) lies in bundles of its own. Outside stay native modules, and packages that read files of their own.
const outside = [
  '@napi-rs/canvas',
  '@node-rs/argon2',
  'better-sqlite3',
  'pdfjs-dist',
  'pdfkit',
  'sodium-native',
  'tesseract.js-core',
];

// Three bundles: the main process (with its host’s worker, the threads of that one, and the terminal door), the sandboxed preload, and the page.
export default defineConfig({
  main: {
    plugins: [outsidePackages('out/outside-packages.json'), verifierFile('out/main')],
    build: {
      outDir: 'out/main',
      minify: true,
      externalizeDeps: { exclude: Object.keys(project.dependencies).filter(name => !outside.includes(name)) },
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          'batch-worker': 'electron/host/age/batch-worker.ts',
          'ocr-worker': 'electron/host/papers/ocr/ocr-worker.ts',
          'draw-worker': 'electron/host/papers/draw/draw-worker.ts',
          'pdf-worker': 'electron/host/packets/guard/pdf-worker.ts',
          'compare-worker': 'electron/host/compare/compare-worker.ts',
          'setting-worker': 'electron/host/papers/set/setting-worker.ts',
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
