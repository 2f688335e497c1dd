import { useState } from 'react';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { categoryNames } from '../../shared/decision/reasons.ts';
import type { RecipientProfile } from '../../shared/decision/types.ts';
import { categories, levels, purposes, type Category, type Level, type Purpose } from '../../shared/mark.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { openDialog, setProfile, useCounterparts } from './counterpart-store.ts';

type Standing = RecipientProfile['standing'];
type Ceilings = Readonly<Partial<Record<Category, Level>>>;

/** What a counterpart may receive at most: standing, purposes, channel, and a level for each category. For supervisors. */
export function ProfileDialog({ agency }: { readonly agency: AgencyView }) {
  const t = useText();
  const refusal = useCounterparts(state => state.refusal);
  const held = agency.profile;
  const [standing, setStanding] = useState<Standing>(held?.standing ?? 'other');
  const [agreed, setAgreed] = useState<readonly Purpose[]>(held?.purposes ?? ['same-case']);
  const [formalChannel, setFormal] = useState(held?.formalChannel ?? false);
  // Until a ceiling is touched, the policy's own for this standing are taken.
  const [ceilings, setCeilings] = useState<Ceilings | null>(null);
  const close = () => openDialog('none');
  const save = () =>
    void setProfile({ agency: agency.code, standing, purposes: [...agreed], formalChannel, ...(ceilings ? { ceilings } : {}) });
  return (
    <Dialog
      isOpen
      onClose={close}
      title={`${t('counterpart.profile')}: ${agency.code}`}
      width="lg"
      footer={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <RadioGroup
          label={t('counterpart.standing')}
          choices={(['trusted-party', 'vetted', 'other'] as const).map(id => ({ id, label: t(`counterpart.standings.${id}`) }))}
          value={standing}
          onChange={setStanding}
        />
        <fieldset className="stack tight">
          <legend className="caption">{t('release.purpose')}</legend>
          {purposes.map(purpose => (
            <Checkbox
              key={purpose}
              checked={agreed.includes(purpose)}
              onChange={isOn => setAgreed(isOn ? [...agreed, purpose] : agreed.filter(one => one !== purpose))}
            >
              {t(`release.purposes.${purpose}`)}
            </Checkbox>
          ))}
        </fieldset>
        <Switch on={formalChannel} onChange={setFormal}>
          {t('counterpart.formal')}
        </Switch>
        <CeilingFields ceilings={ceilings ?? held?.ceilings ?? {}} onChange={setCeilings} />
        {refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}

type CeilingFieldsProps = { readonly ceilings: Ceilings; readonly onChange: (ceilings: Ceilings) => void };

function CeilingFields({ ceilings, onChange }: CeilingFieldsProps) {
  const t = useText();
  const choices = [{ id: 'denied' as const, label: t('counterpart.denied') }, ...levels.map(id => ({ id, label: id }))];
  function set(category: Category, level: Level | 'denied'): void {
    const { [category]: _before, ...others } = ceilings;
    onChange(level === 'denied' ? others : { ...others, [category]: level });
  }
  return (
    <fieldset>
      <legend className="caption">{t('counterpart.ceilings')}</legend>
      <p className="small muted">{t('counterpart.ceilingsNote')}</p>
      <div className="form-grid">
        {categories.map(category => (
          <Select
            key={category}
            label={t(categoryNames[category])}
            choices={choices}
            value={ceilings[category] ?? 'denied'}
            onChange={level => set(category, level)}
          />
        ))}
      </div>
    </fieldset>
  );
}
