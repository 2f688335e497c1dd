import { useState } from 'react';
import { compareKinds, guessableKinds, type CompareKind, type ComparePolicy } from '../../shared/compare/kinds.ts';
import type { Failure } from '../../shared/failure.ts';
import { compareKindText } from '../../shared/text/compare.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { setPolicy, useComparisons } from './comparison-store.ts';

const numbers = ['mostValues', 'mostGuessable', 'runs', 'days'] as const;
type Typed = { readonly agency: string | null; readonly kinds: readonly CompareKind[] } & Readonly<
  Record<(typeof numbers)[number], string>
>;
/** Nothing is allowed that nobody ticked. */
const start: Typed = { agency: null, kinds: [], mostValues: '1000', mostGuessable: '50', runs: '2', days: '90' };

/** What a counterpart may compare with us, how much and how often. For supervisors. */
export function PolicyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { agencies, policies } = useComparisons();
  const draft = useDraft<Typed>('comparison policy', start);
  const { value: typed, change: setTyped } = draft;
  const { agency } = typed;
  const { leave, question } = useLeave(draft, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);
  const held = policies.find(each => each.agency === agency);
  const choose = (code: string) => setTyped({ ...typedOf(policies.find(each => each.agency === code)), agency: code });
  const isWhole = typed.kinds.length > 0 && numbers.every(name => /^[1-9]\d{0,4}$/.test(typed[name].trim()));
  const save = async (isForbidden: boolean) => {
    const [mostValues, mostGuessable, runs, days] = numbers.map(name => Number(typed[name])) as [number, number, number, number]; // four names
    const policy = isForbidden ? null : { kinds: [...typed.kinds], mostValues, mostGuessable, runs, days };
    const refused = await setPolicy(agency ?? '', policy);
    setFailure(refused);
    if (refused !== null) return;
    draft.done();
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('compare.allowTitle')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          {held !== undefined && (
            <Button variant="danger" onPress={() => void save(true)}>
              {t('compare.forbid')}
            </Button>
          )}
          <Button
            variant="primary"
            unavailable={agency === null ? t('compare.agency') : isWhole ? null : t('compare.kinds')}
            onPress={() => void save(false)}
          >
            {t('compare.save')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack">
        <Select
          label={t('compare.agency')}
          choices={agencies.map(({ code, names }) => ({ id: code, label: `${code} ${t(names)}` }))}
          value={agency}
          onChange={choose}
        />
        <fieldset className="stack tight">
          <legend className="caption">{t('compare.kinds')}</legend>
          {compareKinds.map(kind => (
            <Checkbox
              key={kind}
              checked={typed.kinds.includes(kind)}
              onChange={isOn =>
                setTyped({ ...typed, kinds: isOn ? [...typed.kinds, kind] : typed.kinds.filter(each => each !== kind) })
              }
            >
              {t(compareKindText[kind])}
            </Checkbox>
          ))}
        </fieldset>
        {typed.kinds.some(kind => guessableKinds.has(kind)) && <p className="small muted">{t('compare.guessable')}</p>}
        <div className="form-grid">
          {numbers.map(name => (
            <TextField
              key={name}
              label={t(`compare.limits.${name}`)}
              value={typed[name]}
              onChange={text => setTyped({ ...typed, [name]: text })}
              mono
            />
          ))}
        </div>
        {failure !== null && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}

function typedOf(policy: ComparePolicy | undefined): Typed {
  if (policy === undefined) return start;
  const { kinds, mostValues, mostGuessable, runs, days } = policy;
  return {
    agency: policy.agency,
    kinds,
    ...{ mostValues: String(mostValues), mostGuessable: String(mostGuessable), runs: String(runs), days: String(days) },
  };
}
