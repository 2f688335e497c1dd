import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Lay pdf.js's decoders that need no WebAssembly into the page's build, under the names by which it loads them: JPEG 2000, and JBIG2 with
 * fax coding. The page's content policy allows its own scripts and no WebAssembly.
 */
export function pdfDecoders(): Plugin {
  const folder = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm');
  return {
    name: 'pdf-decoders',
    generateBundle() {
      for (const decoder of ['openjpeg', 'jbig2']) {
        const name = `${decoder}_nowasm_fallback.js`;
        this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source: readFileSync(join(folder, name)) });
      }
    },
  };
}
