import type { Bilingual, CivilDate } from '../language.ts';
import type { DayCount } from '../profile.ts';
import { isWeekend } from './count.ts';
import { counted } from './duration-text.ts';
import type { Reader } from '../reader.ts';
import { fill, listed } from '../text/fill.ts';
import type { Texts } from '../text/words.ts';
import { dateInWords } from './civil-date.ts';
import type { ClockState } from './clock.ts';
import type { ReadingKind } from './count.ts';
import type { Citation, ClockExplanation, EndExplained, ReadingExplained } from './explain.ts';

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
  'for-counsel': { en: 'for counsel to say', es: 'por definir con asesoría jurídica' },
  ended: { en: 'ended: no longer applies', es: 'terminó: ya no aplica' },
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

const texts = {
  startsWith: { en: 'Starts with: {{event}}, {{day}}.', es: 'Inicia con: {{event}}, {{day}}.' },
  countedFrom: { en: 'Counted from {{day}}, as entered.', es: 'Se cuenta desde el {{day}}, según lo asentado.' },
  takenOver: {
    en: 'The case was taken over as it stood: what started this is not entered.',
    es: 'El caso se recibió en el estado en que se encontraba: falta asentar lo que inició este plazo.',
  },
  missing: { en: 'Enter what is missing: {{labels}}.', es: 'Asiente lo que falta: {{labels}}.' },
  earliest: {
    en: 'This is the earliest end; the law adds time.',
    es: 'Este es el vencimiento más temprano; la ley añade tiempo.',
  },
  wasMet: { en: 'Met by: {{event}}, {{day}}.', es: 'Se cumplió con: {{event}}, {{day}}.' },
  isMet: { en: 'Met by: {{events}}.', es: 'Se cumple con: {{events}}.' },
  or: { en: '{{some}} or {{other}}', es: '{{some}} o {{other}}' },
  ended: { en: 'No longer applies since {{day}}: {{what}}.', es: 'Ya no aplica desde el {{day}}: {{what}}.' },
  endedBySource: { en: 'Ended under: {{citation}}.', es: 'Terminó conforme a: {{citation}}.' },
  endedByPerson: {
    en: 'Ended by a person on {{day}}. Reason: {{reason}}. Source: {{from}}.',
    es: 'Lo dio por terminado una persona el {{day}}. Motivo: {{reason}}. Fuente: {{from}}.',
  },
  past: {
    'in-doubt': { en: 'By then it had expired on one count.', es: 'Para entonces había vencido según un cómputo.' },
    yes: { en: 'By then it had expired.', es: 'Para entonces había vencido.' },
  },
  counsel: {
    en: 'For counsel to say whether it runs on after {{what}}, {{day}}: it is not shown as expired.',
    es: 'Por definir con asesoría jurídica si sigue corriendo después de {{what}}, {{day}}: no se muestra como vencido.',
  },
  lapse: { en: 'If it expires: {{what}}', es: 'Si vence: {{what}}' },
  source: { en: 'Source: {{citation}}.', es: 'Fuente: {{citation}}.' },
  rule: {
    days: { en: 'Rule: {{length}}; {{first}}.', es: 'Regla: {{length}}; {{first}}.' },
    months: {
      en: 'Rule: {{length}}, to the same day of the month or its last.',
      es: 'Regla: {{length}}, hasta el mismo día del mes o el último.',
    },
    date: { en: 'Rule: until the date that the parties agreed.', es: 'Regla: hasta la fecha que las partes acordaron.' },
    monthly: {
      en: 'Rule: once a month, on the day that the office set.',
      es: 'Regla: una vez al mes, el día que fijó la oficina.',
    },
    'same-as': {
      en: 'Rule: it ends together with the deadline of the provisional arrest.',
      es: 'Regla: termina junto con el plazo de la detención provisional.',
    },
    plus: { en: '{{length}} plus {{added}}', es: '{{length}} más {{added}}' },
    both: { en: '{{length}}; {{why}}, so both counts are shown', es: '{{length}}; {{why}}, por eso se muestran ambos cómputos' },
    unsaid: { en: 'the text does not say which days', es: 'el texto no dice qué días' },
  },
  first: {
    next: { en: 'the next day is the first counted', es: 'el día siguiente es el primero que se cuenta' },
    same: { en: 'that day is the first counted', es: 'ese día es el primero que se cuenta' },
  },
  reading: {
    only: { en: 'From {{first}}, {{span}}; last day {{last}}.', es: 'Desde el {{first}}, {{span}}; último día, {{last}}.' },
    oneOfTwo: {
      en: 'Counted in {{name}}: from {{first}}, {{span}}; last day {{last}}.',
      es: 'Contado en {{name}}: desde el {{first}}, {{span}}; último día, {{last}}.',
    },
    skipped: { en: 'Not counted: {{weekends}}.', es: 'No se cuentan: {{weekends}}.' },
    skippedToo: { en: 'Not counted: {{weekends}} and {{named}}.', es: 'No se cuentan: {{weekends}} y {{named}}.' },
    recess: {
      en: 'The {{name}} is not in the calendar: {{days}} of it were counted (to be confirmed by counsel). Enter the days that the court announces.',
      es: 'El {{name}} no está en el calendario: se contaron {{days}} de él (por confirmar con asesoría jurídica). Asiente los que anuncie el órgano jurisdiccional.',
    },
    clamped: { en: 'The month has no such day, so its last day is taken.', es: 'El mes no tiene ese día; se toma el último.' },
    uncovered: {
      en: 'The holiday calendar does not reach that far: check the holidays.',
      es: 'El calendario de días inhábiles no llega hasta ahí: verifíquelos.',
    },
  },
  change: {
    suspended: { en: 'Suspended from {{day}}.', es: 'Estuvo suspendido desde el {{day}}.' },
    suspendedUntil: {
      en: 'Suspended from {{day}} until {{until}}.',
      es: 'Estuvo suspendido desde el {{day}} hasta el {{until}}.',
    },
    byDays: {
      en: 'Extended by {{days}} on {{day}}. Reason: {{reason}}. Document: {{document}}.',
      es: 'Prorrogado por {{days}} el {{day}}. Motivo: {{reason}}. Documento: {{document}}.',
    },
    toDay: {
      en: 'Extended to {{until}} on {{day}}. Reason: {{reason}}. Document: {{document}}.',
      es: 'Prorrogado hasta el {{until}} el {{day}}. Motivo: {{reason}}. Documento: {{document}}.',
    },
  },
} as const satisfies Texts;

/** The explanation of a clock in sentences, in the order a person asks: what started it, how it is counted, where it ends, what then. */
export function explanationSentences(explanation: ClockExplanation, reader: Reader): readonly string[] {
  const { trigger, missing, noTerm, readings, changes, stop } = explanation;
  const { say } = reader;
  const day = (date: CivilDate): string => dateInWords(date, reader);
  const sentences = [
    trigger.isTakenOver ? say(texts.takenOver) : say(texts.startsWith, { event: trigger.label, day: day(trigger.on) }),
  ];
  if (trigger.countedFrom !== trigger.on) sentences.push(say(texts.countedFrom, { day: day(trigger.countedFrom) }));
  sentences.push(noTerm === null ? ruleSentence(explanation, reader) : say(noTerm));
  if (missing.length > 0) sentences.push(say(texts.missing, { labels: listed(missing.map(({ label }) => label)) }));
  for (const reading of readings) sentences.push(...readingSentences(reading, readings.length > 1, reader));
  for (const change of changes) {
    sentences.push(changeSentence(change, reader));
    if (change.citation !== null) sentences.push(say(texts.source, { citation: citationText(change.citation, reader) }));
  }
  if (explanation.rule.bound === 'lower' && readings.length > 0) sentences.push(say(texts.earliest));
  if (explanation.counsel !== null) sentences.push(...counselSentences(explanation.counsel, reader));
  if (explanation.ended !== null) sentences.push(...endSentences(explanation.ended, reader));
  else
    sentences.push(
      stop === null ? stopsOnSentence(explanation, reader) : say(texts.wasMet, { event: stop.label, day: day(stop.on) }),
    );
  if (noTerm === null && mayExpire(explanation.state)) sentences.push(say(texts.lapse, { what: explanation.lapse }));
  if (explanation.note !== null) sentences.push(say(explanation.note));
  sentences.push(say(texts.source, { citation: citationText(explanation.citation, reader) }));
  return sentences;
}

/** What follows its expiry is said of a clock that can expire as it stands: not while it stands still, is for counsel, or no longer applies. */
export function mayExpire(state: ClockState): boolean {
  return state !== 'suspended' && state !== 'for-counsel' && state !== 'ended';
}

/** Why a clock no longer applies, in sentences. */
export function endSentences(end: EndExplained, reader: Reader): readonly string[] {
  const { say } = reader;
  const day = dateInWords(end.on, reader);
  const { past } = end;
  const passed = past === 'no' ? [] : [say(texts.past[past])];
  if (end.by === 'person') return [say(texts.endedByPerson, { day, reason: end.reason, from: end.from }), ...passed];
  return [
    say(texts.ended, { day, what: end.label }),
    ...(end.why === null ? [] : [say(end.why)]),
    ...(end.citation === null ? [] : [say(texts.endedBySource, { citation: citationText(end.citation, reader) })]),
    ...passed,
  ];
}

function counselSentences(
  { on, label, why, citation }: NonNullable<ClockExplanation['counsel']>,
  reader: Reader,
): readonly string[] {
  const { say } = reader;
  return [
    say(texts.counsel, { what: label, day: dateInWords(on, reader) }),
    ...(why === null ? [] : [say(why)]),
    ...(citation === null ? [] : [say(texts.source, { citation: citationText(citation, reader) })]),
  ];
}

/** A citation with what must be said of how far it is known. */
export function citationText({ text, tag }: Citation, { say }: Reader): string {
  if (tag === 'M') return `${say(text)} (${say(toBeConfirmed)})`;
  return tag === 'P' ? `${say(text)} (${say(partlyRead)})` : say(text);
}

function ruleSentence({ rule }: ClockExplanation, { say }: Reader): string {
  const { length, days, firstDay, plusDays } = rule;
  const plus = (span: Bilingual): Bilingual =>
    plusDays === null ? span : fill(texts.rule.plus, { length: span, added: counted('enteredDay', plusDays) });
  if (length.kind === 'days')
    return say(texts.rule.days, { length: plus(daysText(length.days, days)), first: texts.first[firstDay] });
  if (length.kind === 'months') return say(texts.rule.months, { length: plus(counted('calendarMonth', length.months)) });
  return say(texts.rule[length.kind]);
}

/** How many days, and of which kind; where the law leaves the kind open or names two, that both counts are shown, and why. */
function daysText(count: number, days: DayCount): Bilingual {
  if (days.type === 'calendar') return counted('calendarDay', count);
  if (days.type === 'business') return counted('businessDay', count);
  return fill(texts.rule.both, { length: counted('day', count), why: days.says ?? texts.rule.unsaid });
}

function readingSentences(reading: ReadingExplained, isOneOfTwo: boolean, reader: Reader): readonly string[] {
  const { say } = reader;
  const day = (date: CivilDate): string => dateInWords(date, reader);
  const span = counted('countedDay', reading.countedDays);
  const ends = { first: day(reading.firstCounted), span, last: day(reading.lastDay) };
  const sentences = [
    isOneOfTwo ? say(texts.reading.oneOfTwo, { ...ends, name: readingNames[reading.kind] }) : say(texts.reading.only, ends),
  ];
  if (reading.skipped.length > 0) {
    const weekends = counted('weekendDay', reading.skipped.filter(({ why }) => isWeekend(why)).length);
    const others = reading.skipped.filter(({ why }) => !isWeekend(why));
    const named = others.map(({ date, why }) => `${day(date)} (${say(why)})`).join(', ');
    sentences.push(named === '' ? say(texts.reading.skipped, { weekends }) : say(texts.reading.skippedToo, { weekends, named }));
  }
  for (const { name, days: count } of reading.recesses)
    sentences.push(say(texts.reading.recess, { name, days: counted('businessDay', count) }));
  if (reading.clamped) sentences.push(say(texts.reading.clamped));
  if (!reading.covered) sentences.push(say(texts.reading.uncovered));
  return sentences;
}

function changeSentence(change: ClockExplanation['changes'][number], reader: Reader): string {
  const { say } = reader;
  const day = dateInWords(change.on, reader);
  if (change.kind === 'suspended')
    return change.until === null
      ? say(texts.change.suspended, { day })
      : say(texts.change.suspendedUntil, { day, until: dateInWords(change.until, reader) });
  const { days, reason, document } = change;
  return days === null
    ? say(texts.change.toDay, { until: dateInWords(change.until ?? change.on, reader), day, reason, document })
    : say(texts.change.byDays, { days: counted('day', days), day, reason, document });
}

function stopsOnSentence({ stopsOn, stopsNot }: ClockExplanation, { say }: Reader): string {
  if (stopsOn === null) return stopsNot === null ? '' : say(stopsNot);
  return say(texts.isMet, { events: listed(stopsOn, texts.or) });
}
