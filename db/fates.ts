import type { Role } from '../shared/contract/row.ts';

/**
 * What becomes of a table in an office of several stations.
 *
 * `travels`: its rows are the same at every station. `by`: whose entries alone may write them; `key`: by which a row is known, where that is not
 * the primary key; `derives`: columns that are filled from elsewhere, and travel with a new row alone; `leaves`: columns that each machine has of
 * its own; `only`: which of its rows, over `ROW`. `derived`: made again from what travels. `here`: of this machine alone. `log`: the chain, and what
 * merging keeps of it.
 */
export type Fate =
  | {
      readonly fate: 'travels';
      readonly by?: readonly Role[];
      readonly key?: readonly string[];
      readonly derives?: readonly string[];
      readonly leaves?: readonly string[];
      readonly only?: string;
    }
  | { readonly fate: 'derived' | 'here' | 'log' };

const travels: Fate = { fate: 'travels' };
const supervised: Fate = { fate: 'travels', by: ['supervisor'] };
const derived: Fate = { fate: 'derived' };
const here: Fate = { fate: 'here' };
const log: Fate = { fate: 'log' };

/** Every table has one: a test reads the schema. */
export const fates: Readonly<Record<string, Fate>> = {
  // the office
  vault_state: here,
  users: supervised,
  // Every station signs and opens packets with the agency's keys; those of documents at rest and of the station itself are a machine's own.
  secrets: {
    fate: 'travels',
    only: "(ROW.name GLOB 'agency-*' OR ROW.name GLOB 'packet-seed:*' OR ROW.name GLOB 'policy-salt:*')",
  },
  audit_entries: log,
  changes: log,
  changes_aside: log,
  closed_changes: log,
  audit_grants: supervised,
  drafts: here,
  snoozes: here,
  saved_filters: travels,
  office_zone: supervised,
  office_duties: supervised,
  monthly_filings: travels,
  calendar_edits: supervised,
  profiles: supervised,
  rule_changes: here,
  retention_terms: supervised,
  policies: supervised,
  approval_rules: supervised,
  given_reports: travels,
  received_reviews: travels,
  stored_files: travels,
  catalogue_fields: derived,
  // cases
  cases: {
    fate: 'travels',
    derives: [
      'reference',
      'title',
      'direction',
      'stage',
      'officer',
      'counterpart',
      'opened_on',
      'next_stop_on',
      'persons',
      'folded',
      'title_key',
      'persons_key',
      'reference_key',
      'officer_key',
    ],
  },
  records: { fate: 'travels', key: ['id'], leaves: ['seq'] },
  marks: travels,
  loosenings: travels,
  case_imports: travels,
  deleted_cases: supervised,
  follow_ups: travels,
  holds: travels,
  retention_looks: supervised,
  record_words: derived,
  persons: derived,
  match_keys: derived,
  match_keys_rules: derived,
  person_verdicts: travels,
  touch_keys: derived,
  record_windows: derived,
  contact_answers: travels,
  // A blind comparison runs where it was begun: its secret is there alone.
  comparisons: here,
  comparison_secrets: here,
  comparison_hits: here,
  comparison_policies: supervised,
  // Compartments: where they lie and by which key is a machine's own; what is in them travels to their people.
  compartments: here,
  compartment_places: here,
  compartment_keys: here,
  compartment_self: travels,
  compartment_people: travels,
  compartment_heads: here,
  compartment_tags: log,
  part_bundles: log,
  bundles_tried: here,
  enclosed_rows: log,
  late_writes: here,
  case_moves: here,
  // where cases stand
  case_pipeline: derived,
  case_clocks: derived,
  case_acts: derived,
  case_matters: derived,
  case_stays: derived,
  stage_stays: derived,
  calendar_days: travels,
  // documents: what was read is read again where the file is
  document_readings: here,
  document_pages: here,
  page_words: derived,
  redaction_boxes: travels,
  redaction_dismissals: travels,
  original_releases: travels,
  // counterparts and packets
  agencies: travels,
  agency_keys: travels,
  counterpart_acts: travels,
  consents: travels,
  consent_requests: travels,
  consent_values: travels,
  release_facts: travels,
  fact_uses: travels,
  notices: travels,
  notice_values: travels,
  classifications: travels,
  classification_grounds: travels,
  framework_items: travels,
  year_closings: supervised,
  served_actions: travels,
  indicators: supervised,
  indicator_values: travels,
  packet_scopes: travels,
  scope_choices: travels,
  submissions: travels,
  submission_entries: travels,
  channel_packets: travels,
  agency_senders: travels,
  cards_given: travels,
  reference_blocks: supervised,
  ledger: travels,
  ledger_bytes: travels,
  ledger_paths: travels,
  ledger_withheld: travels,
  received_records: travels,
  protected_forms: derived,
  protected_forms_rules: derived,
  // stations
  stations: supervised,
  station_self: here,
  station_heads: log,
  station_entries: log,
  row_writes: log,
  rows_written: log,
  rows_aside: log,
  held_entries: log,
  bundles: log,
};

/** The tables whose rows travel, in the order of this page. */
export const travelling: readonly string[] = Object.keys(fates).filter(table => fates[table]?.fate === 'travels');
