import type { NamedAgency } from '../../shared/agency-search.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { ComboBox } from '../ui/ComboBox.tsx';
import type { FieldTexts } from '../ui/FieldFrame.tsx';
import { agencyChoice, agencySeeker } from './agency-choices.ts';

export type AgencyPickerProps = FieldTexts & {
  /** Those that may be chosen. */
  readonly agencies: readonly NamedAgency[];
  readonly value: AgencyCode | null;
  readonly onChange: (code: AgencyCode | null) => void;
  /** What is said of one beside its name. */
  readonly noteOf?: (agency: NamedAgency) => string | null;
  /** Whether the name of the chosen one is said elsewhere. */
  readonly isNamed?: boolean;
};

/** An agency, found by its code, name, acronym, city or region; the chosen one's name stands below its code. */
export function AgencyPicker({ agencies, value, onChange, noteOf, isNamed = false, ...texts }: AgencyPickerProps) {
  const t = useText();
  const choiceOf = (agency: NamedAgency) => {
    const choice = agencyChoice(agency, t);
    const more = noteOf?.(agency) ?? null;
    return more === null ? choice : { ...choice, note: `${choice.note}: ${more}` };
  };
  const chosen = agencies.find(({ code }) => code === value);
  return (
    <ComboBox
      {...texts}
      {...(chosen === undefined || isNamed ? {} : { description: choiceOf(chosen).note ?? '' })}
      choices={agencies.map(choiceOf)}
      seek={agencySeeker(agencies, choiceOf)}
      value={value}
      onChange={onChange}
    />
  );
}
