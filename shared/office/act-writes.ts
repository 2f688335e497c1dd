/** What an act does with rows of a table: they come in, get other values, or go. */
export type RowAct = 'put' | 'set' | 'gone';
type Writes = Readonly<Record<string, readonly RowAct[]>>;

const put = ['put'] as const;
const set = ['set'] as const;
const gone = ['gone'] as const;
const kept = ['put', 'set'] as const;
const any = ['put', 'set', 'gone'] as const;

const none: Writes = {};
/**
 * What somebody who works at a case changes of it; a loosening that was asked for goes with its record. Whether a mark becomes looser is another
 * question.
 */
const work: Writes = { records: any, marks: any, cases: kept, loosenings: gone };
const undone: Writes = { ...work, case_imports: gone, stored_files: any, follow_ups: any, person_verdicts: any };
const proposal: Writes = { counterpart_acts: put };
const numbered: Writes = { channel_packets: any, secrets: any };
/** Letters that a packet is: they stand with it, and go where its number is voided. */
const letters: Writes = {
  consent_requests: any,
  consent_values: any,
  notices: any,
  notice_values: any,
};
const sent: Writes = {
  ...numbered,
  ...letters,
  fact_uses: put,
  ledger: kept,
  ledger_bytes: kept,
  ledger_paths: put,
  ledger_withheld: put,
};
const framework: Writes = { framework_items: any, year_closings: kept, served_actions: any };
/** Who is in a compartment stands in its own database, whose entries are judged by who was in it. */
const people: Writes = { compartment_self: any, compartment_people: any };
/** All that hangs from a case, which goes and comes back with it. */
const ofCase = (acts: readonly RowAct[]): Writes =>
  Object.fromEntries(
    [
      ...['cases', 'records', 'marks', 'loosenings', 'case_imports', 'follow_ups', 'holds', 'retention_looks', 'person_verdicts'],
      ...['contact_answers', 'calendar_days', 'redaction_boxes', 'redaction_dismissals', 'original_releases', 'counterpart_acts'],
      ...['consents', 'release_facts', 'fact_uses', 'served_actions', 'packet_scopes', 'scope_choices', 'submissions'],
      ...['submission_entries', 'received_records', 'stored_files', 'consent_requests', 'consent_values', 'notices'],
      ...['notice_values', 'classifications', 'classification_grounds', 'indicator_values', 'ledger', 'ledger_bytes'],
      ...['ledger_paths', 'ledger_withheld'],
    ].map(table => [table, acts]),
  );

/**
 * Which rows an act may write, by table, in an office of several stations. What is not named here nobody's entry may write: a station refuses to
 * record it, and the others would set it aside. `changes` stands for the values of history, which a lawful erasing takes out.
 */
export const actWrites: Readonly<Record<string, Writes>> = {
  // counterparts
  'agency:add': { agencies: kept, agency_keys: kept, agency_senders: kept, ...proposal },
  'agency:card-given': { cards_given: put },
  'agency:compared': { agency_keys: set, ...proposal },
  'agency:confirm': {
    ...{ agencies: kept, agency_keys: kept, agency_senders: kept, consents: put, release_facts: put, original_releases: put },
    counterpart_acts: set,
  },
  'agency:consent': { consents: put, ...proposal },
  'agency:end-consent': { consents: set },
  'agency:import': { agencies: kept, agency_keys: kept, agency_senders: kept, ...proposal },
  'agency:profile': { agencies: kept, ...proposal },
  'agency:propose': proposal,
  'agency:refuse': { counterpart_acts: set },
  'compare:set-policy': { comparison_policies: any },
  'compare:propose': none,
  'compare:approve': none,
  'compare:write': none,
  'compare:read': none,
  'compare:end': none,
  'compare:expire': none,
  // a case
  'case:create': work,
  'case:import': { ...work, case_imports: kept, stored_files: kept },
  'case:add-record': work,
  'case:assign': work,
  'case:follow-up': { ...work, follow_ups: put },
  'case:link': work,
  'case:move-stage': work,
  'case:record-event': work,
  'case:correct-event': work,
  'case:remove-record': work,
  'case:set-mark': work,
  'case:swap-records': work,
  'case:update-fields': work,
  'case:undo': undone,
  'case:undo-many': undone,
  // Other cases lose their link to it, and a deleted case that waits for it keeps what they shared.
  'case:delete': { ...ofCase(gone), cases: ['set', 'gone'], deleted_cases: kept },
  'case:restore': { ...ofCase(kept), deleted_cases: any },
  'case:purge': { ...ofCase(any), deleted_cases: set, changes: gone },
  'case:erase': { ...ofCase(any), deleted_cases: any, changes: gone },
  'case:judge': { person_verdicts: any },
  'case:export-list': none,
  'clock:end': work,
  'clock:reopen': work,
  'deadline:export': { calendar_days: kept },
  'deconflict:answer': { contact_answers: any },
  'doc:add': { ...work, stored_files: put },
  'doc:look': none,
  'doc:save': none,
  'exchange:log': work,
  'exchange:close': work,
  'exchange:correct': work,
  'exchange:reopen': work,
  'follow-up:add': { follow_ups: put },
  'matter:move': work,
  'office:settle': work,
  'person:judge': { person_verdicts: any },
  'person:merge': { ...work, person_verdicts: any },
  'person:unmerge': { ...work, person_verdicts: any },
  'portion:add': work,
  'portion:merge': work,
  'portion:move': work,
  'portion:split': work,
  'profile:add': { profiles: kept },
  'profile:move-case': work,
  'mark:propose-loosening': { cases: set, loosenings: put },
  'mark:decide-loosening': { ...work, loosenings: set },
  'case:enclose': { ...ofCase(any), deleted_cases: any, changes: gone },
  'case:take-out': { ...ofCase(kept), deleted_cases: any },
  'compartment:accept': none,
  'compartment:create': people,
  'compartment:found-older': none,
  'compartment:people': people,
  'compartment:rekey': people,
  // what is kept, and for how long
  'hold:place': { holds: put },
  'hold:lift': { holds: set },
  'retention:look': { retention_looks: put },
  'retention:set-term': { retention_terms: kept },
  'retention:purge': { ...ofCase(any), secrets: gone, deleted_cases: set, changes: gone },
  // papers
  'redaction:add': { redaction_boxes: put },
  'redaction:change': { redaction_boxes: set },
  'redaction:remove': { redaction_boxes: set },
  'redaction:decide-removal': { redaction_boxes: set },
  'redaction:dismiss': { redaction_dismissals: kept },
  'release:record-fact': { release_facts: put },
  'release:record-gate': { release_facts: put, ...proposal },
  'release:record-must-tell': { release_facts: put, ...proposal },
  'release:revoke-fact': { cases: set, release_facts: set },
  'release:record-original': { original_releases: put, ...proposal },
  'release:revoke-original': { original_releases: set },
  'classification:record': { classifications: put, classification_grounds: put },
  'scope:save': { packet_scopes: any, scope_choices: any },
  'scope:reset': { packet_scopes: any, scope_choices: any },
  // packets
  'packet:submit': { submissions: put, submission_entries: put, stored_files: put },
  'packet:approve': { submissions: set },
  'packet:refuse': { submissions: set },
  'packet:withdraw': { submissions: set, submission_entries: gone, stored_files: gone },
  'packet:hand-over': { submissions: set, submission_entries: gone, stored_files: gone },
  'packet:save-submitted': none,
  'packet:accept-findings': none,
  'packet:acknowledge': { ledger: set },
  'packet:reserve': numbered,
  'packet:sign': sent,
  'packet:confirm': { ...numbered, ledger: set },
  'packet:release-number': numbered,
  'packet:void': sent,
  'packet:import': { ...work, ...sent, stored_files: put, received_records: kept, case_imports: put },
  // the office
  'approval:set-rules': { approval_rules: kept },
  'audit:grant': { audit_grants: put },
  'audit:end-grant': { audit_grants: set },
  'audit:repair': none,
  'calendar:edit': { calendar_edits: any },
  'carrier:set': none,
  'carrier:confirm': none,
  'carrier:remove': none,
  'carrier:automatic': none,
  'office:decide-fork': none,
  'office:heard': none,
  'office:pause': none,
  'duty:file-monthly': { monthly_filings: put },
  'duty:retract-monthly': { monthly_filings: set },
  'duty:set': { office_duties: kept },
  'filter:save': { saved_filters: kept },
  'filter:change': { saved_filters: set },
  'filter:remove': { saved_filters: gone },
  'flow:export': none,
  'framework:add': framework,
  'framework:update': framework,
  'framework:report': { framework_items: kept },
  'framework:remove': framework,
  'framework:undo': framework,
  'framework:plan-year': framework,
  'framework:close-year': framework,
  'framework:reopen-year': framework,
  'framework:serve': { served_actions: any },
  'framework:import': framework,
  'indicator:define': { indicators: kept },
  'indicator:enter': { indicator_values: kept, stored_files: put },
  'indicator:import': { indicator_values: kept, stored_files: put },
  'indicator:retract': { indicator_values: kept },
  'monthly:give': { given_reports: put },
  'references:deal': { reference_blocks: put },
  'review:give': { given_reports: put },
  'review:take-figures': { received_reviews: put },
  // What is written between acts: which bytes a packet has, and files that nobody names any more.
  'office:loose': { channel_packets: set, stored_files: gone },
  'office:set-zone': { office_zone: kept },
  'own-keys:renew': { secrets: any },
  'own-keys:revoke': { secrets: any },
  'policy:propose': { policies: put },
  'policy:adopt': { policies: kept },
  'policy:refuse': { policies: set },
  'rules:change': none,
  'snooze:set': none,
  'snooze:end': none,
  'station:add': { stations: put, users: put },
  'station:remove': { stations: set },
  'user:add': { users: put },
  'user:disable': { users: set, secrets: any },
  'user:passphrase': none,
  'vault:accept-missing': none,
  'vault:backup': none,
  'vault:confirmed-absent': none,
  'vault:create': none,
  'vault:discard-files': { stored_files: gone },
  'vault:recover': { users: kept },
  'vault:restore': none,
};

/** Where an act's rows are: in the office's database, or in a compartment's. */
export type ActPlace = 'office' | 'compartment';

/** What goes out of one comes into the other: acts that write something else in a compartment than in the office. */
const insideWrites: Readonly<Record<string, Writes>> = {
  // What the machine had written when it stopped, before the act's own entry: somebody's work at a case, which may loosen nothing.
  'audit:repair': { ...work, stored_files: put },
  'case:enclose': ofCase(put),
  'case:take-out': { ...ofCase(gone), deleted_cases: set, changes: gone },
};

/** Whether an act may do this with a row of a table. */
export function mayActOn(action: string, table: string, act: RowAct, at: ActPlace): boolean {
  const all = at === 'compartment' && Object.hasOwn(insideWrites, action) ? insideWrites : actWrites;
  const writes = Object.hasOwn(all, action) ? all[action] : undefined;
  return writes !== undefined && Object.hasOwn(writes, table) && writes[table]!.includes(act);
}

/**
 * Columns in which a row says who did something: an entry fills them with its own author, and with nobody else. Those of `ledger.acked_by` and
 * `indicator_values.replaced_by` are no accounts.
 */
export const authorsIn: Readonly<Record<string, readonly string[]>> = {
  approval_rules: ['by_user'],
  audit_grants: ['granted_by', 'ended_by'],
  cards_given: ['by_user'],
  classifications: ['by_user'],
  consents: ['by_user', 'ended_by'],
  contact_answers: ['by_user'],
  counterpart_acts: ['proposed_by', 'decided_by'],
  deleted_cases: ['deleted_by'],
  follow_ups: ['by_user'],
  given_reports: ['given_by'],
  holds: ['placed_by', 'lifted_by'],
  indicator_values: ['by_user'],
  ledger: ['by_user'],
  loosenings: ['proposed_by', 'decided_by'],
  monthly_filings: ['by_user', 'retracted_by'],
  original_releases: ['by_user', 'revoked_by'],
  packet_scopes: ['by_user'],
  person_verdicts: ['by_user'],
  policies: ['proposed_by', 'decided_by'],
  received_reviews: ['received_by'],
  redaction_boxes: ['added_by', 'removal_asked_by', 'removed_by'],
  redaction_dismissals: ['by_user'],
  release_facts: ['by_user', 'revoked_by'],
  retention_looks: ['by_user'],
  retention_terms: ['by_user'],
  saved_filters: ['user_id'],
  served_actions: ['by_user'],
  stations: ['added_by', 'removed_by'],
  submissions: ['by_user', 'decided_by'],
  year_closings: ['closed_by', 'reopened_by'],
};

/** Acts that put back what others had said before, in their names: a supervisor's, or of one's own last step. */
const puttingBack: ReadonlySet<string> = new Set([
  'case:restore',
  'case:undo',
  'case:undo-many',
  'case:take-out',
  'framework:undo',
  'person:unmerge',
]);

/** Whether a row names somebody else than the author for what it says was done. */
export function namesAnother(
  action: string,
  author: string,
  table: string,
  cells: Readonly<Record<string, unknown>> | null,
  at: ActPlace,
): boolean {
  if (cells === null || puttingBack.has(action) || (at === 'compartment' && action === 'case:enclose')) return false;
  return (authorsIn[table] ?? []).some(column => typeof cells[column] === 'string' && cells[column] !== author);
}
