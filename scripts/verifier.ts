// Makes VERIFY.html: one file, nothing fetched, whose content policy names its own script and style by their hashes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

// The build's own configuration is bundled with this file into the root itself.
const above = join(import.meta.dirname, '..');
const root = existsSync(join(above, 'verifier', 'main.ts')) ? above : import.meta.dirname;

/** The page as one text; the same tree gives the same bytes. */
export async function verifierPage(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: join(root, 'verifier', 'main.ts'), formats: ['iife'], name: 'verifier' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  const script = output.output[0].code.replaceAll('</script', '<\\/script').trim();
  const style = readFileSync(join(root, 'verifier', 'style.css'), 'utf8');
  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Enlace</title>
<style>${style}</style>
</head>
<body>
<script type="module">${script}</script>
</body>
</html>
`;
}

/** Write it into a folder; from a checkout that is where the program looks for it. */
export async function writeVerifier(folder = join(root, 'out', 'verifier')): Promise<string> {
  const path = join(folder, 'VERIFY.html');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, await verifierPage());
  return path;
}

/** Puts the page beside the program that is built. */
export function verifierFile(folder: string): Plugin {
  return { name: 'verifier-file', closeBundle: async () => void (await writeVerifier(join(root, folder))) };
}

if (import.meta.main) process.stdout.write(`${await writeVerifier()}\n`);
