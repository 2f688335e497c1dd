import { agencyTable } from './agency-table.ts';
import { profiles } from './profiles.ts';

/** Whether the duties' law (LSN 70) is this country's own: elsewhere its officers are foreign ones. Then an office says at which level it is. */
export function bindsOfficesOf(country: string): boolean {
  return profiles.some(({ kind, parties }) => kind === 'duty' && parties.requested === country);
}

/** The levels of government that an office of such a country may be of. */
export const levels = ['federal', 'state', 'municipal', 'borough'] as const;
export type Level = (typeof levels)[number];

/** The level of an authority that every office knows; null of any other: then it is asked for. */
export function levelOf(code: string): Level | null {
  if (!bindsOfficesOf(code.slice(0, 2)) || !agencyTable.some(agency => agency.code === code)) return null;
  return code === 'MX-STATE-FISC' ? 'state' : 'federal';
}
