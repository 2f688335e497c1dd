import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { Audience } from '../../shared/redactions.ts';
import type { Translate } from '../text.ts';
import type { Choice } from '../ui/choice.ts';

/** For whom a box holds, in words. */
export function audienceText(audience: Audience, t: Translate): string {
  if (audience === 'everyone') return t('redaction.everyone');
  if (audience === 'standing:vetted') return t('redaction.vetted');
  if (audience === 'standing:other') return t('redaction.other');
  return t('redaction.agencyOnly', { agency: audience.slice('agency:'.length) });
}

/** Every audience that can be chosen: all, the standings, each agency that may receive anything. */
export function audienceChoices(agencies: readonly AgencyView[], t: Translate): readonly Choice<Audience>[] {
  const single = receivers(agencies).map(({ code }): Audience => `agency:${code}`);
  return (['everyone', 'standing:vetted', 'standing:other', ...single] as const).map(id => ({ id, label: audienceText(id, t) }));
}

/** The counterparts for whom something can be decided. */
export function receivers(agencies: readonly AgencyView[]): readonly AgencyView[] {
  return agencies.filter(({ isOurs, profile }) => !isOurs && profile !== null);
}
