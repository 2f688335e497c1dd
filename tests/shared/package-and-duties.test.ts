import { daysAt } from '../../shared/clocks/civil-day.ts';
import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../shared/case.ts';
import { dutiesOf, missingOfContact, monthlyReport, type OfficeDuties } from '../../shared/duties.ts';
import type { CivilDate, Json, RecordId } from '../../shared/language.ts';
import {
  checklistFor,
  packageDocumentsOf,
  trackPackage,
  type PackageDocument,
  type PackageNeeds,
} from '../../shared/package-tracker.ts';
import { calendars, profileNamed } from '../support/golden-clocks.ts';

const mx = profileNamed('us-mx-mx-req');
const us = profileNamed('us-mx-us-req');
const needs: PackageNeeds = { person: 'accused', provisional: false, treaty: true, deathExposure: false };
const document = (item: string, more: Partial<PackageDocument> = {}): PackageDocument => ({
  id: `document/${item}` as RecordId,
  item,
  status: 'authenticated',
  language: 'en',
  hasCertifiedTranslation: true,
  authentication: 'consular-3190',
  deficiency: null,
  ...more,
});
const record = (entity: string, fields: Record<string, Json>, id = `${entity}/1`): CaseRecord => ({
  id: id as RecordId,
  entity,
  parentId: null,
  position: 0,
  fields,
  marks: {},
});

describe('a package', () => {
  it('with an apostille fails 18 USC 3190, and says so in both languages', () => {
    const report = trackPackage(mx, needs, [document('warrant', { authentication: 'apostille' })]);

    expect(report.lines.find(({ item }) => item === 'warrant')).toMatchObject({
      isReady: false,
      faults: [
        {
          code: 'wrong-authentication',
          why: { en: expect.stringContaining('3190') as string, es: expect.stringContaining('apostilla') as string },
        },
      ],
    });
  });

  it('is complete when each item of its checklist is translated and certified as the direction asks', () => {
    const documents = checklistFor(mx, needs).map(({ id, authenticate }) =>
      document(id, authenticate ? {} : { status: 'translated', authentication: null }),
    );

    expect(trackPackage(mx, needs, documents)).toMatchObject({ completenessPercent: 100, isComplete: true });
    expect(trackPackage(mx, needs, documents.slice(1)).isComplete).toBe(false);
    expect(trackPackage(mx, needs, [])).toMatchObject({ completenessPercent: 0, readyCount: 0 });
  });

  it('asks for what the person and the penalty make necessary', () => {
    const ids = (profile: typeof us, more: Partial<PackageNeeds>) =>
      checklistFor(profile, { ...needs, ...more }).map(({ id }) => id);

    expect(ids(us, {})).toContain('evidence');
    expect(ids(us, { person: 'sentenced' })).toEqual(expect.arrayContaining(['judgment', 'sentence']));
    expect(ids(us, { person: 'sentenced' })).not.toContain('evidence');
    expect(ids(us, { deathExposure: true })).toContain('no-death');
    expect(ids(us, { provisional: true })).toContain('pa-certification');
  });

  it('starts an item again when its document was returned, and keeps the deficiency', () => {
    const line = trackPackage(mx, needs, [document('warrant', { status: 'returned', deficiency: 'No seal' })]).lines.find(
      ({ item }) => item === 'warrant',
    );

    expect(line).toMatchObject({
      next: 'drafted',
      isReady: false,
      faults: [{ code: 'returned', why: { en: 'Returned as deficient. No seal' } }],
    });
  });

  it('counts a certified translation for the document that it translates', () => {
    const records = [
      record('document', { packageItem: 'warrant', packageStatus: 'translated', language: 'es' }, 'a'),
      record('document', { packageItem: 'warrant', translationOf: 'a', translationCertifiedOn: '2026-01-01' }, 'b'),
    ];

    expect(packageDocumentsOf(records)).toMatchObject([{ id: 'a', hasCertifiedTranslation: true }]);
    expect(packageDocumentsOf(records.slice(0, 1))).toMatchObject([{ hasCertifiedTranslation: false }]);
  });
});

describe('duties', () => {
  const profile = profileNamed('mx-liaison-duties');
  const office: OfficeDuties = { standing: 'state', monthlyDay: 5, reviewMonths: 6, country: 'MX', agency: 'MX-FGJ-SON' };
  const at = (instant: string, zone = 'America/Mexico_City') => {
    const days = daysAt(Date.parse(instant), zone);
    return { calendars, today: days.in('America/Mexico_City'), officeToday: days.office, days };
  };
  const surroundings = at('2026-11-14T18:00:00Z');
  // Half past eleven at night in Mexico City, already the next day in UTC.
  const meeting = { startAt: '2026-11-13T23:30:00-06:00[America/Mexico_City]', mode: 'meeting', counterpart: 'US-DEA' };

  it('of a state official who met a foreign agent: a report in three days, with authorisation and SRE representative asked for', () => {
    const [duty] = dutiesOf([record('exchange', meeting)], office, profile, surroundings);

    expect(duty).toMatchObject({
      kind: 'contact-report',
      dueOn: '2026-11-16',
      latest: '2026-11-19',
      missing: ['authorisation', 'sreRepresentative'],
    });
  });

  it('of an exchange count from the day of its own zone, whatever day it is in the capital', () => {
    const late = { ...meeting, startAt: '2026-11-13T23:30:00-08:00[America/Tijuana]' }; // the fourteenth in Mexico City

    expect(dutiesOf([record('exchange', late)], office, profile, surroundings)).toMatchObject([{ dueOn: '2026-11-16' }]);
  });

  it('of a meeting in Tijuana run until that day is over in Tijuana', () => {
    const tijuana = { ...meeting, startAt: '2026-11-13T12:00:00-08:00[America/Tijuana]' };
    const toneAt = (instant: string, startAt = tijuana.startAt) =>
      dutiesOf([record('exchange', { ...tijuana, startAt })], office, profile, at(instant))[0]?.due?.tone;

    // Due on the sixteenth. At 06:30 UTC on the seventeenth it is half past midnight in the capital and half past ten at night in Tijuana.
    expect(toneAt('2026-11-17T06:30:00Z')).toBe('today');
    expect(toneAt('2026-11-17T08:30:00Z')).toBe('in-doubt'); // past by calendar days, until the nineteenth by business days
    expect(toneAt('2026-11-17T06:30:00Z', '2026-11-13T12:00:00-08:00')).toBe('today'); // an offset without a name
  });

  it('of a meeting that says no zone are of the day at the office', () => {
    const utc = { ...meeting, startAt: '2026-11-14T03:00:00Z' }; // seven in the evening of the thirteenth in Tijuana

    expect(dutiesOf([record('exchange', utc)], office, profile, at('2026-11-14T18:00:00Z', 'America/Tijuana'))).toMatchObject([
      { dueOn: '2026-11-16' },
    ]);
  });

  it('do not bind federal officials, talks among Mexican offices, or what was reported', () => {
    const kinds = (fields: Record<string, Json>, standing: OfficeDuties['standing'] = 'state') =>
      dutiesOf([record('exchange', fields)], { ...office, standing }, profile, surroundings).map(({ kind }) => kind);

    expect(kinds(meeting, 'federal')).toEqual([]);
    expect(kinds({ ...meeting, counterpart: 'MX-FGR' })).toEqual([]);
    expect(kinds({ ...meeting, reportFiledOn: '2026-11-14' })).toEqual([]);
    expect(kinds(meeting, 'borough')).toEqual(['contact-report']);
  });

  it('accept "no" as an answer about the SRE representative, and nothing as none', () => {
    expect(missingOfContact(office, { ...meeting, authorisation: 'GAN-1', sreRepresentative: false })).toEqual([]);
    expect(missingOfContact(office, { ...meeting, authorisation: '' })).toEqual(['authorisation', 'sreRepresentative']);
  });

  it('of a foreign liaison officer: a monthly report on the day that the office set', () => {
    const since = { type: 'monthly-report-filed', on: '2026-11-05' as CivilDate } as const;

    expect(monthlyReport(profile, since, { ...office, standing: 'foreign', country: 'US' }, surroundings)).toMatchObject({
      dueOn: '2026-12-05',
    });
    expect(monthlyReport(profile, since, office, surroundings)).toBeNull();
  });

  it('list our commitments, not those of any other agency, and the feedback and acknowledgements that we owe', () => {
    const records = [
      record('commitment', { what: 'Send file', by: 'MX-FGJ-SON', dueOn: '2026-11-10' }, 'ours'),
      record('commitment', { what: 'Send file', by: 'MX-FGR', dueOn: '2026-11-10' }, 'of another agency of our country'),
      record('commitment', { what: 'Send file', by: 'US-DEA', dueOn: '2026-11-10' }, 'theirs'),
      record('commitment', { what: 'Sent', by: 'MX-FGJ-SON', status: 'done' }, 'done'),
      record('request', { direction: 'sent', status: 'feedback_due' }, 'feedback'),
      record('request', { direction: 'received', status: 'sent', deadlineOn: '2026-11-20' }, 'acknowledge'),
    ];

    const duties = dutiesOf(records, office, profile, surroundings);

    expect(duties.map(({ kind, record: id, due }) => [kind, id, due?.tone])).toEqual([
      ['commitment', 'ours', 'lapsed'],
      ['acknowledgement', 'acknowledge', 'later'],
      ['feedback', 'feedback', undefined],
    ]);
  });
});
