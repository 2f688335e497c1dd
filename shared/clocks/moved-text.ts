import type { CaseMoved } from '../pipeline.ts';
import type { Reader } from '../reader.ts';
import type { Texts } from '../text/words.ts';
import { dateInWords } from './civil-date.ts';
import type { Shown } from './moved.ts';

const texts = {
  none: { en: 'No deadline changes.', es: 'Ningún plazo cambia.' },
  some: { en: 'Deadlines that change: {{clocks}}.', es: 'Plazos que cambian: {{clocks}}.' },
  moved: { en: '{{clock}}, from {{before}} to {{after}}', es: '{{clock}}, del {{before}} al {{after}}' },
  begun: { en: '{{clock}} now counts, to {{after}}', es: '{{clock}} ahora se cuenta, al {{after}}' },
  gone: { en: '{{clock}} is no longer counted', es: '{{clock}} ya no se cuenta' },
  stands: { en: '{{clock}} keeps its date and stands otherwise', es: '{{clock}} conserva su fecha y cambia de estado' },
} as const satisfies Texts;

/** What a change did to the deadlines of a case, in one sentence. */
export function movedSentence(moved: CaseMoved['moved'], reader: Reader): string {
  if (moved.length === 0) return reader.say(texts.none);
  const clocks = moved.map(({ label, before, after }) => {
    const [was, is] = [dayOf(before), dayOf(after)];
    const clock = reader.say(label);
    if (is === null) return reader.say(after === null || was !== null ? texts.gone : texts.stands, { clock });
    if (was === null) return reader.say(texts.begun, { clock, after: dateInWords(is, reader) });
    if (was === is) return reader.say(texts.stands, { clock });
    return reader.say(texts.moved, { clock, before: dateInWords(was, reader), after: dateInWords(is, reader) });
  });
  return reader.say(texts.some, { clocks: clocks.join('; ') });
}

const dayOf = (shown: Shown | null) => shown?.mustStopBy ?? null;
