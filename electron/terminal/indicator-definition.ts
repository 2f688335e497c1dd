import type { Input } from '../../shared/contract.ts';
import { reaches, type IndicatorFields } from '../../shared/framework/indicators.ts';
import { requiredText, textOf, unreadable, type Options } from './command.ts';
import { text } from './framework-text.ts';

type Fields = Input<'indicator:define'>['fields'];

/** What says of an indicator how it is counted. */
export const definitionOptions = {
  'name-en': text('its name in English', 'su nombre en inglés'),
  'name-es': text('its name in Spanish', 'su nombre en español'),
  unit: text('its unit', 'su unidad'),
  'counting-en': text('how it is counted, in English', 'cómo se cuenta, en inglés'),
  'counting-es': text('how it is counted, in Spanish', 'cómo se cuenta, en español'),
  source: text('where its figures come from', 'de dónde vienen sus cifras'),
  lag: text('days after a period until its figure is known', 'días después del periodo en que se conoce su cifra'),
  reach: text(
    'whether it may be put down to an action (own), is of both sides together (shared), or only says how things stand (context)',
    'si puede atribuirse a una acción (own), es de ambas partes en conjunto (shared) o solo dice cómo está la situación (context)',
    { values: reaches },
  ),
  adds: text('whether periods may be added', 'si los periodos pueden sumarse', { values: ['yes', 'no'] }),
} as const;

/** The definition that the options give; of one that stands, with what they leave out as it is. A new one adds nothing up and says how things stand. */
export function definitionIn(code: string, options: Options, held: IndicatorFields | undefined): Fields {
  const said = (name: string, before: string | undefined): string =>
    textOf(options, name) ?? before ?? requiredText(options, name);
  const lag = said('lag', held === undefined ? undefined : String(held.lagDays));
  if (!/^\d{1,4}$/.test(lag)) throw unreadable('--lag');
  const reach = textOf(options, 'reach');
  const adds = textOf(options, 'adds');
  return {
    code: held?.code ?? code.toUpperCase(),
    names: { en: said('name-en', held?.names.en), es: said('name-es', held?.names.es) },
    unit: said('unit', held?.unit),
    counting: { en: said('counting-en', held?.counting.en), es: said('counting-es', held?.counting.es) },
    source: said('source', held?.source),
    lagDays: Number(lag),
    reach: reaches.find(each => each === reach) ?? held?.reach ?? 'context',
    adds: adds === undefined ? (held?.adds ?? false) : adds === 'yes',
    ...(held?.evidence === undefined ? {} : { evidence: held.evidence }),
    ...(held?.measure === undefined ? {} : { measure: held.measure }),
  };
}
