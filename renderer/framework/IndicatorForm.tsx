import { useState } from 'react';
import type { IndicatorView } from '../../shared/contract/indicators.ts';
import type { Failure } from '../../shared/failure.ts';
import { reachCautions, reaches, type IndicatorFields, type Reach } from '../../shared/framework/indicators.ts';
import { unitIds, unitName } from '../../shared/framework/units.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { notify } from '../ui/notice.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { act } from './framework-store.ts';

type Typed = {
  readonly code: string;
  readonly en: string;
  readonly es: string;
  readonly unit: string | null;
  readonly countingEn: string;
  readonly countingEs: string;
  readonly source: string;
  readonly lagDays: string;
  readonly reach: Reach;
  readonly adds: boolean;
};

type Props = {
  /** The one that is changed; null: a new one, whose values are given. How one is counted from cases is the program's to say. */
  readonly view: Pick<IndicatorView, 'id' | 'fields'> | null;
  readonly onClose: () => void;
};

/** An indicator, made or changed: unit, counting rule, source, when a figure can be expected, and what may be said of it. */
export function IndicatorForm({ view, onClose }: Props) {
  const t = useText();
  const [before] = useState(() => typedOf(view?.fields ?? null));
  const typed = useDraft<Typed>(`framework indicator ${view?.id ?? 'new'}`, before);
  const { value } = typed;
  const set = (changes: Partial<Typed>): void => typed.change({ ...value, ...changes });
  const isCounted = view?.fields.measure !== undefined;

  async function save(): Promise<Failure | null> {
    const { measure, evidence } = view?.fields ?? {};
    const fields = {
      ...{ code: value.code.trim().toUpperCase(), names: { en: value.en.trim(), es: value.es.trim() } },
      ...{ unit: value.unit ?? '', counting: { en: value.countingEn.trim(), es: value.countingEs.trim() } },
      ...{ source: value.source.trim(), lagDays: Number(value.lagDays), reach: value.reach, adds: value.adds },
      ...(measure === undefined ? {} : { measure }),
      ...(evidence === undefined ? {} : { evidence }),
    };
    const looked = view === null ? {} : { indicator: view.id };
    const refused = await act('indicator:define', { ...(view === null ? {} : { id: view.id }), fields }, looked);
    if (refused === null) notify({ title: t('framework.saved'), tone: 'done' });
    return refused;
  }

  const texts = [value.code, value.en, value.es, value.countingEn, value.countingEs, value.source];
  const missing =
    texts.some(text => text.trim() === '') || value.unit === null
      ? t('framework.needsIndicator')
      : /^\d{1,4}$/.test(value.lagDays.trim())
        ? null
        : t('framework.needsLag');
  return (
    <AskDialog
      title={view === null ? t('framework.newIndicator') : t(view.fields.names)}
      act={t('ui.save')}
      isWide
      missing={missing}
      typed={typed}
      run={save}
      onClose={onClose}
    >
      <p className="small muted">{t(isCounted ? 'framework.isCounted' : 'framework.isGiven')}</p>
      <TextField label={t('framework.code')} value={value.code} maxLength={30} mono onChange={code => set({ code })} autoFocus />
      <TextField label={t('framework.nameEn')} value={value.en} maxLength={200} onChange={en => set({ en })} />
      <TextField label={t('framework.nameEs')} value={value.es} maxLength={200} onChange={es => set({ es })} />
      {isCounted ? (
        <p>
          <span className="muted">{t('framework.unit')}:</span> {t(unitName(value.unit ?? ''))}
        </p>
      ) : (
        <ComboBox
          label={t('framework.unit')}
          choices={unitIds.map(id => ({ id, label: t(unitName(id)) }))}
          value={value.unit}
          onChange={unit => set({ unit })}
        />
      )}
      <TextField
        label={t('framework.countingEn')}
        value={value.countingEn}
        rows={2}
        maxLength={2000}
        onChange={countingEn => set({ countingEn })}
      />
      <TextField
        label={t('framework.countingEs')}
        value={value.countingEs}
        rows={2}
        maxLength={2000}
        onChange={countingEs => set({ countingEs })}
      />
      <TextField label={t('framework.source')} value={value.source} maxLength={200} onChange={source => set({ source })} />
      <TextField label={t('framework.lagField')} value={value.lagDays} maxLength={4} onChange={lagDays => set({ lagDays })} />
      <RadioGroup
        label={t('framework.caution')}
        choices={reaches.map(id => ({ id, label: t(reachCautions[id]) }))}
        value={value.reach}
        onChange={reach => set({ reach })}
      />
      <Checkbox checked={value.adds} onChange={adds => set({ adds })}>
        {t('framework.adds')}
      </Checkbox>
    </AskDialog>
  );
}

function typedOf(fields: IndicatorFields | null): Typed {
  return {
    code: fields?.code ?? '',
    en: fields?.names.en ?? '',
    es: fields?.names.es ?? '',
    unit: fields?.unit ?? null,
    countingEn: fields?.counting.en ?? '',
    countingEs: fields?.counting.es ?? '',
    source: fields?.source ?? '',
    lagDays: fields === null ? '' : String(fields.lagDays),
    reach: fields?.reach ?? 'context',
    adds: fields?.adds ?? false,
  };
}
