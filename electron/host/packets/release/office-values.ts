import {
  findFormsVersion,
  listProtectedForms,
  listRecordsOf,
  saveFormsVersion,
  saveProtectedForms,
} from '../../../../db/protected-forms.ts';
import type { Reader, Writer } from '../../../../db/open.ts';
import { caseIdsOf } from '../../../../db/stages.ts';
import type { CaseId } from '../../../../shared/language.ts';
import { digestOfForm, sieveOf } from '../../../../shared/leak/form-digests.ts';
import {
  PROTECTED_FORMS_VERSION,
  protectedEntities,
  protectedValues,
  type ProtectedValue,
} from '../../../../shared/leak/protected-forms.ts';
import type { OpeningStep, Session, Upkeep } from '../../ground/context.ts';
import type { Elsewhere } from '../guard/leak-guard.ts';

/**
 * The protected values of the office's other cases, found by their forms: whole names and numbers, run together or apart. Those whose forms
 * stand in a packet are looked for in it as its own case's are; nothing else of the office is.
 *
 * It reaches as far as the user's sight: of a case that the user may not see there is nothing to compare with.
 */
export function protectedElsewhere(session: Pick<Session, 'visible'>, caseId: CaseId): Elsewhere {
  const digests = new Set<number>();
  const seen = new Set<string>();
  let others: ReturnType<typeof formsBeside> | undefined;
  return {
    look(words) {
      others ??= formsBeside(session, caseId);
      others.sieve?.look(words, (digest, form) => {
        digests.add(digest);
        seen.add(form);
      });
    },
    found() {
      if (others === undefined || digests.size === 0) return [];
      const named = others.kept.filter(({ forms }) => forms.some(form => digests.has(form)));
      return named.flatMap(({ db, caseId: other }) =>
        valuesOfCase(db, other).flatMap(({ forms, value }) => (forms.some(form => seen.has(form)) ? [value] : [])),
      );
    },
  };
}

/** The forms of all cases but this, and a sieve for them; none where no case has any. */
function formsBeside(session: Pick<Session, 'visible'>, caseId: CaseId) {
  const all = session.visible().flatMap(db => listProtectedForms(db).map(forms => ({ ...forms, db })));
  const kept = all.filter(other => other.caseId !== caseId);
  return { kept, sieve: kept.length === 0 ? null : sieveOf(kept.map(({ forms }) => forms)) };
}

const entities = JSON.stringify(protectedEntities);
const isProtectedEntity: ReadonlySet<string> = new Set(protectedEntities);

function valuesOfCase(db: Reader, caseId: CaseId): readonly ProtectedValue[] {
  return protectedValues(listRecordsOf(db, caseId, entities));
}

/** Keep the forms of the cases that changes touched. Part of the upkeep of every recorded change. */
export const keepProtectedForms: Upkeep['derive'] = (_session, _services, db, changes) => {
  const touched = new Set<CaseId>();
  for (const { caseId, entity } of changes) if (caseId != null && isProtectedEntity.has(entity)) touched.add(caseId as CaseId); // a case's id
  keepForms(db, touched);
};

/** Opening a vault whose forms were derived by other rules, or never: derive them anew. */
export const followFormRules: OpeningStep = session => {
  for (const db of session.visible()) {
    if (findFormsVersion(db) === PROTECTED_FORMS_VERSION) continue;
    db.transaction(() => {
      keepForms(db, caseIdsOf(db));
      saveFormsVersion(db, PROTECTED_FORMS_VERSION);
    })();
  }
  return [];
};

function keepForms(db: Writer, caseIds: Iterable<CaseId>): void {
  for (const caseId of caseIds) {
    const forms = valuesOfCase(db, caseId).flatMap(value => value.forms);
    saveProtectedForms(db, caseId, [...new Set(forms.map(digestOfForm))]);
  }
}
