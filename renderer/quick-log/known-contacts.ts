import type { KnownContact } from '../../shared/case-view.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { useQuickLog } from './quick-log-store.ts';

const nobody: readonly KnownContact[] = [];

/** The people of an agency whom the log has named, the latest first. */
export function useKnownContacts(agency: AgencyCode | null): readonly KnownContact[] {
  return useQuickLog(({ contacts }) => (contacts !== null && contacts.agency === agency ? contacts.known : nobody));
}
