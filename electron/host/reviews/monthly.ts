import { listMonthExchanges, listMonthPlans, type MonthlyRecord } from '../../../db/monthly-lines.ts';
import { findLastEntry } from '../../../db/audit.ts';
import { listUsers } from '../../../db/users.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { caseIdsOf } from '../../../db/stages.ts';
import { fieldAt, isEntity } from '../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { monthlyCalls } from '../../../shared/contract/monthly.ts';
import { countryOfAgency } from '../../../shared/countries.ts';
import type { Emission } from '../../../shared/decision/types.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { AgencyCode, Bilingual, CaseId, CivilDate, Json } from '../../../shared/language.ts';
import {
  monthlyAddressees,
  monthlyColumns,
  monthlyPaper,
  participantFields,
  toldLines,
  type Monthly,
  type MonthlyLine,
  type MonthlyPart,
} from '../../../shared/monthly/monthly.ts';
import { paperTables } from '../../../shared/review-document/tables.ts';
import { listed } from '../../../shared/text/fill.ts';
import { bilingualValue } from '../../../shared/value-text.ts';
import { findProfile } from '../agencies/agencies.ts';
import { recordChanges } from '../audit/audit.ts';
import { getCaseFile } from '../cases/cases.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { readerOf } from '../ground/overlays.ts';
import { canonical } from '../keys/canonical.ts';
import { sha256 } from '../keys/digest.ts';
import { guardedValues } from '../packets/guard/leak-guard.ts';
import { decideRelease, type Release } from '../packets/release/release.ts';
import { tellingTexts } from '../packets/release/typed-words.ts';
import { writeBytes } from '../places/sinks.ts';
import { writeTables } from '../places/tables.ts';
import { dutyProfileOf, officeDuties } from '../stages/office-standing.ts';
import { stageRules } from '../stages/stage-index.ts';
import { layOutPaper } from './paper-pdf.ts';

type Asked = { readonly month: string; readonly officer?: string | undefined };

export const monthlyHandlers: HandlersOf<typeof monthlyCalls> = {
  'monthly:read': (asked, context) => gathered(context, asked).monthly,
  'monthly:export': async ({ sink, form, language, leftOut, remarks, ...asked }, context) => {
    const { session } = context;
    const { monthly, releases } = gathered(context, asked);
    if (monthly.unready.length > 0) throw new Refusal('monthly/addressee');
    refuseTelling(context, releases, remarks);
    const paper = monthlyPaper(monthly, leftOut, remarks);
    const records = toldLines(monthly, leftOut).map(({ record }) => record);
    const said = { month: monthly.month, officer: monthly.officer, records, sha256: sha256(canonical(paper)) };
    const onWhole = () =>
      recordChanges(session, context, 'monthly:give', session.office, note => {
        note({ record: 'office', entity: 'office', field: 'monthlyGiven', old: null, new: said });
      });
    const place = { ...context.handles.take(sink, 'sink'), onWhole };
    if (form === 'pdf') await writeBytes(place, Buffer.from(await layOutPaper(paper, context.nowMs())));
    else await writeTables(place, form, paperTables(paper, readerOf(language)));
    return { lines: records.length };
  },
};

type Gathered = { readonly monthly: Monthly; readonly releases: readonly (readonly Release[])[] };

/**
 * What the records of the office's open cases give. Closed compartments are left out: what leaves is recorded in the office's database.
 *
 * @throws Refusal `duty/no-monthly-report` where the office is of no foreign agent, `monthly/not-begun`.
 */
function gathered(context: SessionContext, { month, officer }: Asked): Gathered {
  const { session } = context;
  const office = officeDuties(session);
  if (office.standing !== 'foreign') throw new Refusal('duty/no-monthly-report');
  const rules = stageRules(session, context);
  const days = daysOf(month);
  if (days.from > rules.days.office) throw new Refusal('monthly/not-begun');
  const host = dutyProfileOf(rules.profiles).parties.requested;
  const agency = office.agency as AgencyCode; // the vault's own
  const isOfOfficer = ({ ours, officer: own, record: { fields } }: MonthlyRecord): boolean => {
    const named = typeof fields['assignee'] === 'string' ? [fields['assignee']] : ours;
    return officer === undefined || (named.length > 0 ? named.includes(officer) : own === officer);
  };
  const exchanges = listMonthExchanges(session.office, { ...days, agency }).filter(isOfOfficer);
  const abroad = exchanges.filter(({ record }) => isOf(record.fields['counterpart'], host));
  const plans = listMonthPlans(session.office, { ...days, agency }).filter(
    one => isOfOfficer(one) && [undefined, host].includes(one.record.fields['country'] as string | undefined),
  );
  const unready = monthlyAddressees.filter(code => findProfile(session, code as AgencyCode) === null) as AgencyCode[];
  const byCase = Map.groupBy([...abroad, ...plans], ({ caseId }) => caseId);
  const decided = [...byCase].map(([caseId, found]) => decidedCase(context, caseId, found, unready.length === 0));
  const state = getVaultState(session.office);
  return {
    monthly: {
      ...{ agency, month, officer: officer ?? null, asOf: rules.days.office, unready },
      entry: findLastEntry(session.office)?.number ?? 0,
      isSynthetic: state.synthetic,
      addressees: [...monthlyAddressees] as AgencyCode[],
      lines: decided.flatMap(({ lines }) => lines).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      others: exchanges.length - abroad.length,
      closed: session.compartments().reduce((sum, { db }) => sum + caseIdsOf(db).length, 0),
      officers: listUsers(session.office).flatMap(({ label, disabledAtMs }) => (disabledAtMs === null ? [label] : [])),
    },
    releases: decided.map(({ releases }) => releases),
  };
}

function decidedCase(context: SessionContext, caseId: CaseId, found: readonly MonthlyRecord[], isReady: boolean) {
  const file = getCaseFile(context.session, caseId);
  const chosen = new Set(found.map(({ record }) => record.id));
  const scope = file.records.flatMap(({ id, entity, parentId }) =>
    chosen.has(id) || (entity === 'participant' && parentId !== null && chosen.has(parentId)) ? [id] : [],
  );
  const releases = isReady
    ? monthlyAddressees.map(code =>
        decideRelease(context, { caseId, recipient: code as AgencyCode, purpose: 'same-case', scope }),
      )
    : [];
  const emitted = releases.map(({ content }) => new Map(branchesOf(content).map(branch => [branch.record, branch])));
  const drafts = found.map(one =>
    lineOf(
      one,
      emitted.map(each => each.get(one.record.id)),
    ),
  );
  const telling = tellingIn(context, releases, drafts);
  return {
    releases,
    lines: drafts.map((line, at) => (telling.has(at) ? { ...line, state: 'found' as const, cells: [] } : line)),
  };
}

function* branches(emission: Emission): Generator<Emission> {
  yield emission;
  for (const { emitted } of Object.values(emission.lists)) for (const element of emitted) yield* branches(element);
}
const branchesOf = (emission: Emission): readonly Emission[] => [...branches(emission)];

/** What of a record goes to every addressee in the same form. */
function lineOf({ record, caseId, reference }: MonthlyRecord, emitted: readonly (Emission | undefined)[]): MonthlyLine {
  const part = partOf(record);
  const whole = emitted.flatMap(each => each ?? []);
  const isKept = whole.length === 0 || whole.length < emitted.length;
  const columns = monthlyColumns[part];
  const cells = isKept
    ? []
    : columns.map(names =>
        listed(
          names.flatMap(name => cellOf(record, name, whole)),
          between,
        ),
      );
  const told = isKept ? new Set<string>() : new Set(columns.flat().filter(name => cellOf(record, name, whole).length > 0));
  const withheld = columns.flat().filter(name => record.fields[name] !== undefined && !told.has(name)).length;
  const state = isKept || cells.every(({ en }) => en === '') ? 'kept' : 'told';
  return { record: record.id, caseId, reference, part, on: dayOf(record), state, cells: state === 'told' ? cells : [], withheld };
}

const between: Bilingual = { en: '{{some}}; {{other}}', es: '{{some}}; {{other}}' };

function cellOf({ entity }: Pick<CaseRecord, 'entity'>, name: string, emitted: readonly Emission[]): readonly Bilingual[] {
  if (name === 'participants') return participantsIn(emitted);
  const value = sameValue(emitted, name);
  return value === undefined ? [] : [bilingualValue(isEntity(entity) ? fieldAt(`${entity}.${name}`) : undefined, value)];
}

function participantsIn(emitted: readonly Emission[]): readonly Bilingual[] {
  const [first, ...others] = emitted.map(({ lists }) => lists['participants']?.emitted ?? []);
  return (first ?? []).flatMap(one => {
    const same = others.map(list => list.find(({ record }) => record === one.record));
    if (same.includes(undefined)) return [];
    const all = [one, ...same.flatMap(each => each ?? [])];
    const said = participantFields.flatMap(name => cellOf(one, name, all));
    return said.length === 0 ? [] : [listed(said)];
  });
}

/** A value that leaves to all of them, and as the same. */
function sameValue(emitted: readonly Emission[], name: string): Json | undefined {
  const slots = emitted.map(({ fields }) => fields[name]);
  const values = slots.flatMap(slot => (slot?.state === 'released' && slot.value !== null ? [slot.value] : []));
  const [first] = values;
  return values.length === slots.length && values.every(value => canonical(value) === canonical(first ?? null))
    ? first
    : undefined;
}

/** Lines that name what stays of their case, or a protected value of another. */
function tellingIn(context: SessionContext, releases: readonly Release[], lines: readonly MonthlyLine[]): ReadonlySet<number> {
  const found = releases.flatMap(({ file, whole }) => {
    const { withheld, released } = guardedValues(file, whole);
    const texts = lines.map(({ cells }) => cells.map(({ en, es }) => (en === es ? en : `${en}\n${es}`)).join('\n'));
    return [...tellingTexts(context.session, { caseId: file.id, withheld, released }, texts)];
  });
  return new Set(found);
}

/** @throws Refusal `monthly/protected-words` where what was typed names what stays of a case of the report, or a protected value of any. */
function refuseTelling({ session }: SessionContext, releases: Gathered['releases'], remarks: string): void {
  if (remarks === '') return;
  const abouts = releases.flat().map(({ file, whole }) => ({ caseId: file.id, ...guardedValues(file, whole) }));
  const isTelling = [null, ...abouts].some(about => tellingTexts(session, about, [remarks]).size > 0);
  if (isTelling) throw new Refusal('monthly/protected-words', { places: [{ path: 'remarks', code: 'monthly/protected-words' }] });
}

function partOf({ entity, fields }: CaseRecord): MonthlyPart {
  if (entity === 'exchange') return fields['mode'] === 'meeting' ? 'meetings' : 'exchanges';
  return entity === 'plan' ? 'operations' : 'tasks';
}

function dayOf({ fields }: CaseRecord): CivilDate {
  const day = [fields['startAt'], fields['windowStartAt'], fields['doneOn'], fields['dueOn']].find(
    each => typeof each === 'string',
  );
  return (day ?? '').slice(0, 10) as CivilDate; // one of them is why it is in the month
}

function daysOf(month: string): { readonly from: CivilDate; readonly to: CivilDate } {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const next = of === 12 ? `${year + 1}-01-01` : `${year}-${String(of + 1).padStart(2, '0')}-01`;
  return { from: `${month}-01` as CivilDate, to: civilDate(dayNumber(next as CivilDate) - 1) };
}

const isOf = (agency: Json | undefined, country: string): boolean =>
  typeof agency === 'string' && countryOfAgency(agency) === country;
