import {
  findFormsVersion,
  listProtectedForms,
  listRecordsOf,
  saveFormsVersion,
  saveProtectedForms,
} from '../../../../db/protected-forms.ts';
import { getDeletedContent, listDeleted } from '../../../../db/deleted-cases.ts';
import type { Reader, Writer } from '../../../../db/open.ts';
import { caseIdsOf } from '../../../../db/stages.ts';
import type { CaseId } from '../../../../shared/language.ts';
import { digestOfForm, sieveOf } from '../../../../shared/leak/form-digests.ts';
import {
  heardWords,
  PROTECTED_FORMS_VERSION,
  protectedEntities,
  protectedValues,
  type ProtectedValue,
} from '../../../../shared/leak/protected-forms.ts';
import type { OpeningStep, Session, Upkeep } from '../../ground/context.ts';
import type { Elsewhere } from '../guard/leak-guard.ts';

/**
 * The protected values of the office's other cases, found by their forms: whole names and numbers, run together or apart. Those whose forms
 * stand in a packet are looked for in it as its own case's are; nothing else of the office is. A deleted case that may come back is protected as
 * it was.
 *
 * It reaches as far as the user's sight: of a case that the user may not see there is nothing to compare with.
 */
export function protectedElsewhere(session: Pick<Session, 'visible'>, caseId: CaseId): Elsewhere {
  const digests = new Set<number>();
  const mayBeSeen = new Uint8Array(2 ** 16); // by the last bits of a digest: most of an office's are none of them, which is told at once
  const seen = new Set<string>();
  let others: ReturnType<typeof formsBeside> | undefined;
  return {
    look(words, isWritten) {
      others ??= formsBeside(session, caseId);
      if (others.sieve === null) return;
      for (const read of isWritten ? [words, heardWords(words)] : [words])
        others.sieve.look(read, (digest, form) => {
          digests.add(digest);
          mayBeSeen[digest & 0xffff] = 1;
          seen.add(form);
        });
    },
    found() {
      if (others === undefined || digests.size === 0) return [];
      const named = others.kept.filter(({ forms }) => forms.some(form => mayBeSeen[form & 0xffff] === 1 && digests.has(form)));
      return named.flatMap(({ values }) =>
        values().flatMap(({ forms, value }) => (forms.some(form => seen.has(form)) ? [value] : [])),
      );
    },
  };
}

/** The forms of all cases but this, and a sieve for them; none where no case has any. */
function formsBeside(session: Pick<Session, 'visible'>, caseId: CaseId) {
  const all = session
    .visible()
    .flatMap(db => [
      ...listProtectedForms(db).map(kept => ({ ...kept, values: () => valuesOfCase(db, kept.caseId) })),
      ...deletedForms(db),
    ]);
  const kept = all.filter(other => other.caseId !== caseId);
  return { kept, sieve: kept.length === 0 ? null : sieveOf(kept.map(({ forms }) => forms)) };
}

/** What was derived of each deleted case, by its id and when it was deleted: nobody changes what is protected in it. */
const ofDeleted = new WeakMap<Reader, Map<string, Uint32Array>>();

function deletedForms(db: Reader) {
  const known = ofDeleted.get(db) ?? new Map<string, Uint32Array>();
  ofDeleted.set(db, known);
  return listDeleted(db).flatMap(({ caseId, deletedAtMs }) => {
    const values = () => protectedValues(getDeletedContent(db, caseId)?.records ?? []);
    const key = `${caseId} ${deletedAtMs}`;
    const forms = known.get(key) ?? Uint32Array.from(digestsOf(values()));
    known.set(key, forms);
    return forms.length === 0 ? [] : [{ caseId, forms, values }];
  });
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
  keepFormsOf(db, touched);
};

/** Opening a vault whose forms were derived by other rules, or never: derive them anew. */
export const followFormRules: OpeningStep = session => {
  for (const db of session.visible()) {
    if (findFormsVersion(db) === PROTECTED_FORMS_VERSION) continue;
    db.transaction(() => {
      keepFormsOf(db, caseIdsOf(db));
      saveFormsVersion(db, PROTECTED_FORMS_VERSION);
    })();
  }
  return [];
};

/** Derive the forms of these cases again. Inside a transaction. */
export function keepFormsOf(db: Writer, caseIds: Iterable<CaseId>): void {
  for (const caseId of caseIds) saveProtectedForms(db, caseId, digestsOf(valuesOfCase(db, caseId)));
}

function digestsOf(values: readonly ProtectedValue[]): readonly number[] {
  return [...new Set(values.flatMap(({ forms }) => forms).map(digestOfForm))];
}
