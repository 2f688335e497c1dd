import { fieldAt } from '../../shared/catalogue.ts';
import type { Json } from '../../shared/language.ts';
import { unreadable, type OptionSpec } from './command.ts';

export const fieldOption = {
  type: 'string',
  multiple: true,
  about: { en: 'FIELD=VALUE of the catalog, repeated', es: 'CAMPO=VALOR del catálogo, repetible' },
} as const satisfies OptionSpec;

/**
 * `FIELD=VALUE` words as fields: switches and numbers as such, a place by its text, everything else as text. The host checks them against the
 * catalogue.
 */
export function fieldsOf(entity: string, words: readonly string[]): Record<string, Json> {
  return Object.fromEntries(
    words.map(word => {
      const at = word.indexOf('=');
      if (at < 1) throw unreadable('FIELD=VALUE');
      const name = word.slice(0, at);
      return [name, valueOf(fieldAt(`${entity}.${name}`)?.type, word.slice(at + 1))];
    }),
  );
}

function valueOf(type: string | undefined, text: string): Json {
  if (type === 'boolean') return text === 'true';
  if (type === 'integer') return Number(text);
  if (type === 'codes' || type === 'texts') return text.split(',');
  return type === 'place' ? { text } : text;
}
