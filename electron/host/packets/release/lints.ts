import { findAddedRules } from '../../../../db/submissions.ts';
import { getSecret } from '../../../../db/vault-state.ts';
import { fieldAt } from '../../../../shared/catalogue.ts';
import type { CaseFile, CaseRecord } from '../../../../shared/case.ts';
import { decideCase } from '../../../../shared/decision/decide-case.ts';
import { emit } from '../../../../shared/decision/emit.ts';
import type { CaseRequest } from '../../../../shared/decision/request.ts';
import { generalise } from '../../../../shared/decision/transforms.ts';
import { placeKey } from '../../../../shared/decision/types.ts';
import type { AgencyCode, Json } from '../../../../shared/language.ts';
import type { AcceptedFinding, LeakFinding, Remedy } from '../../../../shared/leak/finding.ts';
import type { Lint } from '../../../../shared/lints/lint.ts';
import { lintsIn } from '../../../../shared/lints/lints.ts';
import type { KeptFrom } from '../../../../shared/lints/pooled-lints.ts';
import { poolsWith } from '../../../../shared/lints/pools.ts';
import { sceneOf, topOf, type Scene } from '../../../../shared/lints/scene.ts';
import { coarserMark } from '../../../../shared/kept-from.ts';
import { english } from '../../../../shared/reader.ts';
import { valueText } from '../../../../shared/value-text.ts';
import type { Session, SessionContext } from '../../ground/context.ts';
import { canonical } from '../../keys/canonical.ts';
import { pseudonymsFor } from '../format/pseudonyms.ts';
import { findingId, named, pathsOf } from './finding-names.ts';
import { toldElsewhere, toldInCase, type Told } from './held-elsewhere.ts';
import type { Release, ReleaseRequest } from './release.ts';
import { unsettledIn } from './unsettled.ts';

/**
 * What a reader could infer of what stays, from this packet with what it and those who pool with it have; and what leaves that colleagues wrote
 * differently. Nothing of it reaches the reader: it may stop a packet, and what was accepted of it is neither counted nor said in one that passes.
 */
export function lintsOf(
  { session }: SessionContext,
  request: ReleaseRequest,
  release: Pick<Release, 'file' | 'agency' | 'asked' | 'content' | 'decisions'>,
): readonly LeakFinding[] {
  const { file, agency, asked } = release;
  const pool = poolsWith(agency.code, findAddedRules(session.office)?.pools);
  const everything = { ...asked, scope: null };
  const pseudonymOf = pseudonymsFor(getSecret(session.office, 'pseudonym-root'), agency.code);
  const whole = emit(file, decideCase(file, everything), { pseudonymOf });
  const parts = { file, leaves: release.content, whole };
  const masked = maskedPlaces(sceneOf({ ...parts, before: new Set() }));
  const { before, others } = heldOf(session, file, { reader: agency.code, pool, masked });
  const found = lintsIn(sceneOf({ ...parts, before }), others);
  const given = [agency.code, request.purpose];
  const naming = { file, paths: pathsOf(release) };
  const inferred = found.map((lint): LeakFinding => ({
    // It changes with what a person looks at when accepting: both values, the way, the reader, the purpose.
    id: findingId(session.office, [lint, [...given, textAt(file, lint.at), textAt(file, lint.reveals)]]),
    severity: 'warn',
    kind: 'lint',
    variant: 'lint',
    value: named(naming, lint.reveals.record, lint.reveals.field),
    isOfAnotherCase: false,
    place: {
      kind: 'value',
      in: named(naming, lint.at.record, lint.at.field),
      entry: 'packet.json',
      part: null,
      page: null,
      from: lint.from,
      to: lint.to,
    },
    spots: [],
    pdfPages: [],
    remedies: remediesFor(file, asked, lint),
    lint: { pattern: lint.pattern, count: lint.count, agency: lint.agency },
  }));
  return [...unsettledIn(session, request, release), ...inferred];
}

/** What was accepted of the leak guard's findings alone: a packet says how many those are, and of what can be inferred it says nothing. */
export function acceptedOfGuard(accept: readonly AcceptedFinding[], lints: readonly LeakFinding[]): readonly AcceptedFinding[] {
  const ids = new Set(lints.map(({ id }) => id));
  return accept.filter(({ finding }) => !ids.has(finding));
}

/**
 * What packets of this case, and of others that its persons are in, gave the reader and its pool as it is, and what they kept, and still keep,
 * from each other one of the pool; from the reader too what a packet of another case kept from it.
 */
function heldOf(
  session: Session,
  file: CaseFile,
  {
    reader,
    pool,
    masked,
  }: { readonly reader: AgencyCode; readonly pool: ReadonlySet<AgencyCode>; readonly masked: ReadonlySet<string> },
): { readonly before: ReadonlySet<string>; readonly others: readonly KeptFrom[] } {
  const agencies = new Set([reader, ...pool]);
  const here = toldInCase(session, file.id, agencies);
  const elsewhere = toldElsewhere(session, file, agencies);
  const given = (told: Told) =>
    [...told.values()].flatMap(forms => [...forms].flatMap(([key, action]) => (action === 'RELEASE' ? [key] : [])));
  // Whom this packet masks, a reader does not know again from what another case said by name.
  const before = new Set([...given(here), ...given(elsewhere).filter(key => !masked.has(key))]);
  const filled = new Set(file.records.flatMap(({ id, fields }) => Object.keys(fields).map(field => placeKey(id, field))));
  const others = [...agencies].flatMap(agency => {
    const told = [...(agency === reader ? [] : (here.get(agency) ?? [])), ...(elsewhere.get(agency) ?? [])];
    const kept = told.flatMap(([key, action]) => (action !== 'RELEASE' && filled.has(key) && !before.has(key) ? [key] : []));
    return kept.length === 0 ? [] : [{ agency, isReader: agency === reader, places: new Set(kept) }];
  });
  return { before, others };
}

/** The places of persons whom a packet masks, and of what hangs from them. */
function maskedPlaces(scene: Scene): ReadonlySet<string> {
  const hidden = new Set(scene.masked.map(({ id }) => id));
  const records = [...scene.records.values()].filter(record => hidden.has(topOf(scene, record).id));
  return new Set(records.flatMap(({ id, fields }) => Object.keys(fields).map(field => placeKey(id, field))));
}

const valueAt = ({ records }: CaseFile, { record, field }: Lint['at']): Json =>
  records.find(({ id }) => id === record)?.fields[field] ?? null;
const textAt = (file: CaseFile, place: Lint['at']): string => canonical(valueAt(file, place));

/** The nearest first: a coarser form where there is one that would leave, a text instead, to withhold, to leave out. */
function remediesFor(file: CaseFile, asked: CaseRequest, { at }: Lint): readonly Remedy[] {
  const held = file.records.find(({ id }) => id === at.record);
  const type = held === undefined ? undefined : fieldAt(`${held.entity}.${at.field}`)?.type;
  if (held === undefined || type === undefined) return [];
  const text = coarserText(held, at.field);
  const coarser: readonly Remedy[] =
    text !== null && wouldLeave(file, asked, at, text) ? [{ act: 'less-detail', record: at.record, field: at.field, text }] : [];
  const instead: readonly Remedy[] = type === 'text' ? [{ act: 'choose-tear-line', ...at }] : [];
  const out: readonly Remedy[] = held.entity === 'case' ? [] : [{ act: 'leave-record-out', record: at.record, field: null }];
  return [...coarser, ...instead, { act: 'withhold-value', ...at }, ...out];
}

function coarserText({ entity, fields }: CaseRecord, name: string): string | null {
  const field = fieldAt(`${entity}.${name}`);
  const coarse = field === undefined ? undefined : generalise(field.type, fields[name]);
  if (field === undefined || coarse === undefined || canonical(coarse) === canonical(fields[name] ?? null)) return null;
  return valueText(field, coarse, english);
}

/** Whether the coarser text would be given under the mark that the remedy sets: a ceiling may let the value itself through, or neither. */
function wouldLeave(file: CaseFile, asked: CaseRequest, { record, field }: Lint['at'], text: string): boolean {
  const records = file.records.map(held => {
    if (held.id !== record) return held;
    return { ...held, marks: { ...held.marks, [field]: coarserMark(held, field, text) } };
  });
  const decided = decideCase({ ...file, records }, asked).fields.find(one => one.record === record && one.field === field);
  return decided?.action === 'SUMMARISE';
}
