import { isMatter, matterKinds, type CaseRecord, type MatterKind } from './case.ts';
import { countryOfAgency } from './countries.ts';
import type { CivilDate, Json, RecordId } from './language.ts';
import { moveSince, ownerIn, type ActOwner, type OwedOffice } from './move-owner.ts';
import type { Profile, ProfileKind, Stage } from './profile.ts';
import type { Step } from './stages.ts';

/** Where one of them stands, by its own fields and the statuses below it. It depends on no day that it is looked at. */
export type Matter = {
  readonly kind: MatterKind;
  readonly record: RecordId;
  readonly profile: Profile;
  readonly stage: string; // a stage of the profile, or an outcome
  readonly since: CivilDate | null; // in this stage
  readonly begun: CivilDate | null; // the last day that is known of its course
  readonly isOver: boolean;
  readonly owner: ActOwner; // who has the move; of one that is over, who had it last
  readonly moveSince: CivilDate | null;
  readonly type: string | null; // the type of a request, as the catalogue calls it
  readonly name: string | null; // its own number, or what the asset is
};

export type MattersGiven = {
  readonly own: Fields; // the case's own fields
  readonly office: OwedOffice;
  readonly profiles: readonly Profile[];
};

type Fields = Readonly<Record<string, Json>>;

const profileKinds: Readonly<Record<MatterKind, ProfileKind>> = { request: 'assistance', asset: 'asset' };

/** Where a status stands among the stages, if the two are not called alike: a Party that consults has not decided yet. */
const stageOfStatus: Readonly<Record<MatterKind, Readonly<Record<string, string>>>> = {
  request: { consultation: 'received' },
  asset: { 'civil-forfeited': 'forfeited' },
};

/** The clock of its profile by which a date field of the record is due. */
export const clockOfDue: Readonly<Record<string, string>> = { 'request.deadlineOn': 'REQUEST_DEADLINE' };

/** The kinds of record that say where a matter stands. */
export const matterEntities: readonly string[] = [...matterKinds, 'requestStatus'];

/** Every matter of a case. What an extradition is asked by is no other than the case itself. */
export function mattersOf(records: readonly CaseRecord[], given: MattersGiven): readonly Matter[] {
  const found = records.filter(({ entity, fields }) => isMatter(entity) && !isCaseItself(given.own, fields));
  if (found.length === 0) return [];
  const statuses = Map.groupBy(
    records.filter(({ entity }) => entity === 'requestStatus'),
    ({ parentId }) => parentId,
  );
  return found.flatMap(record => matterOf(record, statuses.get(record.id) ?? [], given) ?? []);
}

/** The profile that orders such records here, between whichever parties: the newest of its kind. */
export function matterProfile(kind: MatterKind, profiles: readonly Profile[]): Profile | undefined {
  const isForAll = ({ parties }: Profile): boolean => parties.requesting === '*' && parties.requested === '*';
  const fitting = profiles.filter(profile => profile.kind === profileKinds[kind] && isForAll(profile));
  return fitting.reduce<Profile | undefined>(
    (last, one) => (last === undefined || one.version > last.version ? one : last),
    undefined,
  );
}

/** The stage of the profile in which it stands; undefined where it has ended. */
export function stageOfMatter({ profile, stage }: Pick<Matter, 'profile' | 'stage'>): Stage | undefined {
  return profile.stages.find(({ id }) => id === stage);
}

function isCaseItself({ kind }: Fields, { type }: Fields): boolean {
  return kind === 'extradition' && (type === 'extradition' || type === 'provisional-arrest');
}

function matterOf(record: CaseRecord, statuses: readonly CaseRecord[], given: MattersGiven): Matter | null {
  const kind = record.entity as MatterKind; // it was chosen by it
  const profile = matterProfile(kind, given.profiles);
  if (profile === undefined) return null;
  const path = kind === 'request' ? requestPath(record.fields, statuses, profile) : assetPath(record.fields, profile);
  const here = path.at(-1)!; // each has its present step
  const isOver = profile.outcomes.some(({ id }) => id === here.stage);
  const mover = {
    own: kind === 'request' ? sidesOfRequest(record.fields, given.office) : sidesOfAsset(record.fields, given.own),
    office: given.office,
  };
  const last = isOver ? (path.findLast(({ stage }) => profile.stages.some(({ id }) => id === stage))?.stage ?? '') : here.stage;
  const known = path.map(({ on }) => on).filter(isDay);
  return {
    kind,
    record: record.id,
    profile,
    stage: here.stage,
    since: isDay(here.on) ? here.on : null,
    begun: known.at(-1) ?? null,
    isOver,
    owner: ownerIn(profile, last, mover),
    moveSince:
      moveSince({ profile, state: { stage: here.stage, enteredOn: isDay(here.on) ? here.on : null, path }, ...mover }) ??
      known.at(-1) ??
      null,
    type: kind === 'request' ? textIn(record.fields, 'type') : null,
    name: textIn(record.fields, ...(kind === 'request' ? ['ourReference', 'theirReference'] : ['description'])),
  };
}

type Way = Pick<Step, 'stage' | 'on'>;
const unknown = '' as CivilDate; // a step whose day nobody entered
const isDay = (on: CivilDate): boolean => (on as string) !== '';

/** Its statuses by day, its sending, and what it says of itself now, which is not always among them. */
function requestPath(fields: Fields, statuses: readonly CaseRecord[], profile: Profile): readonly Way[] {
  const steps = statuses.map(({ fields: of }): Way => ({
    stage: stageOf(profile, 'request', of['status']),
    on: dayIn(of, 'on'),
  }));
  const sentOn = dayIn(fields, 'sentOn');
  const path = [
    ...(isDay(sentOn) && !steps.some(({ stage }) => stage === 'sent') ? [{ stage: 'sent', on: sentOn }] : []),
    ...steps,
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const status = textIn(fields, 'status');
  if (status === null) return path.length > 0 ? path : [{ stage: profile.initial ?? '', on: unknown }];
  const stage = stageOf(profile, 'request', status);
  const at = path.findLastIndex(step => step.stage === stage);
  if (at >= 0) return path.slice(0, at + 1); // what was entered after it was taken back by the record itself
  return [...(isBeforeSending(stage) ? [] : path), { stage, on: unknown }];
}

const isBeforeSending = (stage: string): boolean => stage === 'draft' || stage === 'internal_review';

function assetPath(fields: Fields, profile: Profile): readonly Way[] {
  return [{ stage: stageOf(profile, 'asset', fields['status']), on: dayIn(fields, 'statusOn') }];
}

/** A status that the profile does not know, of a newer office, stands at the beginning. */
function stageOf(profile: Profile, kind: MatterKind, status: Json | undefined): string {
  const stage = typeof status === 'string' ? (stageOfStatus[kind][status] ?? status) : '';
  return [...profile.stages, ...profile.outcomes].some(({ id }) => id === stage) ? stage : (profile.initial ?? '');
}

/** Who asks whom in a request, as a case says it of itself: where no authority is named, by its direction; else it is ours to know. */
function sidesOfRequest(fields: Fields, { agency }: OwedOffice): Fields {
  const { from, to, direction } = fields;
  const theirs = { requestingCountry: '', requestedCountry: '' }; // some other country: whose, nobody said
  return {
    ...theirs,
    ...(isText(from) ? { requestingAgency: from } : direction === 'received' ? {} : { requestingAgency: agency }),
    ...(isText(to) ? { requestedAgency: to } : direction === 'sent' ? {} : { requestedAgency: agency }),
  };
}

/** Who acts on an asset: the authority of the country where it lies, by the case's own; that asked of the case where nobody said where. */
function sidesOfAsset({ place }: Fields, own: Fields): Fields {
  const country = place !== null && typeof place === 'object' && 'country' in place ? place['country'] : undefined;
  if (!isText(country)) return own;
  const there = [own['requestedAgency'], own['requestingAgency']].find(code => isText(code) && countryOfAgency(code) === country);
  return { requestedCountry: country, requestedAgency: there ?? '' };
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function textIn(fields: Fields, ...names: readonly string[]): string | null {
  return names.map(name => fields[name]).find(isText) ?? null;
}

function dayIn(fields: Fields, name: string): CivilDate {
  return (textIn(fields, name) ?? unknown) as CivilDate; // a date field
}
