import type { Bilingual, CivilDate, Language } from '../language.ts';
import type { DayCount } from '../profile.ts';
import { isWeekend } from './count.ts';
import { counted } from './duration-text.ts';
import { dateInWords } from './civil-date.ts';
import type { ClockState } from './clock.ts';
import type { ReadingKind } from './count.ts';
import type { Citation, ClockExplanation, ReadingExplained } from './explain.ts';

/** What a rule from memory is shown with, wherever it is shown. */
export const toBeConfirmed: Bilingual = { en: 'to be confirmed by counsel', es: 'por confirmar con asesoría jurídica' };
const partlyRead: Bilingual = { en: 'from a secondary source', es: 'de fuente secundaria' };

export const stateNames: Readonly<Record<ClockState, Bilingual>> = {
  running: { en: 'running', es: 'corre' },
  lapsed: { en: 'expired', es: 'vencido' },
  'lapsed-in-doubt': { en: 'expired on one count', es: 'vencido según un cómputo' },
  stopped: { en: 'met in time', es: 'cumplido en tiempo' },
  'stopped-late': { en: 'met late', es: 'cumplido fuera de plazo' },
  'stopped-in-doubt': { en: 'met in time on one count only', es: 'cumplido en tiempo según un solo cómputo' },
  suspended: { en: 'suspended', es: 'suspendido' },
  ended: { en: 'ended with the case', es: 'terminó con el caso' },
  'needs-fact': { en: 'waits for a date', es: 'falta una fecha' },
  'no-term': { en: 'no deadline', es: 'sin plazo' },
};

export const readingNames: Readonly<Record<ReadingKind, Bilingual>> = {
  calendar: { en: 'calendar days', es: 'días naturales' },
  business: { en: 'business days', es: 'días hábiles' },
  months: { en: 'calendar months', es: 'meses de calendario' },
  agreed: { en: 'agreed date', es: 'fecha acordada' },
  monthly: { en: 'monthly', es: 'mensual' },
  'same-as': { en: 'same as another deadline', es: 'igual que otro plazo' },
};

/** The explanation of a clock in sentences, in the order a person asks: what started it, how it is counted, where it ends, what then. */
export function explanationSentences(explanation: ClockExplanation, language: Language): readonly string[] {
  const { trigger, missing, noTerm, readings, changes, stop } = explanation;
  const say = (en: string, es: string): string => (language === 'en' ? en : es);
  const day = (date: CivilDate): string => dateInWords(date, language);
  const sentences = [
    say(`Starts with: ${trigger.label.en}, ${day(trigger.on)}.`, `Inicia con: ${trigger.label.es}, ${day(trigger.on)}.`),
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
    sentences.push(
      say('This is the earliest end; the law adds time.', 'Este es el vencimiento más temprano; la ley añade tiempo.'),
    );
  sentences.push(
    stop === null
      ? stopsOnSentence(explanation, language)
      : say(`Met by: ${stop.label.en}, ${day(stop.on)}.`, `Se cumplió con: ${stop.label.es}, ${day(stop.on)}.`),
  );
  if (noTerm === null) sentences.push(say(`If it expires: ${explanation.lapse.en}`, `Si vence: ${explanation.lapse.es}`));
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
  const { length } = rule;
  const plus = plusText(rule.plusDays);
  switch (length.kind) {
    case 'days': {
      const count = daysText(length.days, rule.days);
      const first = firstDayTexts[rule.firstDay];
      return language === 'en' ? `Rule: ${count.en}${plus.en}; ${first.en}.` : `Regla: ${count.es}${plus.es}; ${first.es}.`;
    }
    case 'months': {
      const count = counted('calendarMonth', length.months);
      return language === 'en'
        ? `Rule: ${count.en}${plus.en}, to the same day of the month or its last.`
        : `Regla: ${count.es}${plus.es}, hasta el mismo día del mes o el último.`;
    }
    default:
      return lengthTexts[length.kind][language];
  }
}

const firstDayTexts: Readonly<Record<ClockExplanation['rule']['firstDay'], Bilingual>> = {
  next: { en: 'the next day is the first counted', es: 'el día siguiente es el primero que se cuenta' },
  same: { en: 'that day is the first counted', es: 'ese día es el primero que se cuenta' },
};

const lengthTexts: Readonly<Record<'date' | 'monthly' | 'same-as', Bilingual>> = {
  date: { en: 'Rule: until the date that the parties agreed.', es: 'Regla: hasta la fecha que las partes acordaron.' },
  monthly: {
    en: 'Rule: once a month, on the day that the office set.',
    es: 'Regla: una vez al mes, el día que fijó la oficina.',
  },
  'same-as': {
    en: 'Rule: it ends together with the deadline of the provisional arrest.',
    es: 'Regla: termina junto con el plazo de la detención provisional.',
  },
};

/** How many days, and of which kind; where the law leaves the kind open or names two, that both counts are shown, and why. */
function daysText(count: number, days: DayCount): Bilingual {
  if (days.type === 'calendar') return counted('calendarDay', count);
  if (days.type === 'business') return counted('businessDay', count);
  const number = counted('day', count);
  const why = days.says ?? { en: 'the text does not say which days', es: 'el texto no dice qué días' };
  return {
    en: `${number.en}; ${why.en}, so both counts are shown`,
    es: `${number.es}; ${why.es}, por eso se muestran ambos cómputos`,
  };
}

function plusText(days: number | null): Bilingual {
  if (days === null) return { en: '', es: '' };
  const added = counted('enteredDay', days);
  return { en: ` plus ${added.en}`, es: ` más ${added.es}` };
}

function readingSentences(reading: ReadingExplained, isOneOfTwo: boolean, language: Language): readonly string[] {
  const day = (date: CivilDate): string => dateInWords(date, language);
  const name = readingNames[reading.kind][language];
  const span = counted('countedDay', reading.countedDays);
  const lead = isOneOfTwo ? (language === 'en' ? `Counted in ${name}: ` : `Contado en ${name}: `) : '';
  const sentences = [
    language === 'en'
      ? `${lead}${lead === '' ? 'From' : 'from'} ${day(reading.firstCounted)}, ${span.en}; last day ${day(reading.lastDay)}.`
      : `${lead}${lead === '' ? 'Desde' : 'desde'} el ${day(reading.firstCounted)}, ${span.es}; último día, ${day(reading.lastDay)}.`,
  ];
  const weekendDays = reading.skipped.filter(({ why }) => isWeekend(why)).length;
  const others = reading.skipped.filter(({ why }) => !isWeekend(why));
  if (reading.skipped.length > 0) {
    const weekend = counted('weekendDay', weekendDays);
    const named = others.map(({ date, why }) => `${day(date)} (${why[language]})`).join(', ');
    sentences.push(
      language === 'en'
        ? `Not counted: ${weekend.en}${named === '' ? '' : ` and ${named}`}.`
        : `No se cuentan: ${weekend.es}${named === '' ? '' : ` y ${named}`}.`,
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
      ? `Suspended from ${day(change.on)}${change.until === null ? '' : ` until ${day(change.until)}`}.`
      : `Estuvo suspendido desde el ${day(change.on)}${change.until === null ? '' : ` hasta el ${day(change.until)}`}.`;
  const by =
    change.days !== null
      ? { en: `by ${counted('day', change.days).en}`, es: `por ${counted('day', change.days).es}` }
      : { en: `to ${day(change.until ?? change.on)}`, es: `hasta el ${day(change.until ?? change.on)}` };
  return language === 'en'
    ? `Extended ${by.en} on ${day(change.on)}. Reason: ${change.reason}. Document: ${change.document}.`
    : `Prorrogado ${by.es} el ${day(change.on)}. Motivo: ${change.reason}. Documento: ${change.document}.`;
}

function stopsOnSentence({ stopsOn, stopsNot }: ClockExplanation, language: Language): string {
  if (stopsOn === null) return stopsNot?.[language] ?? '';
  const labels = stopsOn.map(label => label[language]).join(language === 'en' ? ' or ' : ' o ');
  return language === 'en' ? `Met by: ${labels}.` : `Se cumple con: ${labels}.`;
}
