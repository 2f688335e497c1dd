import { useState } from 'react';
import { compareKinds, guessableKinds, type CompareKind } from '../../shared/compare/kinds.ts';
import { compareKindText } from '../../shared/text/compare.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { notify } from '../ui/notice.ts';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CasesChoice, chosenCases, noCases, type ChosenCases } from './CasesChoice.tsx';
import { proposeOffer, useComparisons } from './comparison-store.ts';

type Typed = {
  readonly agency: string | null;
  readonly kinds: readonly CompareKind[];
  readonly size: string;
  readonly theirSize: string;
  readonly tellsHits: boolean;
  readonly cases: ChosenCases;
};
const nothing: Typed = { agency: null, kinds: [], size: '100', theirSize: '100', tellsHits: true, cases: noCases };

/** Propose a comparison: with whom, of what, how large both lists are, and which of our cases take part. */
export function OfferDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { agencies, policies } = useComparisons();
  const typed = useDraft<Typed>('comparison new', nothing);
  const { agency, kinds, size, theirSize, tellsHits, cases } = typed.value;
  const change = (part: Partial<Typed>) => typed.change({ ...typed.value, ...part });
  const [wrong, setWrong] = useState<string | null>(null);
  const policy = policies.find(each => each.agency === agency);
  const isNumber = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text.trim());
  const missing = [
    agency === null && t('compare.agency'),
    agency !== null && policy === undefined && t('compare.noPolicy'),
    kinds.length === 0 && t('compare.kinds'),
    !(isNumber(size) && isNumber(theirSize)) && t('compare.sizes'),
    !cases.isOpen && cases.references.trim() === '' && t('compare.casesChosen'),
  ].find(each => each !== false);

  async function run() {
    const chosen = await chosenCases(cases);
    if ('unknown' in chosen) {
      setWrong(t('compare.unknownReference', { reference: chosen.unknown }));
      return false;
    }
    setWrong(null);
    const refused = await proposeOffer({
      ...{ agency: agency ?? '', kinds: [...kinds], size: Number(size), theirSize: Number(theirSize), tellsHits },
      cases: chosen.cases,
    });
    if (refused === null) notify({ title: t('compare.proposed'), tone: 'done' });
    return refused;
  }

  return (
    <AskDialog
      title={t('compare.offerTitle')}
      act={t('compare.propose')}
      isWide
      missing={missing ?? null}
      typed={typed}
      run={run}
      onClose={onClose}
    >
      <Select
        label={t('compare.agency')}
        choices={agencies.map(({ code, names }) => ({ id: code, label: `${code} ${t(names)}` }))}
        value={agency}
        onChange={code => change({ agency: code, kinds: [] })}
      />
      {agency !== null && policy === undefined && <p role="status">{t('compare.noPolicy')}</p>}
      {policy !== undefined && (
        <fieldset className="stack tight">
          <legend className="caption">{t('compare.kinds')}</legend>
          {compareKinds
            .filter(kind => policy.kinds.includes(kind))
            .map(kind => (
              <Checkbox
                key={kind}
                checked={kinds.includes(kind)}
                onChange={isOn => change({ kinds: isOn ? [...kinds, kind] : kinds.filter(each => each !== kind) })}
              >
                {t(compareKindText[kind])}
              </Checkbox>
            ))}
          {kinds.some(kind => guessableKinds.has(kind)) && <p className="small muted">{t('compare.guessable')}</p>}
        </fieldset>
      )}
      <div className="form-grid">
        <TextField label={t('compare.ourSize')} value={size} onChange={text => change({ size: text })} mono />
        <TextField label={t('compare.theirSize')} value={theirSize} onChange={text => change({ theirSize: text })} mono />
      </div>
      <p className="small muted">{t('compare.sizeNote')}</p>
      <Switch on={tellsHits} onChange={isOn => change({ tellsHits: isOn })}>
        {t('compare.tells')}
      </Switch>
      <CasesChoice value={cases} onChange={next => change({ cases: next })} error={wrong} />
    </AskDialog>
  );
}
