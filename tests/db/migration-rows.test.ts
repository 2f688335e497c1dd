import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { openDatabase, type Writer } from '../../db/open.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, readonly Row[]>; // by table

/**
 * A synthetic row in each table that a migration makes, by the migration's number. A migration that makes a table adds its rows here: no table
 * is left empty, so each later migration meets data in all of them.
 */
const seeds: Readonly<Record<number, string>> = {
  1: `
    INSERT INTO vault_state VALUES (1, 'v', 'US-EX', 'Example', 'Ejemplo', 1, zeroblob(32), zeroblob(32), 'have', NULL, 'e1', 5);
    INSERT INTO secrets VALUES ('pseudonym-root', x'0102', 5);
    INSERT INTO users VALUES ('u1', 'one', 'officer', zeroblob(32), 'age1', '{}', zeroblob(32), zeroblob(64), 5, NULL);
    INSERT INTO stored_files VALUES ('${'a'.repeat(32)}', 3, '${'s'.repeat(43)}');
    INSERT INTO audit_entries VALUES (1, '{}', zeroblob(64));
    INSERT INTO changes VALUES (1, 0, 'c1', 'r1', 'case', 'title', NULL, '"Example"', zeroblob(16), zeroblob(32));`,
  2: `
    INSERT INTO catalogue_fields VALUES ('case.title'), ('person.alias'), ('document.title');
    INSERT INTO cases VALUES ('c1', 'extradition', 'US-EX', 'EX-1', 'Example', 'US_REQ', 'X05', 'one', 'MX-EX', '2026-01-02', NULL, 'Ñandú',
      'nandu', 5, 5);
    INSERT INTO records VALUES (1, 'c1', 'c1', 'case', NULL, 0, '{"title":"Example"}');
    INSERT INTO records VALUES (2, 'p1', 'c1', 'person', 'c1', 0, '{"alias":"Uno"}');
    INSERT INTO marks VALUES ('p1', 'alias', '{"level":"L3"}');
    INSERT INTO record_words (rowid, words) VALUES (2, 'uno');
    INSERT INTO persons VALUES ('p1', 'c1', 'Ñandú', 'nandu', '1990-01-01', '["accused"]');
    INSERT INTO case_imports VALUES ('d1', 'c1');
    INSERT INTO saved_filters VALUES ('f1', 'u1', 'Mine', '{}');
    INSERT INTO loosenings VALUES ('l1', 'c1', 'p1', 'alias', '{"level":"L3"}', '{"level":"L1"}', 'Ground', 'u1', 5, 'u2', 6, 1);`,
  3: `
    INSERT INTO agencies VALUES ('MX-EX', 'Example', 'Ejemplo', 'MX', '{"agency":"MX-EX"}');
    INSERT INTO agency_keys VALUES ('k1', 'MX-EX', zeroblob(32), 'age1example', NULL, NULL, 1, 5, NULL, NULL);
    INSERT INTO consents VALUES ('c1', 'US-EX', 'MX-EX', '["escort"]', NULL, 'Letter 4', 'u1', 6);
    INSERT INTO channel_packets VALUES ('out', 's', 'r', 'e', 1, 'p1', NULL, 'hash', 'confirmed', '/out/1.age', 7);
    INSERT INTO ledger VALUES ('p1', 'out', 'disclosure', 'MX-EX', 'c1', '{}', 'hash', x'7b7d', zeroblob(32), 2, NULL, 'u1', 7, NULL, NULL,
      NULL);
    INSERT INTO ledger_paths VALUES ('p1', 'out', 'title', NULL, NULL, 'RELEASE', NULL, NULL);
    INSERT INTO ledger_withheld VALUES ('p1', '/case/fields/title', 'W10');
    INSERT INTO received_records VALUES ('MX-EX', 'e1', 'c1', 'p1');`,
  4: `
    INSERT INTO case_pipeline VALUES ('c1', 'us-mx-us-req@1', 'X05', '2026-01-15', 'requested', 'MX-JUEZ', 0, 'all', NULL, NULL, NULL, NULL, 0,
      '2026-01-15', '2026-03-15', 'PA_MX_LEI', 40, 1, 0);
    INSERT INTO case_clocks VALUES ('c1', 'PA_TREATY', 'ev1', '2026-01-15', '2026-03-16', '2026-03-16', '2026-03-01', 'open', 'hard', '[]',
      NULL);
    INSERT INTO calendar_edits VALUES ('e1', 'mx-judicial', '2026-05-01', 'day-off', 'Labor', 'Trabajo', 'Notice 1', 5);
    INSERT INTO profiles VALUES ('own@1', '{}');
    INSERT INTO office_duties VALUES (1, 'foreign', 5);`,
  5: `INSERT INTO release_facts VALUES ('g1', 'c1', 'gate', 'p1', 'alias', 'MX-EX', 'gj', 'court-order', 'd1', 'u1', 5, NULL, NULL, NULL);`,
  6: `INSERT INTO monthly_reports VALUES ('2026-01-05', 'u1', 5);`,
  7: `
    INSERT INTO case_stays VALUES ('c1', 0, 'arrest', '2026-01-15', NULL);
    INSERT INTO snoozes VALUES ('u1', 'clock:c1', 'c1', '2026-02-01', 'Waiting', 5);`,
  13: `INSERT INTO rule_changes VALUES (1, 5, '[]');`,
  20: `INSERT INTO audit_grants VALUES ('g1', 'c1', 'u1', '2026-02-01', 'Review', 'u1', 5, NULL, NULL);`,
  22: `INSERT INTO counterpart_acts VALUES ('a1', 'profile', 'MX-EX', NULL, '{}', 'u1', 5, NULL, NULL, NULL);`,
  23: `
    INSERT INTO document_readings VALUES ('p1', '${'a'.repeat(32)}', 'reading', 2, NULL, 'engine', 5);
    INSERT INTO document_pages VALUES (1, 'p1', 1, 'picture', '[]', 40, 1, '${'s'.repeat(43)}', 'as-read', 'u1', 6);
    INSERT INTO page_words (rowid, words) VALUES (1, 'acta');`,
  24: `INSERT INTO original_releases VALUES ('o1', 'c1', 'p1', 'MX-EX', '${'s'.repeat(43)}', 'seen', 'Evidence', 'two-persons', 'u1', 5, NULL, NULL);`,
  25: `
    INSERT INTO redaction_boxes VALUES ('b1', 'c1', 'd1', 2, 0.1, 0.2, 0.3, 0.02, 'R-PRIV', 'everyone', 'drawn', 'u1', 5, NULL, NULL, NULL, 'u1', 6);
    INSERT INTO redaction_dismissals VALUES ('c1', 'd1', 'digest', 'u1', 5);`,
  32: `
    INSERT INTO case_acts VALUES ('c1', 0, 'stage', 'X05', NULL, 0, 'us', 'US-EX', '2026-01-15', '2026-02-14', '2026-02-14', NULL, NULL, NULL, 'ask',
      NULL, NULL);
    INSERT INTO follow_ups VALUES ('w1', 'c1', 'stage X05', '2026-02-14', '2026-02-28', 'Asked by phone', 'u1', 5);`,
  26: `
    INSERT INTO packet_scopes VALUES ('c1', 'MX-EX', 'u1', 5);
    INSERT INTO scope_choices VALUES ('c1', 'MX-EX', 'p1', 1);`,
  27: `
    INSERT INTO protected_forms VALUES ('c1', x'01020304');
    INSERT INTO protected_forms_rules VALUES (1, 1);`,
  28: `
    INSERT INTO case_clocks VALUES ('c1', 'SURR_MX', 'ev2', '2026-03-01', '2026-04-30', '2026-04-30', '2026-04-16', 'ended', 'hard', '[]', NULL,
      '{"on":"2026-03-20","by":"person"}');`,
  34: `
    INSERT INTO match_keys VALUES (1234, 2, 2);
    INSERT INTO match_keys_rules VALUES (1, 1);
    INSERT INTO person_verdicts VALUES ('p1', 'p2', 'c1', 'c1', 'other', 'u1', 5);`,
  36: `
    INSERT INTO case_matters VALUES ('c1', 'q1', 'request', 'us-mx-mla@1', 'sent', 'sent', '2026-02-01', '2026-02-01', 0, 'them', 'MX-EX',
      '2026-03-01', '2026-03-01', 'records', 'R-1', 'r-1');
    INSERT INTO case_acts VALUES ('c1', 1, 'request', 'sent', 'q1', 0, 'them', 'MX-EX', '2026-02-01', '2026-02-15', '2026-02-15', NULL, NULL, NULL,
      'ask', NULL, NULL);`,
  37: `INSERT INTO deleted_cases VALUES ('c9', 'EX-9', '{"records":[],"links":[],"rows":{}}', 'Made twice', '2026-03-01', 'u1', 5, NULL);`,
  39: `
    INSERT INTO submissions VALUES ('k1', 'c1', 'MX-EX', '{}', '{}', '{}', '[]', 'seed', 'digest', 'rules', '[]', '[]', 'u1', 'key', 5, 'refused',
      'u2', NULL, NULL, 6, NULL, 'Not yet');
    INSERT INTO submission_entries VALUES ('k1', 0, 'packet.pdf', NULL, 3, '${'s'.repeat(43)}', '${'a'.repeat(32)}');
    INSERT INTO approval_rules VALUES (1, '{"everything":true}', 'u1', 5);`,
  41: `
    INSERT INTO consent_requests VALUES ('p7', 'out', 'MX-EX', 'c1', 'GT-EX', '{"en":"Example","es":"Ejemplo"}', 'same-case', '2026-04-01', 'hash', 5,
      NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO consent_values VALUES ('p7', 0, 'p1', 'digest', 'p1', 'alias', 'stored', NULL);`,
  42: `
    INSERT INTO holds VALUES ('h1', 'c1', 'A court asks', 'u1', 5, NULL, NULL, NULL);
    INSERT INTO retention_looks VALUES ('k1', 'c1', 'case-over', '', '2027-01-01', 'The trial goes on', 'u1', 5);
    INSERT INTO retention_terms VALUES ('case-over', 24, 'u1', 5);`,
  43: `
    INSERT INTO fact_uses VALUES ('g1', 'p7');
    INSERT INTO notices VALUES ('p8', 'out', 'MX-EX', 'c1', 'GT-EX', '{"en":"Example","es":"Ejemplo"}', 'same-case', 'exculpatory', 5);
    INSERT INTO notice_values VALUES ('p8', 0, 'p1', 'digest', 'g1');
    INSERT INTO classifications VALUES ('k9', 'c1', 'p7', '2026-03-02', 'Dirección de ejemplo', 'u1', 5);
    INSERT INTO classification_grounds VALUES ('k9', '112-VII', 5, 'Harm', '[]');`,
  47: `
    INSERT INTO compartments VALUES ('m1', 0);
    INSERT INTO compartment_places VALUES ('${'d'.repeat(32)}', 'm1', 'current');
    INSERT INTO compartment_keys VALUES ('m1', 'u1', x'0102');
    INSERT INTO compartment_self VALUES (1, 'm1', 'Example');
    INSERT INTO compartment_people VALUES ('u1');
    INSERT INTO case_moves VALUES ('c1');
    INSERT INTO closed_changes VALUES (2, 0, zeroblob(32));`,
  49: `
    INSERT INTO framework_items VALUES ('f1', 'f1', NULL, 'framework', 0, '{"names":{"en":"Example","es":"Ejemplo"},"fromYear":2026}');
    INSERT INTO framework_items VALUES ('f2', 'f1', 'f1', 'goal', 0, '{"names":{"en":"Example","es":"Ejemplo"}}');
    INSERT INTO year_closings VALUES ('y1', 'f1', 2026, '{}', 'digest', 'u1', 5, NULL, NULL, NULL);
    INSERT INTO served_actions VALUES ('v1', 'c1', NULL, 'f3', 'u1', 5);
    INSERT INTO indicators VALUES ('i1', '{"names":{"en":"Example","es":"Ejemplo"}}');
    INSERT INTO indicator_values VALUES ('w1', 'i1', 'US-MX', '', '2026-01-01', '2026-12-31', '5', '{}', NULL, 'u1', 5, NULL, NULL);`,
  50: `INSERT INTO policies VALUES ('y1', '{}', 'digest', '2026-1', NULL, 'Why', 'u1', 5, zeroblob(64), 1, 'u2', 6, zeroblob(64), 'two-persons');`,
  51: `INSERT INTO stations VALUES (1, 'Desk', zeroblob(32), 'age1', zeroblob(32), 'u1', 5, NULL, NULL);
    INSERT INTO station_self VALUES (1, 1);
    INSERT INTO station_heads VALUES (1, 1, 'hash', 5, 0, 5, NULL);
    INSERT INTO station_entries VALUES (1, 1, 1, 5, 0, '{}', zeroblob(16), NULL);
    INSERT INTO bundles VALUES ('b-1', 1, 1, 1, '[]', NULL, NULL);
    INSERT INTO row_writes VALUES ('holds', '["h1"]', 1, 1, 0, 'gone', NULL);
    INSERT INTO rows_written VALUES (1, 'holds', NULL, '{}');
    INSERT INTO rows_aside VALUES ('holds', '["h1"]', 'office/said-twice');
    INSERT INTO held_entries VALUES (2, 1, 'digest', '{}');`,
  52: `INSERT INTO agency_senders VALUES ('MX-EX', 'sender', zeroblob(32), 5, NULL);
    INSERT INTO cards_given VALUES ('MX-EX', 'sender', 'u1', 5);`,
  53: `INSERT INTO reference_blocks VALUES ('EX-2026-', 13, 37, 2);`,
  54: `INSERT INTO compartment_heads VALUES ('k1', 1, zeroblob(32), 0);`,
  55: `INSERT INTO compartment_tags VALUES (zeroblob(32), 5);
    INSERT INTO part_bundles VALUES ('b-1', 1, 1, 0, '[]', NULL);
    INSERT INTO bundles_tried VALUES ('b-1', 'u1');
    INSERT INTO enclosed_rows VALUES ('holds', '["h1"]', 1, 1, 'k1');
    INSERT INTO late_writes VALUES (1, 'k1', x'00');`,
  29: `INSERT INTO stage_stays VALUES ('c1', 0, 'X05', '2026-01-15', NULL);`,
  30: `INSERT INTO given_reports VALUES ('r1', 'file', 'US-MX', '2026-01-01', '2026-03-01', '2026-03-02', '[]', 'u1', 5);`,
  31: `INSERT INTO calendar_days VALUES ('c1', 'PA_TREATY', 'ev1', '2026-03-16', '2026-03-16', 1, 0, 5);`,
  44: `
    INSERT INTO touch_keys VALUES ('phone', 1234, 'c1', 2);
    INSERT INTO record_windows VALUES (2, 'c1', 5, 6);
    INSERT INTO contact_answers VALUES ('phone', 'p1', 'p2', 'c1', 'c1', 'in-touch', '2026-01-01', 'u1', 5);`,
  46: `INSERT INTO received_reviews VALUES ('rr1', 'MX-SRE', 'US-MX', '2026-01-01', '2026-03-01', '2026-03-02', '{}', 'u1', 5);`,
  48: `
    INSERT INTO comparisons VALUES ('r1', 'MX-EX', 'asks', 'offered', '["account"]', 4, 4, 1, '"open"', 'u1', 'u2', 'two-persons', 5, 9, 6, 'h', NULL, NULL,
      NULL, '{}');
    INSERT INTO comparison_secrets VALUES ('r1', '{}');
    INSERT INTO comparison_hits VALUES ('r1', 0, 'account', 'c1', 'p1');
    INSERT INTO comparison_policies VALUES ('MX-EX', '{}');`,
  60: `INSERT INTO station_entries VALUES (2, 1, 3, 6, 0, '{}', NULL, 'office/removed-station', NULL);
    INSERT INTO changes VALUES (3, 0, 'c1', 'p1', 'subject', 'given', NULL, '"Late"', zeroblob(16), zeroblob(32));`,
  14: `INSERT INTO office_zone VALUES (1, 'America/Tijuana');`,
  18: `INSERT INTO drafts VALUES ('u1', 'quick-log', 'c1', '{"line":"typed"}', 5);`,
};

/** What a migration makes of rows that stood before, where that is not "they stay as they were". */
const moves: Readonly<
  Record<
    number,
    {
      readonly gone?: readonly string[];
      readonly changed?: readonly string[];
      readonly check: (before: Rows, after: Rows) => void;
    }
  >
> = {
  61: {
    changed: ['changes', 'closed_changes'],
    check: (before, after) => {
      const [late, ...others] = [...(before.get('changes') ?? [])].toSorted(
        (one, other) => Number(other['entry']) - Number(one['entry']),
      );
      expect(late).toMatchObject({ entry: 3, new: '"Late"' });
      expect(after.get('changes_aside')).toEqual([late]);
      expect(after.get('changes')).toEqual(others.toReversed());
      expect(after.get('closed_changes')).toContainEqual({ entry: 3, position: 0, commitment: late!['commitment'] });
    },
  },
  7: {
    gone: ['monthly_reports'],
    check: (before, after) =>
      expect(after.get('monthly_filings')).toEqual(
        before
          .get('monthly_reports')
          ?.map(
            ({ filed_on, by_user, at_ms }) =>
              expect.objectContaining({ filed_on, by_user, at_ms, retracted_by: null }) as unknown,
          ),
      ),
  },
  10: {
    check: (before, after) =>
      expect(after.get('ledger_bytes')?.map(row => row['packet_json'])).toEqual(
        before.get('ledger')?.map(row => row['packet_json']),
      ),
  },
  13: {
    changed: ['catalogue_fields', 'records'], // the case's own record names the profile that it was indexed under
    check: (before, after) =>
      expect(after.get('records')).toEqual(
        before
          .get('records')
          ?.map(row => (row['entity'] === 'case' ? { ...row, fields: '{"title":"Example","profile":"us-mx-us-req@1"}' } : row)),
      ),
  },
  16: {
    changed: ['cases', 'catalogue_fields'],
    check: (before, after) =>
      expect(after.get('cases')).toEqual(before.get('cases')?.map(row => ({ ...row, direction: 'US-MX' }))),
  },
};

let folder: string;
let db: Writer;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-rows-'));
  db = openDatabase(join(folder, 'vault.db'), new Uint8Array(32).fill(7), { create: true });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function rowsOf(database: Writer): Rows {
  const tables = database
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  return new Map(tables.map(name => [name, database.prepare<[], Row>(`SELECT * FROM "${name}"`).all()]));
}

describe('each migration', () => {
  it.each(migrations.map(({ name }, at) => [name, at + 1] as const))('carries the rows that it meets: %s', (_name, version) => {
    for (let step = 1; step < version; step++) {
      migrate(db, { list: migrations.slice(0, step) });
      db.exec(seeds[step] ?? '');
    }
    const before = rowsOf(db);

    migrate(db, { list: migrations.slice(0, version) });

    const after = rowsOf(db);
    const { gone = [], changed = [], check } = moves[version] ?? {};
    for (const [table, rows] of before) {
      if (gone.includes(table) || changed.includes(table)) continue;
      const columns = new Set(after.get(table)?.flatMap(row => Object.keys(row)));
      const kept = (row: Row) => Object.fromEntries(Object.entries(row).filter(([column]) => columns.has(column)));
      expect(after.get(table)?.length, table).toBe(rows.length);
      expect(after.get(table), table).toEqual(rows.map(row => expect.objectContaining(kept(row)) as unknown));
    }
    check?.(before, after);
    db.exec(seeds[version] ?? '');
    const empty = [...rowsOf(db)].filter(([, rows]) => rows.length === 0).map(([table]) => table);
    expect(empty, 'a table without a row to migrate').toEqual([]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });
});
