import { findOfficeDuties } from '../../../db/stages.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { countryOfAgency } from '../../../shared/countries.ts';
import { missingOfContact } from '../../../shared/duties.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { SessionContext } from '../ground/context.ts';

/**
 * What LSN 70 asks of a contact holds in the form of a record as in the log: an exchange of officials whom it binds is not written without the
 * authorization and whether an SRE representative was present. What lacked them already may be mended field by field.
 *
 * @param before - How the record stood; null for a new one.
 * @throws Refusal `exchange/contact-facts` with the places of what is missing.
 */
export function refuseUnauthorisedContact(
  { session: { office } }: Pick<SessionContext, 'session'>,
  before: CaseRecord | null,
  after: CaseRecord,
): void {
  const set = after.entity === 'exchange' ? findOfficeDuties(office) : undefined;
  if (set === undefined) return; // an office binds nobody until it says whose officials it has
  const agency = getVaultState(office).agency.code;
  const duties = { ...set, country: countryOfAgency(agency), agency };
  const known = before === null ? [] : missingOfContact(duties, before.fields);
  const missing = missingOfContact(duties, after.fields).filter(fact => !known.includes(fact));
  if (missing.length === 0) return;
  throw new Refusal('exchange/contact-facts', {
    places: missing.map(fact => ({ path: `fields.${fact}`, code: 'exchange/contact-facts' })),
  });
}
