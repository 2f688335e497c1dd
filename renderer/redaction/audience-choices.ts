import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { Audience } from '../../shared/redactions.ts';
import { agencySeeker } from '../agencies/agency-choices.ts';
import type { Translate } from '../text.ts';
import type { Choice } from '../ui/choice.ts';

/** For whom a box holds, in words. */
export function audienceText(audience: Audience, t: Translate): string {
  if (audience === 'everyone') return t('redaction.everyone');
  if (audience === 'standing:vetted') return t('redaction.vetted');
  if (audience === 'standing:other') return t('redaction.other');
  return t('redaction.agencyOnly', { agency: audience.slice('agency:'.length) });
}

/** Every audience that can be chosen, found by what is typed: all, the standings, each agency that may receive anything. */
export function audienceSeeker(agencies: readonly AgencyView[], t: Translate): (text: string) => readonly Choice<Audience>[] {
  const choice = (id: Audience): Choice<Audience> => ({ id, label: audienceText(id, t) });
  const groups = (['everyone', 'standing:vetted', 'standing:other'] as const).map(choice);
  return agencySeeker<Audience>(
    receivers(agencies),
    ({ code, names }) => ({ ...choice(`agency:${code}`), note: t(names) }),
    groups,
  );
}

/** The counterparts for whom something can be decided. */
export function receivers(agencies: readonly AgencyView[]): readonly AgencyView[] {
  return agencies.filter(({ isOurs, profile }) => !isOurs && profile !== null);
}
