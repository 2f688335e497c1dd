import { fieldAt } from './catalogue.ts';
import type { CaseRecord } from './case.ts';
import type { AgencyCode } from './language.ts';
import type { Mark } from './mark.ts';

/** A mark as a person sets it. The lock and an approved loosening are the host's: it keeps them. */
function ownMark({ marks }: Pick<CaseRecord, 'marks'>, field: string): Mark {
  const { locked: _locked, loosened: _loosened, ...mark } = marks[field] ?? {};
  return mark;
}

/** The mark of a value with this counterpart taken from those who may have it. All else of the mark stays. */
export function keptFrom(recipient: AgencyCode, record: Pick<CaseRecord, 'marks'>, field: string): Mark {
  const mark = ownMark(record, field);
  return { ...mark, caveats: [...(mark.caveats ?? []), { kind: 'NOREL', to: [recipient] }] };
}

/** The mark of a value that is protected from now on, with a coarser text to be given instead. */
export function coarserMark({ entity, marks }: Pick<CaseRecord, 'entity' | 'marks'>, field: string, text: string): Mark {
  const category = fieldAt(`${entity}.${field}`)?.category;
  return {
    ...ownMark({ marks }, field),
    level: 'L3',
    tearLine: { text, level: 'L1', categories: category === undefined ? [] : [category] },
  };
}
