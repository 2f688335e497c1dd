import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Why a person goes on without confirmed work that is missing; null: they have not said that they will. */
export type Acceptance = string | null;

export type GoOnWithoutProps = { readonly acceptance: Acceptance; readonly onChange: (acceptance: Acceptance) => void };

/** The second way on from a vault that lacks confirmed work, after looking for it: with a reason. */
export function GoOnWithout({ acceptance, onChange }: GoOnWithoutProps) {
  const t = useText();
  return (
    <>
      <Checkbox checked={acceptance !== null} onChange={checked => onChange(checked ? '' : null)}>
        {t('vault.goOnWithoutMissing')}
      </Checkbox>
      {acceptance !== null && (
        <TextField label={t('vault.whyMissing')} value={acceptance} onChange={onChange} size="lg" maxLength={200} />
      )}
    </>
  );
}
