import { personEntities } from '../../shared/catalogue/person.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { PersonLine } from '../../shared/case-view.ts';
import { go } from '../frame/route-store.ts';
import type { Translate } from '../text.ts';

const roleNames: Readonly<Record<string, Bilingual>> = personEntities.subject.fields.roles.options ?? {};

/** What a person is in a case, in words. */
export function rolesSaid(roles: readonly string[], t: Translate): string {
  return roles.map(role => (roleNames[role] ? t(roleNames[role]) : role)).join(' · ');
}

/** The case of a person, at that person. */
export function openPerson({ caseId, record }: PersonLine): void {
  go({ screen: 'case', caseId, tab: 'subjects', at: { kind: 'record', record } });
}
