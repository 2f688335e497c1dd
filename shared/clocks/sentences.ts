import type { Bilingual, CivilDate, Language } from '../language.ts';
import { isWeekend } from './count.ts';
import { dateInWords } from './civil-date.ts';
import type { ClockState } from './clock.ts';
import type { ReadingKind } from './count.ts';
import type { Citation, ClockExplanation, ReadingExplained } from './explain.ts';

/** What a rule from memory is shown with, wherever it is shown. */
export const toBeConfirmed: Bilingual = { en: 'to be confirmed by counsel', es: 'por confirmar con asesoría jurídica' };
const partlyRead: Bilingual = { en: 'from a secondary source', es: 'de fuente secundaria' };

export const stateNames: Readonly<Record<ClockState, Bilingual>> = {
  running: { en: 'running', es: 'corre' },
  lapsed: { en: 'lapsed', es: 'vencido' },
  'lapsed-in-doubt': { en: 'lapsed on one reading', es: 'vencido según una lectura' },
  stopped: { en: 'stopped in time', es: 'detenido a tiempo' },
  'stopped-late': { en: 'stopped late', es: 'detenido fuera de plazo' },
  'stopped-in-doubt': { en: 'in time on one reading only', es: 'a tiempo según una sola lectura' },
  suspended: { en: 'suspended', es: 'suspendido' },
  ended: { en: 'ended with the case', es: 'terminó con el caso' },
  'needs-fact': { en: 'waits for a date', es: 'falta una fecha' },
  'no-term': { en: 'no term', es: 'sin plazo' },
};

export const readingNames: Readonly<Record<ReadingKind, Bilingual>> = {
  calendar: { en: 'calendar days', es: 'días naturales' },
  business: { en: 'business days', es: 'días hábiles' },
  months: { en: 'calendar months', es: 'meses de calendario' },
  agreed: { en: 'agreed date', es: 'fecha acordada' },
  monthly: { en: 'monthly', es: 'mensual' },
  'same-as': { en: 'same as another clock', es: 'igual que otro plazo' },
};

/** The explanation of a clock in sentences, in the order a person asks: what started it, how it is counted, where it ends, what then. */
export function explanationSentences(explanation: ClockExplanation, language: Language): readonly string[] {
  const { trigger, missing, noTerm, readings, changes, stop } = explanation;
  const say = (en: string, es: string): string => (language === 'en' ? en : es);
  const day = (date: CivilDate): string => dateInWords(date, language);
  const sentences = [
    say(`Started by: ${trigger.label.en}, ${day(trigger.on)}.`, `Inicia con: ${trigger.label.es}, ${day(trigger.on)}.`),
  ];
  if (trigger.countedFrom !== trigger.on)
    sentences.push(
      say(
        `Counted from ${day(trigger.countedFrom)}, as entered.`,
        `Se cuenta desde el ${day(trigger.countedFrom)}, según lo asentado.`,
      ),
    );
  if (noTerm !== null) sentences.push(noTerm[language]);
  else sentences.push(ruleSentence(explanation, language));
  if (missing.length > 0) {
    const labels = missing.map(({ label }) => label[language]).join(', ');
    sentences.push(say(`Enter what is missing: ${labels}.`, `Asiente lo que falta: ${labels}.`));
  }
  for (const reading of readings) sentences.push(...readingSentences(reading, readings.length > 1, language));
  for (const change of changes) sentences.push(changeSentence(change, language));
  if (explanation.rule.bound === 'lower' && readings.length > 0)
    sentences.push(say('This is the earliest end; the law adds time.', 'Este es el término más temprano; la ley añade tiempo.'));
  sentences.push(
    stop === null
      ? stopsOnSentence(explanation, language)
      : say(`Stopped by: ${stop.label.en}, ${day(stop.on)}.`, `Lo detuvo: ${stop.label.es}, ${day(stop.on)}.`),
  );
  if (noTerm === null) sentences.push(say(`If it lapses: ${explanation.lapse.en}`, `Si vence: ${explanation.lapse.es}`));
  if (explanation.note !== null) sentences.push(explanation.note[language]);
  sentences.push(
    say(`Source: ${citationText(explanation.citation, 'en')}.`, `Fuente: ${citationText(explanation.citation, 'es')}.`),
  );
  return sentences;
}

/** A citation with what must be said of how far it is known. */
export function citationText({ text, tag }: Citation, language: Language): string {
  if (tag === 'M') return `${text[language]} (${toBeConfirmed[language]})`;
  return tag === 'P' ? `${text[language]} (${partlyRead[language]})` : text[language];
}

function ruleSentence({ rule }: ClockExplanation, language: Language): string {
  const { length, days, firstDay } = rule;
  const first =
    firstDay === 'next'
      ? { en: 'the next day is the first counted', es: 'el día siguiente es el primero que se cuenta' }
      : { en: 'that day is the first counted', es: 'ese día es el primero que se cuenta' };
  const plus =
    rule.plusDays === null
      ? { en: '', es: '' }
      : { en: ` plus ${rule.plusDays} entered days`, es: ` más ${rule.plusDays} días asentados` };
  const how = {
    calendar: { en: 'calendar days', es: 'días naturales' },
    business: { en: 'business days', es: 'días hábiles' },
    unspecified: {
      en: 'days; the text does not say which, so both readings are shown',
      es: 'días; el texto no dice cuáles, por eso se muestran las dos lecturas',
    },
  }[days.type];
  const texts: Bilingual =
    length.kind === 'days'
      ? {
          en: `Rule: ${length.days} ${how.en}${plus.en}; ${first.en}.`,
          es: `Regla: ${length.days} ${how.es}${plus.es}; ${first.es}.`,
        }
      : length.kind === 'months'
        ? {
            en: `Rule: ${length.months} calendar months${plus.en}, to the same day of the month or its last.`,
            es: `Regla: ${length.months} meses de calendario${plus.es}, hasta el mismo día del mes o el último.`,
          }
        : length.kind === 'date'
          ? { en: 'Rule: until the date that the parties agreed.', es: 'Regla: hasta la fecha que las partes acordaron.' }
          : length.kind === 'monthly'
            ? {
                en: 'Rule: once a month, on the day that the office set.',
                es: 'Regla: una vez al mes, el día que fijó la oficina.',
              }
            : {
                en: 'Rule: it ends together with the provisional-arrest clock.',
                es: 'Regla: termina junto con el plazo de la detención provisional.',
              };
  return texts[language];
}

function readingSentences(reading: ReadingExplained, isOneOfTwo: boolean, language: Language): readonly string[] {
  const day = (date: CivilDate): string => dateInWords(date, language);
  const name = readingNames[reading.kind][language];
  const lead = isOneOfTwo ? (language === 'en' ? `Counted in ${name}: ` : `Contado en ${name}: `) : '';
  const sentences = [
    language === 'en'
      ? `${lead}${lead === '' ? 'From' : 'from'} ${day(reading.firstCounted)}, ${reading.countedDays} days counted; last day ${day(reading.lastDay)}.`
      : `${lead}${lead === '' ? 'Desde' : 'desde'} el ${day(reading.firstCounted)}, ${reading.countedDays} días contados; último día, ${day(reading.lastDay)}.`,
  ];
  const weekendDays = reading.skipped.filter(({ why }) => isWeekend(why)).length;
  const others = reading.skipped.filter(({ why }) => !isWeekend(why));
  if (reading.skipped.length > 0) {
    const named = others.map(({ date, why }) => `${day(date)} (${why[language]})`).join(', ');
    sentences.push(
      language === 'en'
        ? `Not counted: ${weekendDays} weekend days${named === '' ? '' : ` and ${named}`}.`
        : `No se cuentan: ${weekendDays} días de fin de semana${named === '' ? '' : ` y ${named}`}.`,
    );
  }
  if (reading.clamped)
    sentences.push(
      language === 'en' ? 'The month has no such day, so its last day is taken.' : 'El mes no tiene ese día; se toma el último.',
    );
  if (!reading.covered)
    sentences.push(
      language === 'en'
        ? 'The holiday calendar does not reach that far: check the holidays.'
        : 'El calendario de días inhábiles no llega hasta ahí: verifíquelos.',
    );
  return sentences;
}

function changeSentence(change: ClockExplanation['changes'][number], language: Language): string {
  const day = (date: CivilDate): string => dateInWords(date, language);
  if (change.kind === 'suspended')
    return language === 'en'
      ? `It stood still from ${day(change.on)}${change.until === null ? '' : ` until ${day(change.until)}`}.`
      : `Estuvo suspendido desde el ${day(change.on)}${change.until === null ? '' : ` hasta el ${day(change.until)}`}.`;
  const by =
    change.days !== null
      ? { en: `by ${change.days} days`, es: `por ${change.days} días` }
      : { en: `to ${day(change.until ?? change.on)}`, es: `hasta el ${day(change.until ?? change.on)}` };
  return language === 'en'
    ? `Extended ${by.en} on ${day(change.on)}. Reason: ${change.reason}. Document: ${change.document}.`
    : `Prorrogado ${by.es} el ${day(change.on)}. Motivo: ${change.reason}. Documento: ${change.document}.`;
}

function stopsOnSentence({ stopsOn, stopsNot }: ClockExplanation, language: Language): string {
  if (stopsOn === null) return stopsNot?.[language] ?? '';
  const labels = stopsOn.map(label => label[language]).join(language === 'en' ? ' or ' : ' o ');
  return language === 'en' ? `Stops on: ${labels}.` : `Lo detiene: ${labels}.`;
}
