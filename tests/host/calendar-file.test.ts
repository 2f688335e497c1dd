import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { icsFaults } from '../support/ics-grammar.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => void (vault = await tempVault({ nowMs: Date.parse('2026-11-14T18:00:00Z') })));
afterEach(() => vault.cleanup());

const day = (text: string) => text as CivilDate; // dates of this file

/** A person at large under an order, arrested on 1 October: three clocks of the provisional arrest run. */
async function arrested(reference = 'SECRET-77'): Promise<CaseId> {
  const { id } = await vault.ask('case:create', {
    fields: { kind: 'extradition', reference, title: 'Invented', direction: 'US_REQ', stage: 'X04' },
  });
  await vault.ask('case:move-stage', { caseId: id, to: 'X05', on: day('2026-10-01') });
  return id;
}

async function exported(asked: { language?: string; withReferences?: boolean; until?: CivilDate; caseIds?: CaseId[] } = {}) {
  const path = join(vault.root, 'plazos.ics');
  const sink = vault.services.handles.register({ kind: 'sink', name: 'plazos.ics', path });
  const answer = await vault.ask('deadline:export', { sink, language: 'en', ...asked });
  const bytes = readFileSync(path);
  expect(icsFaults(bytes)).toEqual([]);
  const events = new ICAL.Component(ICAL.parse(bytes.toString()) as []).getAllSubcomponents('vevent').map(component => {
    const { uid, sequence, summary, description, startDate } = new ICAL.Event(component);
    return { uid, sequence, summary, description, day: startDate.toString(), status: component.getFirstPropertyValue('status') };
  });
  return { answer, events, text: bytes.toString().replaceAll('\r\n ', '') };
}

describe('a second calendar file', () => {
  it('names each clock by the same identifier and sequence while its day stays, in either language', async () => {
    await arrested();
    const [first, second] = [await exported(), await exported({ language: 'es', withReferences: true })];
    const keys = (file: typeof first) => file.events.map(({ uid, sequence }) => `${uid} ${sequence}`).toSorted();

    expect(new Set(first.events.map(({ uid }) => uid)).size).toBe(3);
    expect(keys(second)).toEqual(keys(first));
    expect(first.text).not.toMatch(/PA_|DURATION|@/);
  });

  it('moves the day of a corrected event under its identifier, with a higher sequence', async () => {
    const caseId = await arrested();
    const before = (await exported()).events;
    const { file } = await vault.ask('case:show', { caseId });
    const arrest = file.records.find(({ entity, fields }) => entity === 'event' && fields['type'] === 'arrest')!;
    await vault.ask('case:correct-event', { caseId, event: arrest.id, on: day('2026-10-05'), reason: 'Misread' });

    const after = (await exported()).events;

    expect(after.map(({ uid }) => uid).toSorted()).toEqual(before.map(({ uid }) => uid).toSorted());
    expect(after.map(({ sequence }) => sequence)).toEqual([1, 1, 1]);
    expect(after.map(one => one.day).toSorted()).not.toEqual(before.map(one => one.day).toSorted());
  });

  it('cancels what is met or ended, goes on to say so, and never gives out what has ended before', async () => {
    const caseId = await arrested();
    await exported();
    await arrested('SECRET-78');
    await vault.ask('case:move-stage', { caseId, to: 'X07', on: day('2026-11-10'), facts: { noteNumber: 'N-1' } });

    const after = await exported();
    const standing = after.events.filter(({ status }) => status === 'CONFIRMED');
    const cancelled = after.events.filter(({ status }) => status === 'CANCELLED');

    expect(after.answer).toMatchObject({ events: standing.length, cancelled: 2 }); // the constitution’s runs on
    expect(cancelled.map(({ sequence }) => sequence)).toEqual([1, 1]);
    expect(cancelled[0]?.description).toBe('Nothing is due by this day any more.');
    expect((await exported()).events).toEqual(after.events);
    vault.setNowMs(Date.parse('2027-12-14T18:00:00Z'));
    expect((await exported()).answer.cancelled).toBe(0);
  });

  it('of other cases cancels nothing, and one up to a day still moves what was given out beyond it', async () => {
    const [one, other] = [await arrested(), await arrested('SECRET-78')];
    await exported({ caseIds: [one] });

    expect((await exported({ caseIds: [other] })).answer).toEqual({ events: 3, cancelled: 0, leftOut: 0 });
    expect((await exported({ caseIds: [one], until: day('2026-11-15') })).answer).toEqual({
      events: 3,
      cancelled: 0,
      leftOut: 0,
    });
  });
});

describe('a day of a calendar file', () => {
  it('says the range, the rule and the source, and nothing that a person wrote', async () => {
    const caseId = await arrested();
    const own = { label: 'Call the SECRET witness', dueOn: '2026-12-05', dueLatestOn: '2026-12-09', hardStop: true };
    await vault.ask('case:add-record', { caseId, entity: 'deadline', fields: own });

    const { text, events } = await exported();
    const entered = events.find(({ summary }) => summary === 'Deadline that the office set');

    expect(text).not.toMatch(/SECRET|Invented/);
    expect(entered?.description).toContain('Two counts are possible: 5 December 2026 by one, 9 December 2026 by the other.');
    expect(events.find(({ summary }) => summary.startsWith('LEI'))?.description).toMatch(
      /Last day: .*\n[\s\S]*Rule: [\s\S]*Source: /,
    );
  });

  it('keeps back why and by what paper a deadline was extended, unless that is asked for', async () => {
    const { id: caseId } = await vault.ask('case:create', {
      fields: { kind: 'extradition', reference: 'EX-1', title: 'Invented', direction: 'US_REQ', stage: 'X03' },
    });
    await vault.ask('case:move-stage', { caseId, to: 'X04', on: day('2026-10-01') });
    const facts = { clock: 'ORDER_REVIEW', days: 5, reason: 'SECRET reason', document: 'SECRET paper' };
    await vault.ask('case:record-event', { caseId, type: 'clock-extended', on: day('2026-10-05'), facts });

    expect((await exported()).text).not.toContain('SECRET');
    expect((await exported({ withReferences: true })).text).toContain('SECRET reason');
  });

  it('names the case and what was entered where that is asked for', async () => {
    const caseId = await arrested();
    const fields = { label: 'Call the SECRET witness', dueOn: '2026-12-05', hardStop: true };
    await vault.ask('case:add-record', { caseId, entity: 'deadline', fields });

    const { events } = await exported({ withReferences: true });

    expect(events.map(({ summary }) => summary)).toContain('Call the SECRET witness · SECRET-77');
  });

  it('is kept with an entry in the audit chain, and goes with its case', async () => {
    const caseId = await arrested();
    await exported();
    const kept = () => vault.session.office.prepare('SELECT count(*) FROM calendar_days').pluck().get();

    expect((await vault.ask('audit:list', {})).events[0]?.action).toBe('deadline:export');
    expect(kept()).toBe(3);
    vault.session.office.prepare('DELETE FROM cases WHERE id = ?').run(caseId);
    expect(kept()).toBe(0);
  });
});
