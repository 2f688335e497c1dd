import type { CaseId } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { TextField } from '../ui/TextField.tsx';
import { casesOf } from './comparison-store.ts';

/** Which cases take part: none before somebody chose. */
export type ChosenCases = { readonly isOpen: boolean; readonly references: string };
export const noCases: ChosenCases = { isOpen: false, references: '' };

type Props = {
  readonly value: ChosenCases;
  readonly onChange: (next: ChosenCases) => void;
  readonly error: string | null;
};

/** The cases whose values take part: all open ones, or some by their references. */
export function CasesChoice({ value, onChange, error }: Props) {
  const t = useText();
  return (
    <fieldset className="stack tight">
      <legend className="caption">{t('compare.casesChosen')}</legend>
      <Checkbox checked={value.isOpen} onChange={isOpen => onChange({ ...value, isOpen })}>
        {t('compare.allOpen')}
      </Checkbox>
      {!value.isOpen && (
        <TextField
          label={t('compare.theseCases')}
          value={value.references}
          rows={3}
          mono
          error={error}
          onChange={references => onChange({ ...value, references })}
        />
      )}
      <p className="small muted">{t('compare.takesPart')}</p>
    </fieldset>
  );
}

/** What the host is asked with, or the reference that no case has. */
export async function chosenCases({
  isOpen,
  references,
}: ChosenCases): Promise<{ readonly cases: 'open' | CaseId[] } | { readonly unknown: string }> {
  if (isOpen) return { cases: 'open' };
  const lines = references
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  const { cases, unknown } = await casesOf(lines);
  return unknown === null ? { cases } : { unknown };
}
