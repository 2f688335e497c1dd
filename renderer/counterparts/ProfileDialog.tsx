import { useEffect, useState } from 'react';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { counterpartPresets, type PresetId } from '../../shared/counterpart-presets.ts';
import { categoryNames } from '../../shared/decision/reasons.ts';
import type { RecipientProfile } from '../../shared/decision/types.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { categories, levels, purposes, type Category, type Level, type Purpose } from '../../shared/mark.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { openDialog, setProfile, useCounterparts, weighProfile } from './counterpart-store.ts';
import { ProfileEffectNote } from './ProfileEffectNote.tsx';

type Ceilings = Readonly<Partial<Record<Category, Level>>>;
type Typed = {
  readonly standing: RecipientProfile['standing'];
  readonly purposes: readonly Purpose[];
  readonly formalChannel: boolean;
  /** null: the policy's own for the standing, until a level is touched. */
  readonly ceilings: Ceilings | null;
  readonly acceptedCaveats: RecipientProfile['acceptedCaveats'] | null;
};

const nothingYet: Typed = {
  standing: 'other',
  purposes: ['same-case'],
  formalChannel: false,
  ceilings: null,
  acceptedCaveats: null,
};
const standings = ['trusted-party', 'vetted', 'other'] as const;

/** What a counterpart may receive at most: standing, purposes, channel, and a level for each category, with what it would change. For supervisors. */
export function ProfileDialog({ agency, agencies }: { readonly agency: AgencyView; readonly agencies: readonly AgencyView[] }) {
  const t = useText();
  const refusal = useCounterparts(state => state.refusal);
  const [typed, setTyped] = useState<Typed>(() => typedOf(agency.profile));
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const close = () => openDialog('none');
  const input = inputOf(agency.code, typed);
  const asked = JSON.stringify(input);
  useEffect(() => void weighProfile(JSON.parse(asked) as typeof input), [asked]); // what was written here from it
  return (
    <Dialog
      isOpen
      onClose={close}
      title={`${t('counterpart.profile')}: ${agency.code}`}
      width="lg"
      footer={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={() => void setProfile(input)}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <PresetChoice agency={agency} agencies={agencies} onChoose={setTyped} />
        <RadioGroup
          label={t('counterpart.standing')}
          choices={standings.map(id => ({
            id,
            label: t(`counterpart.standings.${id}`),
            note: t(`counterpart.standingNotes.${id}`),
          }))}
          value={typed.standing}
          onChange={standing => change({ standing, ceilings: null, acceptedCaveats: null })}
        />
        <fieldset className="stack tight">
          <legend className="caption">{t('release.purpose')}</legend>
          {purposes.map(purpose => (
            <Checkbox
              key={purpose}
              checked={typed.purposes.includes(purpose)}
              onChange={isOn =>
                change({ purposes: isOn ? [...typed.purposes, purpose] : typed.purposes.filter(one => one !== purpose) })
              }
            >
              {t(`release.purposes.${purpose}`)}
            </Checkbox>
          ))}
        </fieldset>
        <Switch on={typed.formalChannel} onChange={formalChannel => change({ formalChannel })}>
          {t('counterpart.formal')}
        </Switch>
        <CeilingFields ceilings={typed.ceilings} onChange={ceilings => change({ ceilings })} />
        <ProfileEffectNote agency={agency.code} />
        {refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}

/** As it stands, or what an agency of which nothing was said starts from. */
function typedOf(profile: RecipientProfile | null): Typed {
  if (profile === null) return nothingYet;
  const { standing, purposes: agreed, formalChannel, ceilings, acceptedCaveats } = profile;
  return { standing, purposes: agreed, formalChannel, ceilings, acceptedCaveats };
}

function inputOf(agency: AgencyCode, { standing, purposes: agreed, formalChannel, ceilings, acceptedCaveats }: Typed) {
  return {
    ...{ agency, standing, purposes: [...agreed], formalChannel },
    ...(ceilings === null ? {} : { ceilings }),
    ...(acceptedCaveats === null ? {} : { acceptedCaveats: [...acceptedCaveats] }),
  };
}

type PresetProps = {
  readonly agency: AgencyView;
  readonly agencies: readonly AgencyView[];
  readonly onChoose: (typed: Typed) => void;
};

/** What to start from: a kind of agency, or another counterpart as it stands. It fills the fields, which a person may change. */
function PresetChoice({ agency, agencies, onChoose }: PresetProps) {
  const t = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const like = agencies.filter(({ code, profile, isOurs }) => code !== agency.code && profile !== null && !isOurs);
  const kinds = Object.entries(counterpartPresets).map(([id, { label }]) => ({ id, label: t(label) }));
  function choose(id: string): void {
    setChosen(id);
    const other = like.find(({ code }) => `like ${code}` === id);
    if (other !== undefined) return onChoose(typedOf(other.profile));
    const preset = counterpartPresets[id as PresetId]; // the choices are its keys
    onChoose({ ...nothingYet, standing: preset.standing, purposes: preset.purposes, formalChannel: preset.formalChannel });
  }
  return (
    <Select
      label={t('counterpart.startFrom')}
      description={t('counterpart.startFromNote')}
      choices={[...like.map(({ code }) => ({ id: `like ${code}`, label: t('counterpart.sameAs', { who: code }) })), ...kinds]}
      value={chosen}
      onChange={choose}
    />
  );
}

type CeilingFieldsProps = { readonly ceilings: Ceilings | null; readonly onChange: (ceilings: Ceilings) => void };

function CeilingFields({ ceilings, onChange }: CeilingFieldsProps) {
  const t = useText();
  const own = useCounterparts(state => state.weighed?.ceilings ?? null);
  const shown = ceilings ?? own ?? {};
  const choices = [
    { id: 'denied' as const, label: t('counterpart.denied') },
    ...levels.map(id => ({ id, label: `${id} ${t(`mark.level.${id}`)}` })),
  ];
  function set(category: Category, level: Level | 'denied'): void {
    const { [category]: _before, ...others } = shown;
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
            value={shown[category] ?? 'denied'}
            onChange={level => set(category, level)}
          />
        ))}
      </div>
    </fieldset>
  );
}
