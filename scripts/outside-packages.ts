import { mkdirSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import type { Plugin } from 'vite';

/** What a module asks Node for by itself: a native module, or the folder of a package whose files it reads. */
const asked = /createRequire\(import\.meta\.url\)(?:\.resolve)?\(\s*["'`]([^"'`]+)["'`]/g;

/** `@scope/name/file.js` belongs to `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * Write down which packages the bundles still ask for when they run: what `npm run pack` puts into the program, and nothing else. It comes
 * from the bundles' own graph, so that a new import is packed without anybody remembering it.
 *
 * @param file - Where, as a JSON list of names.
 */
export function outsidePackages(file: string): Plugin {
  const required = new Set<string>();
  return {
    name: 'outside-packages',
    transform(code, id) {
      if (!/\.tsx?$/.test(id)) return; // our own sources; a package that is bundled asks for Node's own modules alone
      const found = [...code.matchAll(asked)].map(([, specifier]) => packageOf(specifier ?? ''));
      if (found.length < code.split('createRequire(').length - 1)
        this.error('what createRequire is asked for must stand beside it as a plain text, or it would not be packed');
      for (const name of found) required.add(name);
    },
    writeBundle(_options, bundle) {
      const names = new Set(required);
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const specifier of [...part.imports, ...part.dynamicImports])
          if (!(specifier in bundle) && !isBuiltin(specifier) && specifier !== 'electron') names.add(packageOf(specifier));
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify([...names].sort(), null, 2)}\n`);
    },
  };
}
