import { useState } from 'react';
import type { CivilDate } from '../../shared/language.ts';
import { papLabels, purposes, statuteGates, tlpLabels, type Caveat, type Until } from '../../shared/mark.ts';
import { useReader, useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { NamedAgency } from '../../shared/agency-search.ts';
import { recipientName, typedList, typedRecipients, type CaveatOf } from './caveats.ts';
import { eventChoices, type EventsOfCase } from './event-choices.ts';

type Of<C extends Caveat> = { readonly caveat: C; readonly onChange: (next: Caveat) => void };
type Known = { readonly agencies: readonly NamedAgency[]; readonly events: EventsOfCase };

/** What one caveat needs beyond its name; nothing for those that need nothing. */
export function CaveatParameter({ caveat, agencies, events, onChange }: Of<Caveat> & Known) {
  const t = useText();
  switch (caveat.kind) {
    case 'REL':
    case 'NOREL':
      return <Codes caveat={caveat} agencies={agencies} onChange={onChange} />;
    case 'EYES':
      return <Persons caveat={caveat} onChange={onChange} />;
    case 'PURPOSE':
      return <Purposes caveat={caveat} onChange={onChange} />;
    case 'EMBARGO':
    case 'SEALED':
      return <UntilFields caveat={caveat} events={events} onChange={onChange} />;
    case 'TLP':
      return <Label of="TLP" ids={tlpLabels} value={caveat.label} onChange={label => onChange({ kind: 'TLP', label })} />;
    case 'PAP':
      return <Label of="PAP" ids={papLabels} value={caveat.label} onChange={label => onChange({ kind: 'PAP', label })} />;
    case 'STATUTE':
      return (
        <div className="case-caveat">
          <Select
            label={`STATUTE ${t('mark.caveat.STATUTE')}`}
            labelHidden
            value={caveat.gate}
            onChange={gate => onChange({ kind: 'STATUTE', gate })}
            choices={statuteGates.map(id => ({ id, label: t(`mark.gate.${id}`) }))}
          />
        </div>
      );
    default:
      return null;
  }
}

type LabelProps<Id extends string> = {
  readonly of: string;
  readonly ids: readonly Id[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
};

function Label<Id extends string>({ of, ids, value, onChange }: LabelProps<Id>) {
  const choices = ids.map(id => ({ id, label: id }));
  return (
    <div className="case-caveat">
      <Select label={of} labelHidden value={value} onChange={onChange} choices={choices} />
    </div>
  );
}

function Codes({ caveat, agencies, onChange }: Of<CaveatOf<'REL' | 'NOREL'>> & Pick<Known, 'agencies'>) {
  const t = useText();
  const [text, setText] = useState(caveat.to.join(', '));
  const named = caveat.to.map(code => ({ code, name: recipientName(code, agencies) }));
  const unknown = named.filter(({ name }) => name === undefined).map(({ code }) => code);
  const meant = named.flatMap(({ name }) => (name === undefined ? [] : [t(name)])).join(', ');
  return (
    <div className="case-caveat">
      <TextField
        label={`${caveat.kind} ${t('cases.relTo')}`}
        labelHidden
        mono
        maxLength={1000}
        placeholder={t('cases.relToHint')}
        description={unknown.length === 0 ? meant : t('cases.relUnknown', { codes: unknown.join(', ') })}
        value={text}
        onChange={typed => {
          setText(typed);
          onChange({ ...caveat, to: typedRecipients(typed) });
        }}
      />
    </div>
  );
}

function Persons({ caveat, onChange }: Of<CaveatOf<'EYES'>>) {
  const t = useText();
  const [text, setText] = useState(caveat.contacts.join('\n'));
  return (
    <div className="case-caveat">
      <TextField
        label={`EYES ${t('cases.eyesTo')}`}
        labelHidden
        rows={2}
        maxLength={2000}
        placeholder={t('cases.eyesTo')}
        value={text}
        onChange={typed => {
          setText(typed);
          onChange({ ...caveat, contacts: typedList(typed, /\n/) });
        }}
      />
    </div>
  );
}

function Purposes({ caveat, onChange }: Of<CaveatOf<'PURPOSE'>>) {
  const t = useText();
  const { purposes: held } = caveat;
  return (
    <div className="case-caveat">
      {purposes.map(id => (
        <Checkbox
          key={id}
          checked={held.includes(id)}
          onChange={on => onChange({ ...caveat, purposes: purposes.filter(one => (one === id ? on : held.includes(one))) })}
        >
          {t(`release.purposes.${id}`)}
        </Checkbox>
      ))}
    </div>
  );
}

function UntilFields({ caveat, events, onChange }: Of<CaveatOf<'EMBARGO' | 'SEALED'>> & Pick<Known, 'events'>) {
  const t = useText();
  const { language } = useReader();
  const { kind, until } = caveat;
  const say = { name: t, recordedOn: (days: string) => t('cases.untilRecorded', { days }), language };
  const set = (next: Until) => onChange({ ...caveat, until: next });
  const none = '' as CivilDate; // not filled yet; it is not sent so
  return (
    <div className="case-caveat">
      <SegmentedControl
        label={`${kind} ${t('cases.until')}`}
        size="sm"
        value={'event' in until ? 'event' : 'date'}
        onChange={way => set(way === 'event' ? { event: '' } : { date: none })}
        segments={[
          { id: 'date', label: t('cases.untilDate') },
          { id: 'event', label: t('cases.untilEvent') },
        ]}
      />
      {'event' in until ? (
        <ComboBox
          label={`${kind} ${t('cases.untilEvent')}`}
          labelHidden
          placeholder={t('cases.untilEventHint')}
          value={until.event === '' ? null : until.event}
          onChange={event => set({ event: event ?? '' })}
          choices={eventChoices(until.event, events, say)}
        />
      ) : (
        <DateField
          label={`${kind} ${t('cases.untilDate')}`}
          labelHidden
          value={until.date === none ? null : until.date}
          onChange={date => set({ date: date ?? none })}
        />
      )}
    </div>
  );
}
