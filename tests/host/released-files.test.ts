import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaVersion } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { readCard } from '../../electron/host/agencies/cards.ts';
import type { CaseRecord } from '../../shared/case.ts';
import type { CivilDate } from '../../shared/language.ts';
import { openReleased, releasedContent, releasedFile, releasedJson } from '../support/released.ts';

const packets = ['disclosure', 'receipt', 'void'] as const;
let vault: Awaited<ReturnType<typeof openReleased>>;
beforeEach(async () => {
  vault = await openReleased('schema-0012');
});
afterEach(() => vault.cleanup());

const office = () => vault.session.office;
const format = (name: string): string => releasedFile(`format-1/${name}`);
const byId = (records: readonly CaseRecord[]) => new Map(records.map(record => [record.id, record]));

describe('a vault of schema 12', () => {
  it('opens, is brought to the current schema, and passes every check', async () => {
    const { ok, parts } = await vault.ask('vault:check', {});

    expect(schemaVersion(vault.session.office)).toBe(migrations.length);
    expect(parts.filter(({ wrong }) => wrong > 0)).toEqual([]);
    expect(ok).toBe(true);
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('gives every value and every mark as that release gave it', async () => {
    for (const written of releasedContent('schema-0012').cases) {
      const { file } = await vault.ask('case:show', { caseId: written.id });
      const now = byId(file.records);

      for (const record of written.records) {
        expect(now.get(record.id)).toMatchObject({ entity: record.entity, parentId: record.parentId, marks: record.marks });
        expect(now.get(record.id)?.fields).toMatchObject(record.fields);
      }
      expect(file.records).toHaveLength(written.records.length);
    }
  });

  it('keeps its ledger, what opens its withheld values, its filters, consents and gates', async () => {
    const lines = (await vault.ask('packet:list', {})).lines;
    const { office } = vault.session;
    const count = (table: string) => office.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

    expect(lines.map(({ direction, kind, number }) => `${direction} ${kind} ${number}`).sort()).toEqual([
      'in disclosure 1',
      'out disclosure 2',
      'out receipt 1',
    ]);
    expect(['ledger_withheld', 'saved_filters', 'consents', 'release_facts', 'loosenings', 'profiles'].map(count)).toEqual([
      4, 1, 1, 1, 1, 1,
    ]);
  });

  it('names every value of its ledger in the one notation, under records that it holds', async () => {
    const { ledger } = releasedContent('schema-0012');
    const rows = office()
      .prepare('SELECT direction, path, record, field, action FROM ledger_paths ORDER BY direction, path')
      .all();
    const said = ledger.filter(({ direction }) => direction === 'out');
    const records = new Set(office().prepare('SELECT id FROM records').pluck().all());
    const found = rows as { direction: string; path: string; record: string; field: string; action: string }[];

    expect(found).toHaveLength(ledger.length);
    expect(found.filter(({ path, record, field }) => !path.endsWith(`.${field}@${record}`) || !records.has(record))).toEqual([]);
    const sent = found
      .filter(({ direction }) => direction === 'out')
      .map(({ record, field, action }) => `${record} ${field} ${action}`);
    expect(sent.sort()).toEqual(said.map(({ record, field, action }) => `${record} ${field} ${action}`).sort());
  });

  it('builds the next packet of its channel', async () => {
    const caseId = releasedContent('schema-0012').cases[0]!.id;
    const folder = vault.services.handles.register({ kind: 'folder', path: mkdtempSync(join(vault.root, 'out-')) });

    const built = await vault.ask('packet:build', {
      caseId,
      recipient: 'US-DOJ-OIA',
      purpose: 'same-case',
      scope: 'all',
      folder,
    });

    expect(built.number).toBe(3);
  });
});

describe('packets of format 1', () => {
  it('are taken in, one after another, with the content that the release said', async () => {
    const said = releasedJson('format-1/disclosure.json') as { hash: string; header: object; content: object };
    const seen = await vault.ask('packet:verify', { file: vault.source(format('disclosure.age')) });
    expect(seen).toMatchObject(said);

    const kinds = [];
    for (const name of packets) {
      const file = vault.source(format(`${name}.age`));
      kinds.push((await vault.ask('packet:import', { file, acceptGap: true })).kind);
    }

    expect(kinds).toEqual(packets);
    const { ok } = await vault.ask('vault:check', {});
    expect(ok).toBe(true);
  });
});

describe('a report of the first release', () => {
  it.each(['en', 'es'] as const)('has the figures that the same office’s report has today, line by line: %s', async language => {
    // Two groups of offences came later.
    const isNew = (line: string) => /,(Organized crime|Delincuencia organizada|Not grouped|Sin agrupar),/.test(line);
    const figures = (csv: string) =>
      csv
        .split('\r\n')
        .filter(line => !isNew(line))
        .map(line => line.split(',').filter(cell => /^\d*$/.test(cell)));
    const written = join(vault.root, 'review.csv');
    const sink = vault.services.handles.register({ kind: 'sink', name: 'review.csv', path: written });
    const [from, to] = ['2026-01-01', '2026-03-01'] as CivilDate[];

    await vault.ask('review:export', { form: 'csv', direction: 'MX-US', from: from!, to: to!, language, sink });

    const released = figures(readFileSync(format(`review-${language}.csv`), 'utf8'));
    expect(released.length).toBeGreaterThan(40);
    expect(figures(readFileSync(written, 'utf8'))).toEqual(released);
  });
});

describe('files of the first formats', () => {
  it('bring agency cards whose signature holds', () => {
    for (const agency of ['us', 'mx']) {
      const { card } = readCard(readFileSync(format(`card-${agency}.json`)), null);
      expect(card).toMatchObject({ version: 1, state: 'current' });
    }
  });

  it.each(['cases.json', 'demo-case.json'])('bring the cases of %s, with their documents', async name => {
    const folder = vault.services.handles.register({ kind: 'folder', path: format('papers') });

    const { created } = await vault.ask('case:import', { source: vault.source(format(name)), folder });

    expect(created).toBe(1);
  });

  it('bring a treaty profile without faults', async () => {
    const { faults } = await vault.ask('profile:lint', { source: vault.source(format('profile.json')) });

    expect(faults).toEqual([]);
  });
});
