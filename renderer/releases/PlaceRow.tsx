import type { CaseView } from '../../shared/case-view.ts';
import type { SeenField, SeenRecord } from '../../shared/contract/packets.ts';
import { knownValue } from '../../shared/known-value.ts';
import { valueText } from '../../shared/value-text.ts';
import { useDay } from '../day.ts';
import { useReader, useText } from '../text.ts';
import { MarkedText } from '../marks/MarkedText.tsx';
import { Shield } from '../marks/Shield.tsx';
import { entityLabel, fieldOf, stateOf } from '../view-as/seen.ts';
import { SeenValue } from '../view-as/SeenValue.tsx';
import { BlackOut } from './BlackOut.tsx';
import type { GuardFinding, FoundAt } from './findings.ts';
import { Flag } from './Flag.tsx';

export type PlaceRowProps = {
  readonly record: SeenRecord;
  readonly seen: SeenField;
  readonly ours: CaseView;
  readonly findings: readonly GuardFinding[];
  readonly selected: GuardFinding | null;
  readonly onWhy: (path: string) => void;
};

/** One place: what we hold, and at its right what leaves, with the guard's flags on both. */
export function PlaceRow({ record, seen, ours, findings, selected, onWhy }: PlaceRowProps) {
  const t = useText();
  const reader = useReader();
  const { zone } = useDay();
  const field = fieldOf(record.entity, seen.field);
  const label = t(field?.label ?? entityLabel(record.entity));
  const held = ours.file.records.find(({ id }) => id === record.record);
  const value = held && knownValue(held.entity, held.fields, seen.field);
  // A reference is written by the name that a person knows: here, the packet's is as good as any and stands at the right.
  const text = value === undefined || field?.type === 'reference' ? '' : valueText(field, value, reader, zone);
  const stays = findings.filter(({ path }) => path === seen.path);
  const given = findings.flatMap(finding =>
    finding.places.flatMap((place, spot) => (place.at === seen.path ? [{ finding, place, spot }] : [])),
  );
  const isSelected = selected !== null && (stays.includes(selected) || given.some(({ finding }) => finding === selected));
  return (
    <>
      <div className={`place ${isSelected ? 'is-selected' : ''}`} data-path={seen.path} data-record={record.record}>
        <Shield state={stateOf(seen)} of={label} onWhy={() => onWhy(seen.path)} />
        <span className="faint small place-label">{label}</span>
        <span>
          <MarkedText state={stateOf(seen)}>{text}</MarkedText> <Flags findings={stays} />
        </span>
      </div>
      <div className={`leaves ${isSelected ? 'is-selected' : ''}`}>
        <span className="faint small place-label" aria-hidden="true">
          {label}
        </span>
        <span>
          <GivenText record={record} seen={seen} given={given} />
          {record.entity === 'document' && seen.field === 'content' && seen.shown === 'value' && (
            <BlackOut caseId={ours.file.id} document={record.record} page={null} />
          )}
        </span>
      </div>
    </>
  );
}

function Flags({ findings }: { readonly findings: readonly GuardFinding[] }) {
  return findings.map(finding => <Flag key={finding.number} finding={finding} />);
}

type Given = readonly { readonly finding: GuardFinding; readonly place: FoundAt; readonly spot: number }[];

/** The value that leaves, with the words framed that give another one away. */
function GivenText({ record, seen, given }: Pick<PlaceRowProps, 'record' | 'seen'> & { readonly given: Given }) {
  const framed = given
    .filter(({ place }) => place.from !== null && place.to !== null)
    .toSorted((one, other) => one.place.from! - other.place.from!); // those with words alone are left
  const text = seen.value;
  if (typeof text !== 'string' || framed.length === 0 || seen.action !== 'RELEASE')
    return (
      <>
        <SeenValue entity={record.entity} seen={seen} /> <Flags findings={[...new Set(given.map(({ finding }) => finding))]} />
      </>
    );
  let end = 0;
  const pieces = framed.flatMap(({ finding, place, spot }) => {
    const from = Math.max(end, place.from!);
    const to = Math.max(from, place.to!);
    const before = text.slice(end, from);
    end = to;
    return [
      before,
      <span
        key={`${finding.number}.${spot}`}
        data-leak={`${finding.number}.${spot}`}
        className={`leak ${finding.blocks ? '' : 'warns'}`}
      >
        {text.slice(from, to)}
        <Flag finding={finding} />
      </span>,
    ];
  });
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  );
}
