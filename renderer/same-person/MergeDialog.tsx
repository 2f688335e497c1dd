import { useEffect, useState } from 'react';
import { fieldAt } from '../../shared/catalogue.ts';
import { failures, type Failure } from '../../shared/failure.ts';
import type { RecordId } from '../../shared/language.ts';
import { spokenRecord } from '../../shared/same-person/merge-words.ts';
import type { PersonAt } from '../../shared/same-person/matches.ts';
import { otherSide, type DifferingField, type LoneRecord, type Side } from '../../shared/same-person/comparison.ts';
import { valueText } from '../../shared/value-text.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { RadioRow } from '../ui/RadioRow.tsx';
import { compare, merge, type Compared } from './same-person-store.ts';

/** Two records of one person, by the references of their cases. */
export type MergedPair = {
  readonly name: string;
  readonly at: Readonly<Record<Side, PersonAt>>;
  readonly references: Readonly<Record<Side, string>>;
};

type Props = { readonly pair: MergedPair; readonly onClose: () => void; readonly onMerged: () => void };
type Chosen = Readonly<Record<string, Side | 'each'>>;

/** Two records side by side, where a person chooses value by value what both are to have. */
export function MergeDialog({ pair, onClose, onMerged }: Props) {
  const t = useText();
  const [found, setFound] = useState<Compared | null>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  const [also, setAlso] = useState<ReadonlySet<RecordId>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSending, setSending] = useState(false);
  useEffect(() => {
    void compare(pair.at).then(answer => {
      if (!answer.ok) return setFailure(answer.failure);
      setFound(answer.value);
      setChosen(Object.fromEntries(answer.value.differing.map(row => [row.field, proposed(row)])));
      setAlso(new Set(answer.value.lone.flatMap(({ record, bar }) => (bar === null ? [record] : []))));
    });
  }, [pair]);
  const send = async () => {
    setSending(true);
    const values = Object.fromEntries(
      Object.entries(chosen).flatMap(([field, side]) => (side === 'each' ? [] : [[field, side]])),
    );
    const answer = await merge(pair.at, values, [...also]);
    setSending(false);
    if (answer.ok) onMerged();
    else setFailure(answer.failure);
  };
  const take = (record: RecordId, isTaken: boolean) =>
    setAlso(held => new Set([...[...held].filter(id => id !== record), ...(isTaken ? [record] : [])]));

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('merge.title', { name: pair.name })}
      width="xl"
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => void send()}
            unavailable={found === null || isSending ? t('cases.loading') : null}
          >
            {t('merge.merge')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('merge.lead')}</p>
        {failure !== null && <FailureNote failure={failure} entity="subject" />}
        {found !== null && (
          <>
            {found.differing.length + found.lone.length === 0 && <p className="muted">{t('merge.nothing')}</p>}
            {found.differing.map(row => (
              <ValueChoice
                key={row.field}
                {...{ row, pair, levels: found.levels[row.field] }}
                value={chosen[row.field] ?? 'each'}
                onChange={side => setChosen(held => ({ ...held, [row.field]: side }))}
              />
            ))}
            {found.lone.length > 0 && (
              <fieldset>
                <legend className="lab">{t('merge.alone')}</legend>
                <div className="stack tight">
                  {found.lone.map(lone => (
                    <LoneChoice
                      key={lone.record}
                      {...{ lone, pair }}
                      isTaken={also.has(lone.record)}
                      onTake={isTaken => take(lone.record, isTaken)}
                    />
                  ))}
                </div>
              </fieldset>
            )}
            {found.alike > 0 && <p className="muted small">{t('merge.alike', { count: found.alike })}</p>}
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Where one has a value and the other none, both get it; where both have one, a person says whose. */
function proposed({ values, bars }: DifferingField): Side | 'each' {
  if (values.one === null && bars.other === null) return 'other';
  if (values.other === null && bars.one === null) return 'one';
  return 'each';
}

type ValueProps = {
  readonly row: DifferingField;
  readonly pair: MergedPair;
  readonly levels: Compared['levels'][string] | undefined;
  readonly value: Side | 'each';
  readonly onChange: (side: Side | 'each') => void;
};

function ValueChoice({ row: { field, values, bars }, pair, levels, value, onChange }: ValueProps) {
  const t = useText();
  const reader = useReader();
  const known = fieldAt(`subject.${field}`);
  const choiceOf = (side: Side) => {
    const bar = bars[side];
    const isHere = values[side] !== null;
    const level = levels?.[side] ?? null;
    return {
      id: side,
      label: isHere ? valueText(known, values[side], reader) : t('merge.none'),
      note: [pair.references[side], ...(isHere && level !== null ? [t('merge.levelOf', { level })] : [])].join(' · '),
      unavailable: isHere && bar !== null ? t(failures[bar]) : isHere ? null : '',
    };
  };
  return (
    <RadioRow
      label={known === undefined ? field : t(known.label)}
      choices={[choiceOf('one'), choiceOf('other'), { id: 'each' as const, label: t('merge.each') }]}
      value={value}
      onChange={onChange}
    />
  );
}

type LoneProps = {
  readonly lone: LoneRecord;
  readonly pair: MergedPair;
  readonly isTaken: boolean;
  readonly onTake: (isTaken: boolean) => void;
};

function LoneChoice({ lone: { side, entity, fields, bar }, pair, isTaken, onTake }: LoneProps) {
  const t = useText();
  const reader = useReader();
  return (
    <Checkbox
      checked={isTaken}
      onChange={onTake}
      note={t('merge.alsoThere', { reference: pair.references[otherSide(side)] })}
      unavailable={bar === null ? null : t(failures[bar])}
    >
      {spokenRecord({ entity, fields }, reader)}
    </Checkbox>
  );
}
