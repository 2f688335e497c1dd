import { describe, expect, it } from 'vitest';
import { counted } from '../../../shared/clocks/duration-text.ts';
import { explainClock } from '../../../shared/clocks/explain.ts';
import { explanationSentences, stateNames } from '../../../shared/clocks/sentences.ts';
import type { Language } from '../../../shared/language.ts';
import { readers } from '../../../shared/reader.ts';
import { calendars, clocksOf, happened, profileNamed } from '../../support/golden-clocks.ts';

function explained(
  clockId: string,
  type: string,
  facts: Parameters<typeof happened>[2],
  language: Language,
  on = '2026-04-20',
): string {
  const start = happened(type, on, facts);
  const clock = clocksOf('us-mx-us-req', [start]).find(({ clock }) => clock === clockId);
  if (clock === undefined) throw new Error('The event starts no such clock.');
  return explanationSentences(explainClock(profileNamed('us-mx-us-req'), clock, start, calendars), readers[language]).join(' ');
}

describe('the explanation of a deadline', () => {
  it('says what LAmp 22 says of the days for an amparo, and shows both counts', () => {
    const es = explained('AMPARO_30', 'grant-notified', { effectDate: '2026-04-21' }, 'es');

    expect(es).toContain('LAmp 22 cuenta días hábiles, pero en materia penal cuenta de momento a momento');
    expect(es).toMatch(/Contado en días naturales: .*Contado en días hábiles: /);
    expect(es).not.toContain('el texto no dice');
    expect(es).toContain('la demanda de amparo sería extemporánea');
  });

  it('says that the text is silent only where it is', () => {
    expect(explained('AMPARO_LEI', 'grant-notified', { effectDate: '2026-04-21' }, 'en')).toContain(
      'the text does not say which days, so both counts are shown',
    );
  });

  it('never calls a deadline that was met and one that expired by the same word', () => {
    expect([stateNames.stopped.en, stateNames.lapsed.en]).toEqual(['met in time', 'expired']);
    expect([stateNames.stopped.es, stateNames.lapsed.es]).toEqual(['cumplido en tiempo', 'vencido']);
  });

  it('near the recess of the courts says which of its days were counted, and that counsel confirms', () => {
    // After Monday 14 December: 15, 16, 17. The recess is said to begin on the sixteenth.
    const near = (on: string) => explained('EXCEPT', 'first-hearing', {}, 'en', on);

    expect(near('2026-12-14')).toContain(
      'The December recess of the federal courts is not in the calendar: 2 business days of it were counted',
    );
    expect(near('2026-12-14')).toContain('to be confirmed by counsel');
    expect(explained('EXCEPT', 'first-hearing', {}, 'es', '2026-07-13')).toContain('periodo vacacional de julio');
    expect(near('2026-11-03')).not.toContain('recess');
  });

  it('counts one day as one and two as two, in both languages', () => {
    expect([counted('businessDay', 1), counted('businessDay', 2)]).toMatchObject([
      { en: '1 business day', es: '1 día hábil' },
      { en: '2 business days', es: '2 días hábiles' },
    ]);
  });
});
