import { valueText } from '../../shared/value-text.ts';
import type { Json } from '../../shared/language.ts';
import type { SeenField } from '../../shared/contract/packets.ts';
import { useReader, useText } from '../text.ts';
import { Generalised } from '../marks/Generalised.tsx';
import { Pseudonym } from '../marks/Pseudonym.tsx';
import { RedactionBlock } from '../marks/RedactionBlock.tsx';
import { fieldOf, stateOf } from './seen.ts';

/** One place with the counterpart's eyes: the value, its coarser form, a pseudonym, a block, or nothing at all. */
export function SeenValue({ entity, seen }: { readonly entity: string; readonly seen: SeenField }) {
  const t = useText();
  if (seen.shown === 'gap') return <RedactionBlock code={seen.code ?? 'R-REST'} />;
  if (seen.shown === 'nothing') return <span className="faint">{t('release.noTrace')}</span>;
  const text = <ValueText entity={entity} field={seen.field} value={seen.value} />;
  return stateOf(seen) === 'generalise' ? <Generalised>{text}</Generalised> : text;
}

/** A value as the reader reads it; names that only a packet has, as pseudonyms. */
export function ValueText({ entity, field, value }: { readonly entity: string; readonly field: string; readonly value: Json }) {
  const reader = useReader();
  if (typeof value === 'string' && /^PER-[A-Z2-7]{10}$/.test(value)) return <Pseudonym code={value} />;
  return <>{valueText(fieldOf(entity, field), value, reader)}</>;
}
