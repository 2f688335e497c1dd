import { useState } from 'react';
import type { CivilDate } from '../../shared/language.ts';
import { purposes, type Caveat, type Until } from '../../shared/mark.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { TextField } from '../ui/TextField.tsx';
import { caveatOf, withCaveat, type FilledCaveat } from './caveats.ts';

type Props = { readonly caveats: readonly Caveat[]; readonly onChange: (caveats: readonly Caveat[]) => void };
type Of<K extends Caveat['kind']> = {
  readonly caveat: Extract<Caveat, { readonly kind: K }>;
  readonly onChange: (next: Caveat) => void;
};

/** The caveats that need more than their name: until when, to whom, for what. */
export function CaveatFields({ caveats, onChange }: Props) {
  const change = (next: Caveat) => onChange(caveats.map(caveat => (caveat.kind === next.kind ? next : caveat)));
  const toggle = (kind: FilledCaveat) => (on: boolean) => onChange(withCaveat(caveats, kind, on));
  const embargo = caveatOf(caveats, 'EMBARGO');
  const sealed = caveatOf(caveats, 'SEALED');
  const rel = caveatOf(caveats, 'REL');
  const norel = caveatOf(caveats, 'NOREL');
  const purpose = caveatOf(caveats, 'PURPOSE');
  return (
    <div className="stack">
      <Kind kind="EMBARGO" isHeld={embargo !== undefined} onToggle={toggle('EMBARGO')} />
      {embargo && <UntilFields caveat={embargo} onChange={change} />}
      <Kind kind="SEALED" isHeld={sealed !== undefined} onToggle={toggle('SEALED')} />
      {sealed && <UntilFields caveat={sealed} onChange={change} />}
      <Kind kind="REL" isHeld={rel !== undefined} onToggle={toggle('REL')} />
      {rel && <ToField caveat={rel} onChange={change} />}
      <Kind kind="NOREL" isHeld={norel !== undefined} onToggle={toggle('NOREL')} />
      {norel && <ToField caveat={norel} onChange={change} />}
      <Kind kind="PURPOSE" isHeld={purpose !== undefined} onToggle={toggle('PURPOSE')} />
      {purpose && <PurposeBoxes caveat={purpose} onChange={change} />}
    </div>
  );
}

type KindProps = { readonly kind: FilledCaveat; readonly isHeld: boolean; readonly onToggle: (on: boolean) => void };

function Kind({ kind, isHeld, onToggle }: KindProps) {
  return (
    <Checkbox checked={isHeld} onChange={onToggle}>
      <span className="mono">{kind}</span>
    </Checkbox>
  );
}

function UntilFields({ caveat, onChange }: Of<'EMBARGO' | 'SEALED'>) {
  const t = useText();
  const { until } = caveat;
  const isEvent = 'event' in until;
  const set = (next: Until) => onChange({ ...caveat, until: next });
  const none = '' as CivilDate; // not filled yet; it is not sent so
  return (
    <div className="row wrap case-caveat">
      <SegmentedControl
        label={`${caveat.kind} ${t('cases.until')}`}
        size="sm"
        value={isEvent ? 'event' : 'date'}
        onChange={way => set(way === 'event' ? { event: '' } : { date: none })}
        segments={[
          { id: 'date', label: t('cases.untilDate') },
          { id: 'event', label: t('cases.untilEvent') },
        ]}
      />
      {isEvent ? (
        <TextField
          label={`${caveat.kind} ${t('cases.untilEvent')}`}
          labelHidden
          mono
          maxLength={60}
          placeholder="unsealed"
          value={until.event}
          onChange={event => set({ event: event.trim() })}
        />
      ) : (
        <DateField
          label={`${caveat.kind} ${t('cases.untilDate')}`}
          labelHidden
          value={until.date === none ? null : until.date}
          onChange={date => set({ date: date ?? none })}
        />
      )}
    </div>
  );
}

function ToField({ caveat, onChange }: Of<'REL' | 'NOREL'>) {
  const t = useText();
  const [text, setText] = useState(caveat.to.join(', '));
  return (
    <div className="case-caveat">
      <TextField
        label={`${caveat.kind} ${t('cases.relTo')}`}
        labelHidden
        mono
        maxLength={1000}
        placeholder="MX, US-DOJ-OIA"
        value={text}
        onChange={typed => {
          setText(typed);
          const codes = typed
            .toUpperCase()
            .split(/[\s,;]+/)
            .filter(Boolean);
          onChange({ ...caveat, to: [...new Set(codes)] });
        }}
      />
    </div>
  );
}

function PurposeBoxes({ caveat, onChange }: Of<'PURPOSE'>) {
  const t = useText();
  return (
    <div className="row wrap case-caveat">
      {purposes.map(id => (
        <Checkbox
          key={id}
          checked={caveat.purposes.includes(id)}
          onChange={on =>
            onChange({ ...caveat, purposes: purposes.filter(one => (one === id ? on : caveat.purposes.includes(one))) })
          }
        >
          {t(`release.purposes.${id}`)}
        </Checkbox>
      ))}
    </div>
  );
}
