import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { calls, type CallName, type Input } from '../../shared/contract.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { withCellAt } from '../../shared/policy/parts.ts';
import { agePair } from '../../electron/host/keys/age-identity.ts';
import { caseFile, importFile, registerFile, sampleCase } from './case-file.ts';
import { build, twoOffices } from './exchange.ts';
import type { TempVault } from './temp-vault.ts';

/** What the calls below name: a case with its records, and what else stands in the vault. */
export type Standing = {
  readonly vault: TempVault;
  readonly caseId: CaseId;
  readonly other: CaseId;
  readonly subject: RecordId;
  readonly portion: RecordId;
  readonly document: RecordId;
  readonly event: RecordId;
  readonly exchange: RecordId;
  readonly packetId: string;
  readonly packet: string; // a path
  readonly user: string;
  readonly passphrase: string;
  /** A packet key that nobody has yet, and a loosening that waits. */
  readonly recipient: string;
  readonly loosening: string;
  /** A packet that waits for a second person. */
  readonly submission: string;
  /** A hold on the case. */
  readonly hold: string;
  /** A framework of its own with an action in the plans of 2025, which is closed, and 2026; `entry` is that of a step on it. */
  readonly framework: Awaited<ReturnType<typeof standingFramework>>;
  /** Another person, whom no other row names. */
  readonly beside: string;
};

let made = 0;
const id = '019caf10-3180-77bc-a802-c231565d77b7';
const tightPolicy = withCellAt(policy2026, 'matrix.OPS.any.trusted-party', { action: 'WITHHOLD' });
const names = { en: 'Example', es: 'Ejemplo' };
const newNames = { en: 'Newly made office', es: 'Oficina recién creada' };
const period = { from: '2026-01-01', to: '2026-12-31' };
const request = ({ caseId }: Standing) => ({ caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, scope: 'all' as const });
const sink = ({ vault }: Standing) =>
  vault.services.handles.register({ kind: 'sink', name: 'out', path: join(vault.root, `out-${made++}`) });
const memory = ({ vault }: Standing) =>
  vault.services.handles.register({ kind: 'sink', name: 'shown', stream: new WritableStream() });
const source = ({ vault }: Standing) => registerFile(vault, '{}').source;
const packet = ({ vault, packet: path }: Standing) => vault.services.handles.register({ kind: 'source', name: 'given', path });
const placedBox = {
  page: 1,
  box: { left: 0.1, top: 0.1, width: 0.2, height: 0.02 },
  code: 'R-PRIV' as const,
  audience: 'everyone' as const,
};
const clock = { kind: 'clock' as const, clock: 'PA_TREATY' };

/**
 * An input that fits, for every row of the contract, so that a test can ask all of them as somebody. A row that is not here does not compile.
 * null: it opens, makes or closes a vault, and answers nobody about an open one.
 */
export const inputs: { readonly [C in CallName]: ((standing: Standing) => Input<C>) | null } = {
  'vault:create': null,
  'vault:unlock': null,
  'vault:lock': null,
  'vault:restore': null,
  'vault:recover': null,
  'demo:open': null,
  'update:check': null,
  'vault:info': () => ({}),
  'vault:check': () => ({}),
  'vault:backup': ({ vault }) => ({ folder: vault.handleOf(join(vault.root, `backup-${made++}`)) }),
  'vault:set-aside': () => ({}),
  'vault:discard-files': () => ({ names: ['0'.repeat(32)] }),
  'user:list': () => ({}),
  'user:add': ({ passphrase }) => ({ label: 'fourth', role: 'officer', passphrase }),
  'user:disable': ({ user }) => ({ userId: user }),
  'user:renew': ({ beside }) => ({ userId: beside, passphrase: 'another long one of five words' }),
  'user:passphrase': ({ passphrase }) => ({ current: passphrase, next: passphrase }),
  'audit:list': () => ({}),
  'audit:actions': () => ({}),
  'audit:changes': () => ({ entry: 5 }),
  'audit:verify': () => ({}),
  'audit:grant': ({ user, caseId }) => ({ auditor: user, caseId, until: '2026-03-09', ground: 'Yearly review' }),
  'audit:end-grant': () => ({ id }),
  'audit:list-grants': () => ({}),
  'case:stage': ({ caseId }) => ({ caseId }),
  'case:move-stage': ({ caseId }) => ({ caseId, to: 'X07', on: '2026-03-01', facts: { noteNumber: 'N-1' } }),
  'case:record-event': ({ caseId }) => ({ caseId, type: 'note', on: '2026-03-01' }),
  'case:correct-event': ({ caseId, event }) => ({ caseId, event, reason: 'Wrong day', on: '2026-01-16' }),
  'case:plan': ({ caseId }) => ({ caseId, event: 'surrendered', on: '2026-03-09' }),
  'matter:list': ({ caseId }) => ({ caseId }),
  'matter:move': ({ caseId, subject }) => ({ caseId, record: subject, to: 'sent', on: '2026-03-01' }),
  'case:compete': ({ caseId }) => ({ caseId }),
  'clock:end': ({ caseId, event }) => ({ caseId, clock: 'PA_TREATY', startEvent: event, reason: 'Invented', source: 'Note 1' }),
  'clock:reopen': ({ caseId, event }) => ({ caseId, clock: 'PA_TREATY', startEvent: event, reason: 'Invented' }),
  'deadline:list': ({ caseId }) => ({ caseId }),
  'deadline:explain': ({ caseId, event }) => ({ caseId, clock: 'PA_TREATY', startEvent: event }),
  'deadline:export': at => ({ sink: sink(at), language: 'en', withReferences: true }),
  'pipeline:report': () => ({}),
  'pipeline:faulty': () => ({}),
  'calendar:list': () => ({ year: 2026 }),
  'calendar:edit': () => ({
    calendar: 'mx-federal',
    date: '2026-05-05',
    change: 'day-off',
    name: names,
    reason: 'Notice',
  }),
  'rules:moved': () => ({}),
  'profile:list': () => ({}),
  'profile:show': () => ({ key: 'us-mx-us-req@2026-11' }),
  'profile:lint': at => ({ source: source(at) }),
  'profile:add': at => ({ source: source(at) }),
  'profile:preview-move': ({ caseId }) => ({ caseId, key: 'us-mx-us-req@2026-11' }),
  'profile:move-case': ({ caseId }) => ({ caseId, key: 'us-mx-us-req@2026-11', reason: 'Note' }),
  'duty:list': ({ caseId }) => ({ caseId }),
  'duty:file-monthly': () => ({ on: '2026-03-01' }),
  'duty:list-monthly': () => ({}),
  'duty:retract-monthly': () => ({ id, reason: 'Mistake' }),
  'duty:settings': () => ({}),
  'duty:set': () => ({ standing: 'foreign', monthlyDay: 5 }),
  'board:read': () => ({ kind: 'extradition', cards: 100 }),
  'board:cases': () => ({ kind: 'extradition' }),
  'case:list': () => ({}),
  'case:options': () => ({}),
  'case:assign': ({ caseId }) => ({ caseIds: [caseId], officer: 'Desk Two' }),
  'case:follow-up': ({ caseId }) => ({ caseIds: [caseId], what: 'Ask', on: '2026-04-01' }),
  'case:undo-many': () => ({ entry: 5 }),
  'case:export-list': at => ({ sink: sink(at), form: 'xlsx', language: 'en', columns: ['reference', 'title'] }),
  'filter:save': () => ({ name: 'Mine', filter: {} }),
  'filter:list': () => ({}),
  'filter:change': () => ({ id, name: 'Other' }),
  'filter:remove': () => ({ id }),
  'today:read': () => ({ view: 'office' }),
  'today:more': () => ({ view: 'office', group: 'waiting', offset: 0, limit: 20 }),
  'follow-up:add': ({ caseId }) => ({ caseId, act: 'stage X00', on: '2026-03-01', nextOn: '2026-03-08' }),
  'follow-up:list': ({ caseId }) => ({ caseId }),
  'snooze:list': () => ({}),
  'snooze:set': ({ caseId, event }) => ({ row: { ...clock, caseId, startEvent: event }, until: '2026-03-09', reason: 'Wait' }),
  'snooze:end': ({ caseId, event }) => ({ row: { ...clock, caseId, startEvent: event } }),
  'carrier:show': () => ({}),
  'carrier:set': ({ vault }) => {
    const path = join(vault.root, 'exchange');
    mkdirSync(path, { recursive: true });
    return { carrier: { kind: 'folder', folder: vault.handleOf(path) } };
  },
  'carrier:places': () => ({}),
  'carrier:confirm': () => ({ station: 7 }),
  'carrier:check': () => ({}),
  'carrier:remove': () => ({}),
  'carrier:script': () => ({ stations: [1, 2] }),
  'office:day': () => ({}),
  'office:set-zone': () => ({ zone: 'America/Tijuana' }),
  'flow:read': () => ({}),
  'flow:cases': () => ({ key: 'all' }),
  'flow:export': at => ({ sink: sink(at), form: 'xlsx', language: 'en' }),
  'framework:list': () => ({}),
  'framework:read': ({ framework }) => ({ framework: framework.top }),
  'framework:item': ({ framework }) => ({ id: framework.action }),
  'framework:add': ({ framework }) => ({ kind: 'goal', parent: framework.top, fields: { names } }),
  'framework:update': ({ framework }) => ({ id: framework.top, fields: { source: 'Another paper' } }),
  'framework:report': ({ framework }) => ({ id: framework.action, status: 'under-way', progress: 'Begun' }),
  'framework:remove': ({ framework }) => ({ id: framework.spare, reason: 'Twice' }),
  'framework:undo': ({ framework }) => ({ entry: framework.entry }),
  'framework:plan-year': ({ framework }) => ({ action: framework.action, year: 2028, isPlanned: true }),
  'framework:year': ({ framework }) => ({ framework: framework.top, year: 2026 }),
  'framework:close-year': ({ framework }) => ({
    framework: framework.top,
    year: 2026,
    decisions: [{ action: framework.action, carry: true, reason: 'Not done yet' }],
  }),
  'framework:reopen-year': ({ framework }) => ({ framework: framework.top, year: 2025, reason: 'A result came late' }),
  'framework:serve': ({ caseId, framework }) => ({ caseId, action: framework.action, isServed: true }),
  'framework:of-case': ({ caseId }) => ({ caseId }),
  'framework:import': ({ vault }) => ({
    file: registerFile(
      vault,
      JSON.stringify({ format: 'enlace-framework', version: 1, names: { en: `F${made++}`, es: `M${made}` }, fromYear: 2026 }),
    ).source,
  }),
  'framework:export': standing => ({ framework: standing.framework.top, sink: sink(standing) }),
  'indicator:list': () => ({}),
  'indicator:read': ({ framework }) => ({ indicator: framework.indicator }),
  'indicator:define': () => ({
    fields: { code: `OWN-${made++}`, names, unit: 'persons', counting: names, source: 'x', lagDays: 0, reach: 'own', adds: true },
  }),
  'indicator:enter': ({ framework, vault }) => ({
    indicator: framework.indicator,
    from: '2025-01-01',
    to: '2025-06-30',
    amount: '4',
    unit: 'persons',
    asOf: '2026-01-01',
    source: 'A paper',
    file: registerFile(vault, 'A paper of figures').source,
  }),
  'indicator:retract': ({ framework }) => ({ id: framework.value, why: 'Mistake' }),
  'indicator:import': ({ vault }) => ({
    file: registerFile(
      vault,
      `indicator,year,amount,unit,as of,source\nPROV-ARREST,${1990 + (made++ % 30)},1,persons,2026-01-01,x\n`,
    ).source,
  }),
  'indicator:save-document': standing => ({ id: standing.framework.value, sink: sink(standing) }),
  'review:read': () => period,
  'review:print': () => period,
  'review:document': () => ({ ...period, parts: ['results', 'stalled'] }),
  'review:give-figures': at => ({ ...period, sink: sink(at) }),
  'review:take-figures': at => ({ source: source(at) }),
  'review:received': () => ({}),
  'monthly:read': () => ({ month: '2026-03' }),
  'monthly:export': at => ({ month: '2026-03', leftOut: [], remarks: '', sink: sink(at), form: 'pdf', language: 'en' }),
  'review:export': at => ({ ...period, sink: sink(at), form: 'xlsx', language: 'en' }),
  'case:import': at => ({ source: source(at) }),
  'case:create': () => ({ fields: { kind: 'information-exchange', reference: 'IN-9', title: 'New' } }),
  'case:show': ({ caseId }) => ({ caseId }),
  'case:delete': ({ other }) => ({ caseId: other, reason: 'Made twice' }),
  'case:restore': ({ other }) => ({ caseId: other }),
  'case:list-deleted': () => ({}),
  'compartment:list': () => ({}),
  'compartment:create': ({ vault }) => ({ name: 'zqx closed', people: [vault.session.user.id] }),
  'compartment:accept': () => ({ compartment: id, reason: 'zqx' }),
  'compartment:people': ({ vault }) => ({ compartment: id, people: [vault.session.user.id] }),
  'carrier:automatic': () => ({ everyMinutes: 5 }),
  'office:step': () => ({}),
  'office:brought-back': () => ({}),
  'office:pause': () => ({ isPaused: true }),
  'station:list': () => ({}),
  'station:ask': null,
  'station:waiting': null,
  'station:forget': null,
  'station:read': standing => ({ file: source(standing) }),
  'station:add': standing => ({ file: source(standing), answer: sink(standing), role: 'officer' }),
  'station:join': null,
  'station:remove': () => ({ station: 2 }),
  'office:exchange': ({ vault }) => ({ folder: vault.handleOf(vault.root) }),
  'office:wait': () => ({ mostSeconds: 1 }),
  'office:conflicts': () => ({}),
  'office:settle': ({ subject }) => ({ record: subject, field: 'given', choice: 0 }),
  'case:enclose': ({ other }) => ({ caseId: other, compartment: id }),
  'case:take-out': ({ other }) => ({ caseId: other, reason: 'No longer needed' }),
  'hold:place': ({ other }) => ({ caseId: other, reason: 'A court asks for it' }),
  'hold:lift': ({ caseId, hold }) => ({ caseId, id: hold, reason: 'The court has it' }),
  'hold:list': ({ caseId }) => ({ caseId }),
  'retention:list': () => ({}),
  'retention:look': ({ other }) => ({ caseId: other, rule: 'case-date', what: '', nextOn: '2027-01-01', reason: 'Still needed' }),
  'retention:purge': ({ caseId, document, portion }) => ({
    caseId,
    by: { order: document },
    target: { record: portion },
    ground: 'An order',
  }),
  'retention:terms': () => ({}),
  'retention:set-term': () => ({ rule: 'case-over', months: 24 }),
  'case:erase': ({ other }) => ({ caseId: other, ground: 'Retention' }),
  'case:search': () => ({ text: 'zqx' }),
  'person:match': () => ({ fields: { given: 'Ramona', paternal: 'Ibarrola' } }),
  'person:same': ({ caseId }) => ({ caseId }),
  'compare:policies': () => ({}),
  'compare:set-policy': () => ({
    agency: 'MX-FGR',
    policy: { kinds: ['account'], mostValues: 100, mostGuessable: 10, runs: 2, days: 30 },
  }),
  'compare:list': () => ({}),
  'compare:show': () => ({ run: 'a'.repeat(32) }),
  'compare:offer': ({ caseId }) => ({
    ...{ agency: 'MX-FGR', kinds: ['account'], size: 4, theirSize: 4, tellsHits: true, cases: [caseId] },
  }),
  'compare:answer': ({ caseId }) => ({ run: 'a'.repeat(32), cases: [caseId] }),
  'compare:approve': () => ({ run: 'a'.repeat(32) }),
  'compare:write': standing => ({ run: 'a'.repeat(32), sink: sink(standing) }),
  'compare:read': standing => ({ source: source(standing) }),
  'compare:end': () => ({ run: 'a'.repeat(32) }),
  'deconflict:list': ({ caseId }) => ({ caseId }),
  'deconflict:answer': ({ caseId, other }) => ({ kind: 'phone', one: caseId, other, answer: 'known' }),
  'person:judge': ({ caseId, subject }) => ({
    one: { caseId, record: subject },
    other: { caseId, record: subject },
    verdict: 'same',
  }),
  'person:compare': ({ caseId, subject }) => ({ one: { caseId, record: subject }, other: { caseId, record: subject } }),
  'person:merge': ({ caseId, subject }) => ({
    ...{ one: { caseId, record: subject }, other: { caseId, record: subject } },
    ...{ values: { given: 'one' }, also: [] },
  }),
  'person:unmerge': ({ caseId, subject }) => ({ caseId, record: subject }),
  'person:elsewhere': ({ subject }) => ({ records: [subject] }),
  'case:judge': ({ caseId, other }) => ({ one: caseId, other, verdict: 'other' }),
  'case:propose-reference': () => ({ kind: 'extradition' }),
  'case:match': () => ({ references: ['EX-2026-0001'] }),
  'person:list': () => ({}),
  'case:update-fields': ({ caseId, subject }) => ({ caseId, record: subject, fields: { sex: 'M' } }),
  'case:add-record': ({ caseId }) => ({ caseId, entity: 'task', fields: { what: 'Ask' } }),
  'case:remove-record': ({ caseId, portion }) => ({ caseId, record: portion }),
  'case:set-mark': ({ caseId, subject }) => ({ caseId, record: subject, field: 'given', mark: { level: 'L4' } as never }),
  'case:link': ({ caseId, other }) => ({ caseId, other, relation: 'supports' }),
  'case:history': ({ caseId }) => ({ caseId }),
  'case:undo': ({ caseId }) => ({ caseId }),
  'mark:propose-loosening': ({ caseId, subject }) => ({ caseId, record: subject, field: 'dob', mark: null, ground: 'Wider' }),
  'mark:list-loosening': () => ({}),
  'mark:decide-loosening': ({ caseId, loosening }) => ({ id: loosening, caseId, approve: true }),
  'mark:together': ({ caseId }) => ({ caseId, places: [] }),
  'mark:weigh': ({ caseId, subject }) => ({ caseId, record: subject, field: 'dob' }),
  'case:read': ({ caseId }) => ({ caseId }),
  'portion:add': ({ caseId }) => ({ caseId, of: 'facts', text: 'More' }),
  'portion:split': ({ caseId, portion }) => ({ caseId, record: portion, head: 'One.', tail: 'Two.' }),
  'portion:merge': ({ caseId, portion }) => ({ caseId, record: portion }),
  'case:swap-records': ({ caseId, subject }) => ({ caseId, record: subject, other: subject }),
  'portion:move': ({ caseId, portion }) => ({ caseId, record: portion, way: 'down' }),
  'exchange:log': ({ caseId }) => ({ caseId, fields: { startAt: '2026-03-01T09:30:00-06:00', mode: 'call' } }),
  'exchange:contacts': () => ({ agency: 'MX-FGR' }),
  'exchange:outlook': ({ caseId }) => ({ caseId, counterpart: 'MX-FGR', on: '2026-03-01' }),
  'exchange:correct': ({ caseId, exchange }) => ({ caseId, record: exchange, fields: { topic: 'Another' }, reason: 'Misheard' }),
  'exchange:close': ({ caseId, exchange }) => ({ caseId, exchange, reason: 'Answered', promises: 'done' }),
  'exchange:reopen': ({ caseId, exchange }) => ({ caseId, exchange, reason: 'Not whole' }),
  'exchange:versions': ({ caseId, exchange }) => ({ caseId, exchange }),
  'exchange:list': ({ caseId }) => ({ caseId }),
  'doc:add': at => ({ caseId: at.caseId, source: source(at) }),
  'doc:readings': ({ caseId }) => ({ caseId }),
  'doc:page': ({ caseId, document }) => ({ caseId, record: document, page: 1 }),
  'doc:page-picture': standing => ({ caseId: standing.caseId, record: standing.document, page: 1, sink: sink(standing) }),
  'doc:read': ({ caseId, document }) => ({ caseId, record: document }),
  'doc:pause-reading': () => ({ paused: false }),
  'doc:look': ({ caseId, document }) => ({ caseId, record: document, page: 1, digest: 'd'.repeat(43), look: 'as-read' }),
  'doc:list': ({ caseId }) => ({ caseId }),
  'redaction:list': ({ caseId, document }) => ({ caseId, document }),
  'redaction:counts': ({ caseId }) => ({ caseId }),
  'redaction:add': ({ caseId, document }) => ({ caseId, boxes: [{ document, origin: 'drawn', ...placedBox }] }),
  'redaction:change': ({ caseId }) => ({ caseId, id, ...placedBox }),
  'redaction:remove': ({ caseId }) => ({ caseId, ids: [id], ground: 'Filed in court' }),
  'redaction:decide-removal': ({ caseId }) => ({ caseId, ids: [id], approve: true }),
  'redaction:words': ({ caseId, document }) => ({ caseId, document, page: 1 }),
  'redaction:find': ({ caseId }) => ({ caseId, text: 'words' }),
  'redaction:proposals': ({ caseId, document }) => ({ caseId, document, recipient: 'MX-FGR' }),
  'redaction:dismiss': ({ caseId, document }) => ({ caseId, document, proposals: ['a'.repeat(43)] }),
  'redaction:preview': at => ({ caseId: at.caseId, document: at.document, recipient: 'MX-FGR', sink: sink(at) }),
  'redaction:pages': at => ({ caseId: at.caseId, document: at.document, sink: sink(at) }),
  'doc:open': at => ({ caseId: at.caseId, record: at.document, sink: memory(at) }),
  'doc:save': at => ({ caseId: at.caseId, record: at.document, sink: sink(at) }),
  'agency:list': () => ({}),
  'agency:add': ({ recipient }) => ({ code: 'MX-NEW', names: newNames, country: 'MX', recipient }),
  'agency:card': at => ({ file: sink(at) }),
  'agency:import': at => ({ file: source(at), wordsCompared: true }),
  'office:forks': () => ({}),
  'office:decide-fork': () => ({ station: 9 }),
  'agency:card-given': () => ({ agency: 'MX-FGR' }),
  'agency:compared': () => ({ agency: 'MX-FGR' }),
  'agency:profile': () => ({ agency: 'MX-FGR', standing: 'other', purposes: ['same-case'], formalChannel: false }),
  'agency:profile-effect': () => ({ agency: 'MX-FGR', standing: 'other', purposes: ['same-case'], formalChannel: false }),
  'agency:own-words': () => ({}),
  'own-keys:list': () => ({}),
  'own-keys:renew': () => ({ why: 'Each second year' }),
  'own-keys:revoke': at => ({ fingerprint: 'f'.repeat(43), file: sink(at), why: 'A laptop was lost' }),
  'agency:consent': ({ caseId, document }) => ({
    originator: 'US-DEA',
    recipient: 'MX-FGR',
    purposes: ['same-case'],
    until: '2026-04-01',
    caseId,
    document,
  }),
  'agency:list-consents': () => ({}),
  'agency:end-consent': () => ({ id }),
  'agency:decide': () => ({ id, approve: true }),
  'packet:view': request,
  'packet:preview': request,
  'packet:findings': request,
  'packet:why': at => ({ ...request(at), record: at.subject, field: 'dob' }),
  'packet:build': at => ({ ...request(at), file: sink(at) }),
  'packet:recall': at => ({ packetId: at.packetId, why: 'Sent in error', file: sink(at) }),
  'packet:to-correct': ({ caseId }) => ({ caseId }),
  'packet:withheld': ({ packetId }) => ({ packetId }),
  'packet:needs': request,
  'packet:submit': request,
  'packet:submissions': ({ caseId }) => ({ caseId }),
  'packet:submission': ({ submission }) => ({ id: submission }),
  'packet:submitted-file': at => ({ id: at.submission, name: 'packet.pdf', sink: memory(at) }),
  'packet:approve': ({ submission }) => ({ id: submission, digest: 'A'.repeat(43) }),
  'packet:refuse': ({ submission }) => ({ id: submission, reasons: 'Not yet' }),
  'packet:withdraw': ({ submission }) => ({ id: submission }),
  'packet:hand-over': at => ({ id: at.submission, file: sink(at) }),
  'consent:askable': at => ({ ...request(at), originator: 'US-DEA' }),
  'consent:ask': at => ({ ...request(at), originator: 'US-DEA', until: '2026-04-01', file: sink(at) }),
  'classification:draft': ({ packetId }) => ({ packetId }),
  'classification:record': ({ packetId, subject }) => ({
    packetId,
    area: 'Example area',
    grounds: [{ ground: '115', places: [{ record: subject, field: 'given' }] }],
  }),
  'classification:list': ({ caseId }) => ({ caseId }),
  'notice:owed': ({ caseId }) => ({ caseId }),
  'notice:give': at => ({
    caseId: at.caseId,
    originator: 'US-DEA',
    recipient: 'MX-FGR',
    ground: 'exculpatory',
    file: sink(at),
  }),
  'notice:list': () => ({}),
  'notice:show': ({ packetId }) => ({ id: packetId }),
  'consent:list': () => ({}),
  'consent:show': ({ packetId }) => ({ id: packetId }),
  'consent:answer': at => ({ id: at.packetId, given: [], file: sink(at) }),
  'consent:withdraw': at => ({ id: at.packetId, file: sink(at) }),
  'policy:state': () => ({}),
  'policy:read': () => ({ version: '2026-1' }),
  'policy:compare': () => ({ was: '2026-1', is: '2026-1' }),
  'policy:check': () => ({ policy: policy2026, laws: false }),
  'policy:effect': () => ({ policy: policy2026 }),
  'policy:effect-case': ({ caseId }) => ({ policy: policy2026, caseId, agency: 'MX-FGR' }),
  'policy:propose': () => ({ policy: tightPolicy, reason: 'For a while' }),
  'policy:decide': () => ({ id: '01890000-0000-7000-8000-00000000feed', approve: true }),
  'schema:policy': () => ({}),
  'approval:rules': () => ({}),
  'approval:set-rules': () => ({ categories: [], fromLevel: null, recipients: [], everything: true, why: 'For a while' }),
  'packet:inspect': at => ({ file: packet(at) }),
  'packet:verify': at => ({ file: packet(at), acceptGap: true }),
  'packet:import': at => ({ file: packet(at), acceptGap: true }),
  'packet:receipt': at => ({ packetId: at.packetId, file: sink(at) }),
  'packet:acknowledge': ({ packetId }) => ({ packetId, hash: 'A'.repeat(43), by: 'Somebody' }),
  'packet:verifier': at => ({ file: sink(at) }),
  'packet:list': ({ caseId }) => ({ caseId }),
  'packet:awaited': () => ({ limit: 1 }),
  'ledger:held': ({ caseId }) => ({ caseId }),
  'packet:thread': ({ packetId }) => ({ packetId, direction: 'out' }),
  'packet:show': ({ packetId }) => ({ packetId, direction: 'out' }),
  'draft:list': () => ({}),
  'draft:keep': () => ({ place: 'quick-log', caseId: null, value: 'typed' }),
  'draft:drop': () => ({ place: 'quick-log' }),
  'release:record-gate': ({ caseId, subject, document }) => ({
    caseId,
    record: subject,
    field: 'given',
    recipient: 'MX-FGR',
    gate: 'originator',
    basis: 'imminent-danger',
    document,
    purpose: 'same-case',
    why: 'A threat',
  }),
  'release:record-must-tell': ({ caseId, subject }) => ({
    caseId,
    record: subject,
    field: 'caution',
    recipient: 'MX-FGR',
    purpose: 'escort',
    why: 'Armed',
  }),
  'release:list-facts': ({ caseId }) => ({ caseId }),
  'release:revoke-fact': ({ caseId }) => ({ caseId, id, why: 'Mistake' }),
  'release:examine': ({ caseId, document }) => ({ caseId, document }),
  'release:record-original': ({ caseId, document }) => ({ caseId, document, recipient: 'MX-FGR', seen: 'seen', why: 'Evidence' }),
  'release:list-originals': ({ caseId }) => ({ caseId }),
  'release:revoke-original': ({ caseId }) => ({ caseId, id }),
  'scope:show': ({ caseId }) => ({ caseId, recipient: 'MX-FGR', purpose: 'same-case' }),
  'scope:choose': ({ caseId, subject }) => ({
    caseId,
    recipient: 'MX-FGR',
    purpose: 'same-case',
    records: [subject],
    chosen: false,
  }),
  'scope:save': ({ caseId, subject }) => ({ caseId, recipient: 'MX-FGR', purpose: 'same-case', records: [subject] }),
  'scope:reset': ({ caseId }) => ({ caseId, recipient: 'MX-FGR', purpose: 'same-case' }),
  'schema:case': () => ({}),
  'schema:packet': () => ({}),
  'schema:profile': () => ({}),
};

/** Every row that can be asked of an open vault. */
export const askable: readonly CallName[] = (Object.keys(calls) as CallName[]).filter(channel => inputs[channel] !== null);

/** Ask a row with its input. */
export async function askRow(channel: CallName, standing: Standing) {
  const input = inputs[channel]?.(standing);
  return standing.vault.request(channel, input as Input<typeof channel>); // the table pairs each row with its own input
}

/** In every planted text; no text of the program has it. */
export const PLANTED = 'zqx';

const planted = {
  title: 'zqx title',
  reference: 'ZQX-2026-1',
  officer: 'Zqxdesk',
  agreement: 'zqx agreement',
  caseLinks: [{ otherReference: 'ZQX-OTHER', relation: 'competing' }],
  subjects: [
    { id: 's1', roles: ['accused'], given: 'Zqxana', paternal: 'Zqxez', dob: '1984-02-29', aliases: [{ text: 'El Zqx' }] },
  ],
  charges: [{ statute: 'zqx 963', offence: 'zqx offence', subject: 's1' }],
  deadlines: [{ label: 'zqx due', dueOn: '2026-03-15', hardStop: true, status: 'open' }],
  tasks: [{ what: 'zqx task', assignee: 'Zqxofficer' }],
  portions: [{ of: 'facts', text: 'The zqx harbour.' }],
  documents: [{ title: 'zqx paper', file: 'zqx-paper.txt' }],
  exchanges: [
    {
      startAt: '2026-02-01T09:30:00-06:00',
      mode: 'call',
      counterpart: 'MX-FGR',
      topic: 'zqx topic',
      participants: [{ agency: 'MX-FGR', name: 'Zqxcontact' }],
      commitments: [{ what: 'zqx promise', by: 'MX-FGR' }],
    },
  ],
};

async function standingFramework(vault: TempVault) {
  const ask: TempVault['ask'] = (channel, input) => vault.ask(channel, input);
  const { id: top } = await ask('framework:add', { kind: 'framework', fields: { names, fromYear: 2025, toYear: 2027 } });
  const { id: goal } = await ask('framework:add', { kind: 'goal', parent: top, fields: { names } });
  const { id: action } = await ask('framework:add', { kind: 'action', parent: goal, fields: { names } });
  for (const year of [2025, 2026]) await ask('framework:plan-year', { action, year, isPlanned: true });
  const decisions = [{ action, carry: true, reason: 'It goes on' }];
  await ask('framework:close-year', { framework: top, year: 2025, decisions });
  const { id: spare, entry } = await ask('framework:add', { kind: 'goal', parent: top, fields: { names } });
  const indicator = '1d1c0000-0000-7000-8000-000000000007';
  const value = {
    indicator,
    from: '2024-01-01',
    to: '2024-12-31',
    amount: '5',
    unit: 'persons',
    asOf: '2026-01-01',
    source: 'x',
  };
  await ask('indicator:enter', { ...value, file: registerFile(vault, 'Figures').source });
  const { points } = await ask('indicator:read', { indicator });
  return { top, action, spare, entry, indicator, value: points[0]!.id! };
}

/** Two offices that write to each other, the first with a case of planted values, another case that may be erased, and an auditor of that passphrase. */
export async function standingOffice(passphrase: string): Promise<{ readonly standing: Standing; readonly cleanup: () => void }> {
  const { us, mx, caseId, cleanup } = await twoOffices({ 'zqx-paper.txt': 'zqx words of a paper' }, planted);
  const back = await mx.ask('case:create', {
    fields: { kind: 'information-exchange', reference: 'ZQX-MX-1', title: 'zqx from there' },
  });
  const { path } = await build(mx, back.id, 'US-DOJ-OIA');
  const { packetId } = await build(us, caseId);
  const second = sampleCase({ id: 'case-2', reference: 'ZQX-2026-2', title: 'zqx second', retentionUntil: '2026-01-01' });
  await importFile(us, caseFile(second));
  const other = (await us.ask('case:list', { text: 'second' })).cases[0]!.id;
  const happened = { type: 'formal-request-received', on: '2026-03-01', facts: { noteNumber: 'zqx note' } };
  const { event } = await us.ask('case:record-event', { caseId, ...happened });
  await us.ask('filter:save', { name: 'zqx filter', filter: { text: 'zqx' } });
  const records = (await us.ask('case:show', { caseId })).file.records;
  const of = (entity: string) => records.find(record => record.entity === entity)!.id;
  const place = { caseId, record: of('subject'), field: 'given' };
  const loosening = await us.ask('mark:propose-loosening', { ...place, mark: null, ground: 'zqx ground' });
  await us.ask('case:update-fields', { caseId, record: of('subject'), fields: { maternal: 'Zqxal' } });
  const auditor = await us.ask('user:add', { label: 'eyes', role: 'auditor', passphrase });
  const beside = await us.ask('user:add', { label: 'beside', role: 'officer', passphrase: `${passphrase} beside` });
  const submission = await us.ask('packet:submit', { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' });
  const hold = await us.ask('hold:place', { caseId, reason: 'zqx hold' });
  const framework = await standingFramework(us);
  const standing = {
    vault: us,
    caseId,
    other,
    subject: of('subject'),
    portion: of('portion'),
    document: of('document'),
    event: event!, // not only checked
    exchange: of('exchange'),
    packetId,
    packet: path,
    user: auditor.id,
    passphrase,
    recipient: (await agePair(new Uint8Array(32).fill(9))).recipient,
    loosening: loosening.id,
    submission: submission.id,
    hold: hold.id,
    framework,
    beside: beside.id,
  };
  return { standing, cleanup };
}
