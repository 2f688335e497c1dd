import fc from 'fast-check';
import { catalogue, childrenOf, entities, fieldAt, fieldPaths, fieldsOf, type EntityName } from '../../../shared/catalogue.ts';
import type { FieldType } from '../../../shared/catalogue-types.ts';
import type { CaseFile, CaseRecord } from '../../../shared/case.ts';
import { policy2026 } from '../../../shared/decision/policy-2026-1.ts';
import type { CaseRequest } from '../../../shared/decision/request.ts';
import type { Circumstances, EffectiveMark, RecipientProfile } from '../../../shared/decision/types.ts';
import { subjects } from '../../../shared/decision/types.ts';
import type { AgencyCode, CaseId, CivilDate, Json, RecordId } from '../../../shared/language.ts';
import * as words from '../../../shared/mark.ts';

// Everything here is invented. Ids are short words, as nothing in the decision looks inside one.

export const agencies = ['US-DEA', 'US-DOJ-OIA', 'MX-SRE', 'MX-FGR', 'GT-MP'] as AgencyCode[];
export const eventTypes = ['arrest', 'op-executed', 'unsealed'];
export const dates = ['2026-01-15', '2026-03-01', '2026-06-30'] as CivilDate[];
export const basis = [{ statute: 'UNTOC', version: '2000', article: '18' }];

export const anyLevel = fc.constantFrom(...words.levels);
export const anyCategory = fc.constantFrom(...words.categories);
export const anyPurpose = fc.constantFrom(...words.purposes);
const anyAgency = fc.constantFrom(...agencies);
const anyUntil = fc.oneof(fc.record({ date: fc.constantFrom(...dates) }), fc.record({ event: fc.constantFrom(...eventTypes) }));
const anyPlaces = fc.subarray(['US', 'MX', ...agencies]);

export const anyCaveat: fc.Arbitrary<words.Caveat> = fc.oneof(
  fc.constantFrom<words.Caveat>(
    { kind: 'ORCON' },
    { kind: 'NO_ONWARD' },
    { kind: 'NO_COURT' },
    { kind: 'NOFORN' },
    { kind: 'DISPLAY_ONLY' },
    { kind: 'EXISTENCE_HIDDEN' },
  ),
  anyPlaces.map((to): words.Caveat => ({ kind: 'REL', to })),
  anyPlaces.map((to): words.Caveat => ({ kind: 'NOREL', to })),
  fc.subarray(['contact-1', 'contact-2']).map((contacts): words.Caveat => ({ kind: 'EYES', contacts })),
  fc.subarray([...words.purposes]).map((purposes): words.Caveat => ({ kind: 'PURPOSE', purposes })),
  fc.constantFrom(...words.papLabels).map((label): words.Caveat => ({ kind: 'PAP', label })),
  fc.constantFrom(...words.tlpLabels).map((label): words.Caveat => ({ kind: 'TLP', label })),
  anyUntil.map((until): words.Caveat => ({ kind: 'EMBARGO', until })),
  anyUntil.map((until): words.Caveat => ({ kind: 'SEALED', until })),
  fc.constantFrom(...words.statuteGates).map((gate): words.Caveat => ({ kind: 'STATUTE', gate })),
);

const anyTearLine = fc.record({
  text: fc.constant('SUMMARY BY ITS AUTHOR'),
  level: anyLevel,
  categories: fc.subarray([...words.categories], { minLength: 1 }),
});

/** What two persons may have put in the place of the catalogue's default. */
export const anyLoosened: fc.Arbitrary<words.Loosened> = fc.record(
  { level: anyLevel, categories: fc.subarray([...words.categories], { maxLength: 2 }) },
  { requiredKeys: [] },
);

/** A mark as it stands beside a value: mostly absent parts, as in an office. */
export const anyMark: fc.Arbitrary<words.Mark> = fc
  .record({
    level: fc.option(anyLevel, { freq: 2 }),
    categories: fc.option(fc.subarray([...words.categories], { maxLength: 2 }), { freq: 1 }),
    caveats: fc.option(fc.array(anyCaveat, { maxLength: 2 }), { freq: 2 }),
    originator: fc.option(anyAgency, { freq: 1 }),
    tearLine: fc.option(anyTearLine, { freq: 1 }),
    locked: fc.option(fc.boolean(), { freq: 1 }),
    loosened: fc.option(anyLoosened, { freq: 1 }),
  })
  .map(mark => Object.fromEntries(Object.entries(mark).filter(([, part]) => part !== null)) as words.Mark); // absent, not null

/** The whole mark of some field of the catalogue. */
export const anyEffectiveMark: fc.Arbitrary<EffectiveMark> = fc
  .record({
    path: fc.constantFrom(...fieldPaths),
    level: anyLevel,
    more: fc.subarray([...words.categories], { maxLength: 2 }),
    caveats: fc.array(anyCaveat, { maxLength: 2 }),
    originators: fc.subarray(agencies, { maxLength: 2 }),
    tearLine: fc.option(anyTearLine),
    subject: fc.option(fc.constantFrom(...subjects)),
  })
  .map(({ path, more, ...rest }) => {
    const field = fieldAt(path)!; // a path of the catalogue
    return {
      ...rest,
      owner: 'US-DOJ-OIA' as AgencyCode,
      record: 'record-1' as RecordId,
      field: path.slice(path.indexOf('.') + 1),
      type: field.type,
      categories: [...new Set([field.category, ...more])],
      flags: field.flags ?? [],
    };
  });

export const anyRecipient: fc.Arbitrary<RecipientProfile> = fc
  .record({
    agency: anyAgency,
    standing: fc.constantFrom<RecipientProfile['standing']>('trusted-party', 'trusted-party', 'vetted', 'other'),
    purposes: fc.oneof({ weight: 4, arbitrary: fc.constant([...words.purposes]) }, fc.subarray([...words.purposes])),
    formalChannel: fc.boolean(),
    contacts: fc.subarray(['contact-1', 'contact-2']),
    ceilings: fc.option(fc.dictionary(anyCategory, anyLevel), { freq: 3 }),
    accepted: fc.oneof({ weight: 3, arbitrary: fc.constant([...policy2026.binding]) }, fc.subarray([...policy2026.binding])),
  })
  .map(({ ceilings, accepted, ...rest }) => ({
    ...rest,
    country: rest.agency.slice(0, 2),
    ceilings: ceilings ?? policy2026.ceilings[rest.standing],
    acceptedCaveats: accepted,
  }));

export const anyCircumstances: fc.Arbitrary<Circumstances> = fc.record({
  date: fc.constantFrom(...dates),
  events: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray(eventTypes)),
  consents: fc.array(
    fc.record({
      originator: anyAgency,
      recipient: anyAgency,
      purposes: fc.subarray([...words.purposes], { minLength: 1 }),
      until: fc.option(fc.constantFrom(...dates)),
    }),
    { maxLength: 3 },
  ),
  gates: fc.array(
    fc.record({
      gate: fc.constantFrom(...words.statuteGates, 'source' as const, 'victim' as const, 'originator' as const),
      basis: fc.constantFrom(
        'court-order' as const,
        'person-consent' as const,
        'originator-consent' as const,
        'exculpatory' as const,
        'imminent-danger' as const,
      ),
      record: fc.constantFrom('record-1' as RecordId, 'record-r1' as RecordId),
      field: fc.constantFrom(...new Set(fieldPaths.map(path => path.slice(path.indexOf('.') + 1)))),
      recipient: anyAgency,
    }),
    { maxLength: 2 },
  ),
  knownCases: fc.subarray(['nowhere']),
  mustTell: fc.array(
    fc.record({
      record: fc.constant('record-1' as RecordId),
      field: fc.constantFrom('caution', 'cautionNote'),
      recipient: anyAgency,
    }),
    { maxLength: 1 },
  ),
});

/** All of a case, or some of the records that the generated cases have. */
export const anyScope: fc.Arbitrary<CaseRequest['scope']> = fc.option(
  fc.subarray(Array.from({ length: 9 }, (_, at) => `record-r${at}` as RecordId)).map(ids => new Set(ids)),
  { freq: 1 },
);

export const anyRequest: fc.Arbitrary<CaseRequest> = fc.record({
  recipient: anyRecipient,
  purpose: anyPurpose,
  basis: fc.constant(basis),
  circumstances: anyCircumstances,
  scope: anyScope,
  policy: fc.constant(policy2026),
});

/** Requests under which much is released, so that laws about what stays beside it have something to look at. */
export const openRequest: fc.Arbitrary<CaseRequest> = fc.record({
  recipient: anyRecipient.map(profile => ({
    ...profile,
    standing: 'trusted-party' as const,
    ceilings: policy2026.ceilings['trusted-party'],
    purposes: [...words.purposes],
  })),
  purpose: fc.constantFrom('same-case' as const, 'locate-arrest' as const, 'prosecution' as const),
  basis: fc.constant(basis),
  circumstances: anyCircumstances,
  scope: anyScope,
  policy: fc.constant(policy2026),
});

const anyText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('Ñandú', '张伟', 'PER-AAAAAAAAAA', ''),
);
const anyNumber = fc.nat({ max: 90_000 });

/** Some value of a type; `ids` are what a reference may point to. Shapes are now and then wrong, as in files from elsewhere. */
export function valueOf(type: FieldType, ids: readonly string[]): fc.Arbitrary<Json> {
  switch (type) {
    case 'date':
      return fc.oneof(
        fc.constantFrom('1980-05-17', '1999-12-31', '2026-02-28', '1980', '1980-05', '1980-05-17~', '1980~'),
        anyText,
      );
    case 'instant':
      return fc.oneof(fc.constantFrom('2026-01-15T09:30:00-06:00[America/Mexico_City]', '2026-01-16T23:00:00Z'), anyText);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return anyNumber;
    case 'decimal':
      return anyNumber.map(number => `${number}.137`);
    case 'codes':
    case 'texts':
      return fc.array(anyText, { maxLength: 3 });
    case 'place':
      return fc.oneof(
        fc.record({
          text: anyText,
          locality: anyText,
          state: fc.constantFrom('Sinaloa', 'Texas'),
          country: fc.constantFrom('MX', 'US'),
        }),
        fc.record({ text: anyText }),
      );
    case 'money':
      return fc.record({ minor: anyNumber, currency: fc.constantFrom('MXN', 'USD') });
    case 'quantity':
      return fc.record({ amount: anyNumber.map(String), unit: fc.constantFrom('KGM', 'LTR') });
    case 'account':
      return fc.record({
        institution: fc.constantFrom('Banco del Ejemplo', 'Example Bank'),
        country: fc.constantFrom('MX', 'US'),
        number: anyText,
      });
    case 'reference':
      return ids.length === 0 ? fc.constant('nowhere') : fc.constantFrom(...ids, 'nowhere');
    case 'agency':
      return anyAgency;
    default:
      return anyText;
  }
}

const anyRoles = fc.oneof(
  fc.constantFrom<readonly string[]>(
    ['suspect'],
    ['accused'],
    ['associate'],
    ['witness'],
    ['victim'],
    ['source'],
    ['official'],
    [],
  ),
  fc.subarray(['suspect', 'associate', 'witness', 'victim', 'source', 'official', 'unheard-of']),
);

/** A confidential case leaves nothing to look at, so there are few. */
const rarely = fc.integer({ min: 0, max: 9 }).map(number => number === 0);

const structural: Readonly<Record<string, readonly string[]>> = {
  subject: ['roles', 'isMinor', 'protectionProgramme'],
  warrant: ['isSealed'],
  document: ['grandJury', 'subject'],
  contactPoint: ['obtainedCovertly'],
  case: ['stage', 'existenceConfidential', 'requestingAgency', 'requestedAgency', 'leadAgency'],
  member: ['agency'],
  request: ['confidential', 'from', 'to', 'evidentiaryStatus'],
  exchange: ['evidentiaryStatus'],
  item: ['document'],
  caseLink: ['otherCase'],
  event: ['type', 'on', 'at', 'precision', 'subject', 'opensRest', 'retracted', 'stageTo'],
  identityDocument: ['kind'],
  requestStatus: ['status', 'on'],
};

/** Fields that act as marks: they say whom a record is about, or declare what it is. */
export function isStructural(entity: string, name: string): boolean {
  const { binds, isOwnPaper } = fieldAt(`${entity}.${name}`) ?? {};
  return structural[entity]?.includes(name) === true || binds === true || isOwnPaper === true;
}

/** A case with records of any kind, marked anyhow, hung and referring as the catalogue allows. */
export const anyCase: fc.Arbitrary<CaseFile> = fc
  .array(fc.nat(), { minLength: 3, maxLength: 9 })
  .map(hang)
  .chain(bones => {
    const idsOf = (entity: string | undefined) =>
      bones.filter(bone => entity === undefined || bone.entity === entity).map(bone => bone.id);
    return fc.tuple(...bones.map(bone => fill(bone, idsOf))).map(records => ({
      id: 'case-1' as CaseId,
      kind: 'extradition' as const,
      owner: 'US-DOJ-OIA' as AgencyCode,
      records,
    }));
  });

type Bone = { readonly id: RecordId; readonly entity: EntityName; readonly parentId: RecordId | null; readonly position: number };

/** Lay out records from plain numbers: each hangs from the case or from one laid before it. The first two are persons. */
function hang(numbers: readonly number[]): readonly Bone[] {
  const root = 'case-1' as RecordId;
  const bones: Bone[] = [{ id: root, entity: 'case', parentId: null, position: 0 }];
  numbers.forEach((number, index) => {
    const parent = fixed(index, number) !== null || number % 2 === 0 ? bones[0]! : bones[1 + (number % (bones.length - 1))]!; // the case is always there
    const possible = childrenOf(parent.entity);
    const entity = fixed(index, number) ?? possible[(number >> 3) % Math.max(1, possible.length)];
    if (entity === undefined) return;
    bones.push({
      id: `record-r${index}` as RecordId,
      entity,
      parentId: parent.entity === 'case' ? null : parent.id,
      position: number % 4,
    });
  });
  return bones;
}

/** Two persons, then mostly something that happens and something that it may be about; the rest is anything. */
function fixed(index: number, number: number): EntityName | null {
  if (index < 2) return 'subject';
  if (index === 2 || (index === 3 && number % 4 === 0)) return 'event';
  return index === 4 ? (['warrant', 'plan', 'charge', 'document'] as const)[number % 4]! : null;
}

/** What the courts and clocks write of an event is drawn from few, so that seals and embargoes do meet what they await. */
const eventFields: Readonly<Record<string, fc.Arbitrary<Json | undefined>>> = {
  type: fc.constantFrom(...eventTypes),
  on: fc.constantFrom(...dates),
  precision: fc.option(fc.constantFrom('exact', 'month', 'year'), { nil: undefined, freq: 1 }),
  retracted: fc.constantFrom(undefined, undefined, undefined, true),
};

function fill(bone: Bone, idsOf: (entity: string | undefined) => readonly string[]): fc.Arbitrary<CaseRecord> {
  const names = fieldsOf(bone.entity);
  const values = Object.fromEntries(
    names.map(([name, field]) => [
      name,
      bone.entity === 'event' && eventFields[name] !== undefined
        ? eventFields[name]
        : name === 'roles'
          ? anyRoles
          : field.type === 'boolean' && isStructural(bone.entity, name)
            ? fc.option(bone.entity === 'case' ? rarely : fc.boolean(), { nil: undefined, freq: 1 })
            : fc.option(valueOf(field.type, idsOf(field.to)), { nil: undefined, freq: 6 }),
    ]),
  );
  const marked = fc.tuple(fc.constantFrom('*', ...names.map(([name]) => name)), anyMark);
  return fc.tuple(fc.record(values), fc.array(marked, { maxLength: 3 })).map(([fields, marks]) => ({
    ...bone,
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<string, Json>, // absent is not known
    marks: Object.fromEntries(bone.entity === 'case' ? marks.filter(([name]) => name !== '*') : marks),
  }));
}

export const everyEntity: readonly EntityName[] = entities;
export const entityOf = (record: CaseRecord) => catalogue[record.entity as EntityName]; // cases here hold known entities alone
