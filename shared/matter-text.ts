import { catalogue, fieldAt } from './catalogue.ts';
import type { Bilingual } from './language.ts';
import type { Matter } from './matters.ts';
import { fill } from './text/fill.ts';

/** What a request or an asset is called in a list: a request by its type and number, an asset by what it is. */
export function matterLabel({ kind, type, name }: Pick<Matter, 'kind' | 'type' | 'name'>): Bilingual {
  const label = (type === null ? undefined : fieldAt(`${kind}.type`)?.options?.[type]) ?? catalogue[kind].label;
  if (name === null) return label;
  return kind === 'asset'
    ? { en: name, es: name }
    : fill({ en: '{{label}}, {{name}}', es: '{{label}}, {{name}}' }, { label, name });
}
