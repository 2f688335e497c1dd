import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brought } from '../../scripts/overlay/compare.ts';
import { textsOf } from '../../scripts/overlay/texts.ts';
import { pluralCategories, type Overlay, type OverlayEntry } from '../../shared/overlay.ts';
import { pseudo } from '../../shared/text/pseudo.ts';

const project = join(import.meta.dirname, '..', '..');

/** A whole overlay that nobody had to write: every text of the program, dressed up, as that language's. */
export function plantedOverlay(tag = 'pt'): Overlay {
  const texts = brought([], textsOf(project), tag).map((entry): OverlayEntry => {
    const { en } = entry;
    if (typeof en === 'string') return { ...entry, to: pseudo(en) };
    const forms = pluralCategories(tag).map(category => [category, pseudo(en[category === 'one' ? 'one' : 'other'] ?? '')]);
    return { ...entry, to: Object.fromEntries(forms) as Record<string, string> };
  });
  return { tag, texts };
}

/** Write an overlay's file into a folder, as a translator would hand it in. */
export function writeOverlay(folder: string, { tag, texts }: Overlay): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${tag}.json`), JSON.stringify({ texts }));
}
