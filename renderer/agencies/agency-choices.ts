import { agenciesFound, type NamedAgency } from '../../shared/agency-search.ts';
import type { AgencyCode } from '../../shared/language.ts';
import type { Translate } from '../text.ts';
import type { Choice } from '../ui/choice.ts';

/** An agency as it is chosen: its code, then its name. */
export function agencyChoice({ code, names }: NamedAgency, t: Translate): Choice<AgencyCode> {
  return { id: code, label: code, note: t(names), isCode: true };
}

/**
 * What is typed finds agencies by code, name in either language, acronym, city and region, those on file first. The choices that are no agencies
 * are found by their label, and stand before them.
 */
export function agencySeeker<Id extends string>(
  agencies: readonly NamedAgency[],
  choiceOf: (agency: NamedAgency) => Choice<Id>,
  others: readonly Choice<Id>[] = [],
): (text: string) => readonly Choice<Id>[] {
  return text => [
    ...others.filter(({ label }) => label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())),
    ...agenciesFound(text, agencies).map(choiceOf),
  ];
}
