import type { Emission } from '../../../../shared/decision/types.ts';
import type { RecordId } from '../../../../shared/language.ts';
import type { LeakFinding } from '../../../../shared/leak/finding.ts';
import { twoValuesOf } from '../../audit/two-values.ts';
import type { Session } from '../../ground/context.ts';
import { emittedBranches } from './attachments.ts';
import { findingId, named, pathsOf } from './finding-names.ts';
import type { Release, ReleaseRequest } from './release.ts';

/**
 * Values that leave and of which colleagues wrote different ones unheard of each other: nobody has chosen, and what leaves is the one that happens to
 * stand. Whoever gives it out chooses one first, or says why it may go.
 */
export function unsettledIn(
  session: Session,
  { purpose }: Pick<ReleaseRequest, 'purpose'>,
  { file, agency, content, decisions }: Pick<Release, 'file' | 'agency' | 'content' | 'decisions'>,
): readonly LeakFinding[] {
  const leaves = new Set(emittedBranches(content).flatMap(given));
  const two = twoValuesOf(
    session.office,
    session.dbOf(file.id),
    file.records.map(({ id }) => id),
  );
  const naming = { file, paths: pathsOf({ decisions }) };
  return two
    .filter(({ record, field }) => leaves.has(`${record} ${field}`))
    .map(({ record, field, values }) => {
      const place = named(naming, record as RecordId, field); // a record's own id
      const seen = values.map(({ station, atMs, value }) => [station, atMs, value]);
      return {
        id: findingId(session.office, [agency.code, purpose, record, field, seen]),
        severity: 'warn',
        kind: 'two-values',
        variant: 'two-values',
        value: null,
        isOfAnotherCase: false,
        place: { kind: 'value', in: place, entry: 'packet.json', part: null, page: null, from: null, to: null },
        spots: [],
        pdfPages: [],
        remedies: [
          { act: 'settle-values', record: record as RecordId, field },
          { act: 'withhold-value', record: record as RecordId, field },
        ],
      };
    });
}

/** The fields of a record that a reader gets as they are, or in less detail. */
function given({ record, fields }: Emission): readonly string[] {
  return Object.entries(fields).flatMap(([name, slot]) =>
    slot.state === 'released' && (slot.how === 'RELEASE' || slot.how === 'GENERALISE') ? [`${record} ${name}`] : [],
  );
}
