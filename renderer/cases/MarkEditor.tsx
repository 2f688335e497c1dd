import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import type { Failure } from '../../shared/failure.ts';
import { categories, levels, type Category, type Caveat, type Level, type Mark } from '../../shared/mark.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { TextField } from '../ui/TextField.tsx';
import { areFilled } from './caveats.ts';
import { CaveatFields } from './CaveatFields.tsx';
import { proposeLoosening, setMark, type PlacedMark } from './case-store.ts';
import { sayChanged } from './undo.ts';

/** The caveats that need no more than their name. */
const plainCaveats = ['ORCON', 'NO_ONWARD', 'NO_COURT', 'NOFORN', 'DISPLAY_ONLY', 'EXISTENCE_HIDDEN', 'MUST_TELL'] as const;

type Props = { readonly record: CaseRecord; readonly field: string; readonly onClose: () => void };

/** Level, categories, caveats and tear-line of a record or value. A looser mark is proposed, and a second person decides. */
export function MarkEditor({ record, field, onClose }: Props) {
  const t = useText();
  const [mark, setDraft] = useState<Mark>(record.marks[field] ?? {});
  const [ground, setGround] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  // The stored mark's lists are read-only and its lock is the program's; the call takes the rest as it is.
  const { locked: _locked, ...given } = mark;
  const placed = { record: record.id, field, mark: given } as unknown as PlacedMark;

  async function place(answering: Promise<Failure | null>, isProposal: boolean): Promise<void> {
    const answer = await answering;
    setFailure(answer);
    if (answer !== null) return;
    onClose();
    if (isProposal) notify({ title: t('cases.proposed') });
    else sayChanged(t, t('cases.changed'));
  }

  const caveats = mark.caveats ?? [];
  const label = fieldAt(`${record.entity}.${field}`)?.label ?? (isEntity(record.entity) ? catalogue[record.entity].label : null);
  const named = label === null ? '' : t(label);
  const unfilled = areFilled(caveats) ? null : t('cases.unfilled');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('cases.markOf', { field: named })}
      footer={
        <>
          <Button
            onPress={() => void place(proposeLoosening(placed, ground.trim()), true)}
            unavailable={unfilled ?? (ground.trim() === '' ? t('cases.needGround') : null)}
          >
            {t('cases.propose')}
          </Button>
          <Button variant="primary" unavailable={unfilled} onPress={() => void place(setMark(placed), false)}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="stack loose">
        {failure !== null && <FailureNote failure={failure} />}
        <SegmentedControl<Level | ''>
          label={t('cases.level')}
          value={mark.level ?? ''}
          onChange={level => setDraft(({ level: _level, ...rest }) => (level === '' ? rest : { ...rest, level }))}
          segments={[{ id: '', label: '—', name: t('cases.asCatalogue') }, ...levels.map(level => ({ id: level, label: level }))]}
        />
        <Boxes
          label={t('cases.categories')}
          all={categories}
          held={mark.categories ?? []}
          onChange={held => setDraft(current => withCategories(current, held))}
        />
        <Boxes
          label={t('cases.caveats')}
          all={plainCaveats}
          held={plainCaveats.filter(kind => caveats.some(caveat => caveat.kind === kind))}
          onChange={held => setDraft(current => withCaveats(current, held))}
        />
        <CaveatFields
          caveats={caveats}
          onChange={next => setDraft(({ caveats: _before, ...rest }) => (next.length === 0 ? rest : { ...rest, caveats: next }))}
        />
        <TextField
          label={t('cases.tearText')}
          optional
          rows={2}
          maxLength={5000}
          value={mark.tearLine?.text ?? ''}
          onChange={text => setDraft(current => withTearLine(current, text))}
        />
        <TextField label={t('cases.ground')} optional value={ground} onChange={setGround} maxLength={2000} />
      </div>
    </Dialog>
  );
}

type BoxesProps<Id extends string> = {
  readonly label: string;
  readonly all: readonly Id[];
  readonly held: readonly Id[];
  readonly onChange: (held: readonly Id[]) => void;
};

function Boxes<Id extends string>({ label, all, held, onChange }: BoxesProps<Id>) {
  return (
    <fieldset className="case-parts">
      <legend className="fld-label">{label}</legend>
      <div className="row wrap">
        {all.map(id => (
          <Checkbox
            key={id}
            checked={held.includes(id)}
            onChange={on => onChange(all.filter(one => (one === id ? on : held.includes(one))))}
          >
            <span className="mono">{id}</span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

function withCategories({ categories: _before, ...rest }: Mark, held: readonly Category[]): Mark {
  return held.length === 0 ? rest : { ...rest, categories: held };
}

function withCaveats({ caveats = [], ...rest }: Mark, held: readonly (typeof plainCaveats)[number][]): Mark {
  const others = caveats.filter(({ kind }) => !plainCaveats.some(one => one === kind));
  const next: readonly Caveat[] = [...others, ...held.map(kind => ({ kind }))];
  return next.length === 0 ? rest : { ...rest, caveats: next };
}

function withTearLine({ tearLine, ...rest }: Mark, text: string): Mark {
  if (text === '') return rest;
  return { ...rest, tearLine: { level: tearLine?.level ?? 'L1', categories: tearLine?.categories ?? ['LEG'], text } };
}
