import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { ChosenFile } from '../../shared/door.ts';
import type { Failure } from '../../shared/failure.ts';
import { isMoney, unitIds, unitName, unitOf, areOneKind } from '../../shared/framework/units.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useOfficeToday } from '../day.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { act } from './framework-store.ts';

type Typed = {
  readonly amount: string;
  readonly unit: string;
  readonly direction: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly asOf: CivilDate | null;
  readonly source: string;
  readonly document: string;
  readonly rate: string;
  readonly rateOn: CivilDate | null;
  readonly rateSource: string;
  readonly why: string;
};
const texts = [
  ['amount', 'framework.amount'],
  ['source', 'framework.source'],
  ['document', 'framework.document'],
] as const;

/** A value with its document; the exchange rate where it is in another currency, and why where another stands. */
export function ValueForm({ view, onClose }: { readonly view: Output<'indicator:read'>; readonly onClose: () => void }) {
  const t = useText();
  const today = useOfficeToday();
  const { unit } = view.fields;
  const typed = useDraft<Typed>(`framework value ${view.id}`, {
    amount: '',
    unit,
    direction: '',
    from: null,
    to: null,
    asOf: today,
    source: '',
    document: '',
    rate: '',
    rateOn: null,
    rateSource: '',
    why: '',
  });
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [isOther, setOther] = useState(false); // another stands for that period
  const { value } = typed;
  const set = (changes: Partial<Typed>): void => typed.change({ ...value, ...changes });
  const isForeign = isMoney(unit) && value.unit !== unit;
  const units = unitIds.filter(id => areOneKind(id, unit) || (isMoney(unit) && isMoney(id)));
  const directions = [...new Set(view.points.flatMap(({ direction }) => direction ?? []))];

  async function enter(): Promise<Failure | null> {
    const { from, to, asOf, rateOn } = value;
    if (from === null || to === null || asOf === null) return null;
    const text = (name: 'document' | 'why' | 'rate' | 'rateSource') =>
      value[name].trim() === '' ? {} : { [name]: value[name].trim() };
    const refused = await act(
      'indicator:enter',
      {
        indicator: view.id,
        amount: value.amount.replaceAll(',', '').trim(),
        unit: unitOf(value.unit) ?? value.unit,
        from,
        to,
        asOf,
        source: value.source.trim(),
        ...(value.direction === '' ? {} : { direction: value.direction as (typeof directions)[number] }),
        ...text('document'),
        ...text('why'),
        ...(isForeign ? { ...text('rate'), ...text('rateSource'), ...(rateOn === null ? {} : { rateOn }) } : {}),
        ...(file === null ? {} : { file: file.handle }),
      },
      { indicator: view.id },
    );
    setOther(refused?.code === 'indicator/differs');
    if (refused !== null)
      setFile(null); // a file is handed over once
    else notify({ title: t('framework.saved'), tone: 'done' });
    return refused;
  }

  const isReady = value.amount.trim() !== '' && value.source.trim() !== '' && value.from && value.to && value.asOf;
  return (
    <AskDialog
      title={t('framework.enterOf', { what: t(view.fields.names) })}
      act={t('framework.enter')}
      isWide
      missing={isReady ? null : t('framework.needsValue')}
      typed={typed}
      run={enter}
      onClose={onClose}
    >
      {texts.map(([field, label]) => (
        <TextField
          key={field}
          label={t(label)}
          {...(field === 'amount' ? { description: t('framework.amountNote'), autoFocus: true } : {})}
          value={value[field]}
          maxLength={200}
          onChange={text => set({ [field]: text })}
        />
      ))}
      <Select
        label={t('framework.unit')}
        choices={units.map(id => ({ id, label: t(unitName(id)) }))}
        value={value.unit}
        onChange={chosen => set({ unit: chosen })}
      />
      {isForeign && (
        <>
          <TextField label={t('framework.rate', { unit })} value={value.rate} maxLength={22} onChange={rate => set({ rate })} />
          <DateField isPast label={t('framework.rateOn')} value={value.rateOn} onChange={rateOn => set({ rateOn })} />
          <TextField
            label={t('framework.rateSource')}
            value={value.rateSource}
            maxLength={200}
            onChange={rateSource => set({ rateSource })}
          />
        </>
      )}
      <DateField isPast label={t('framework.from')} value={value.from} onChange={from => set({ from })} />
      <DateField isPast label={t('framework.to')} value={value.to} onChange={to => set({ to })} />
      <DateField isPast label={t('framework.asOfHead')} value={value.asOf} onChange={asOf => set({ asOf })} />
      {directions.length > 0 && (
        <Select
          label={t('framework.direction')}
          choices={[{ id: '', label: t('framework.both') }, ...directions.map(id => ({ id: id, label: id }))]}
          value={value.direction}
          onChange={direction => set({ direction })}
        />
      )}
      {isOther && (
        <TextField label={t('framework.whyReplaces')} value={value.why} maxLength={2000} onChange={why => set({ why })} />
      )}
      <div>
        <Button onPress={() => void door.pickFiles('values', false).then(([chosen]) => setFile(chosen ?? null))}>
          {file === null ? t('framework.attach') : t('framework.attached', { name: file.name })}
        </Button>
      </div>
    </AskDialog>
  );
}

type RetractProps = { readonly id: string; readonly indicator: string; readonly onClose: () => void };

export function RetractValue({ id, indicator, onClose }: RetractProps) {
  const t = useText();
  const typed = useDraft(`framework retract ${id}`, '');
  const why = typed.value.trim();
  return (
    <AskDialog
      title={t('framework.retractTitle')}
      act={t('framework.retract')}
      isDanger
      missing={why === '' ? t('framework.needsReason') : null}
      typed={typed}
      run={async () => act('indicator:retract', { id, why }, { indicator })}
      onClose={onClose}
    >
      <TextField label={t('framework.reason')} value={typed.value} maxLength={2000} onChange={typed.change} autoFocus />
    </AskDialog>
  );
}
