import type { FieldType } from '../catalogue-types.ts';
import type { CategoryRows, Cell, Policy, Row, Standing } from '../decision/policy.ts';
import { subjects } from '../decision/types.ts';
import { categories, flags } from '../mark.ts';

export const standings = ['trusted-party', 'vetted', 'other'] as const satisfies readonly Standing[];

/** A row of a policy with its path, such as `matrix.IDN.suspect`, `subjects.witness`, `flags.minor` or `sealed`. */
export type PlacedRow = { readonly path: string; readonly row: Row };

/** Every row of a policy, in the order in which it is read. */
export function rowsOf(policy: Policy): readonly PlacedRow[] {
  const about = [...subjects, 'any'] as const satisfies readonly (keyof CategoryRows)[];
  return [
    ...categories.flatMap(category => about.flatMap(of => placed(`matrix.${category}.${of}`, policy.matrix[category][of]))),
    ...subjects.flatMap(subject => placed(`subjects.${subject}`, policy.subjects[subject])),
    ...flags.flatMap(flag => placed(`flags.${flag}`, policy.flags[flag])),
    { path: 'sealed', row: policy.sealed.row },
  ];
}

/** The cell at a path such as `matrix.IDN.suspect.vetted`; undefined where no row has that path. */
export function cellAt(policy: Policy, path: string): Cell | undefined {
  const at = path.lastIndexOf('.');
  const standing = standings.find(one => one === path.slice(at + 1));
  if (standing === undefined) return undefined;
  return rowsOf(policy).find(row => row.path === path.slice(0, at))?.row.cells[standing];
}

/** The same policy with another cell at a path that has one. */
export function withCellAt(policy: Policy, path: string, cell: Cell): Policy {
  const [part = '', ...steps] = path.split('.');
  const standing = steps.at(-1) ?? '';
  const changed = (row: Row): Row => ({ ...row, cells: { ...row.cells, [standing]: cell } });
  const within = <T extends object>(rows: T, name: string): T => {
    const row = (rows as Readonly<Record<string, Row | undefined>>)[name]; // rows of a policy, by name
    return row === undefined ? rows : { ...rows, [name]: changed(row) };
  };
  if (cellAt(policy, path) === undefined) return policy;
  switch (part) {
    case 'matrix': {
      const category = categories.find(one => one === steps[0]);
      if (category === undefined) return policy;
      return { ...policy, matrix: { ...policy.matrix, [category]: within(policy.matrix[category], steps[1] ?? '') } };
    }
    case 'subjects':
      return { ...policy, subjects: within(policy.subjects, steps[0] ?? '') };
    case 'flags':
      return { ...policy, flags: within(policy.flags, steps[0] ?? '') };
    default:
      return { ...policy, sealed: { ...policy.sealed, row: changed(policy.sealed.row) } };
  }
}

const everyType: Readonly<Record<FieldType, true>> = {
  ...{ text: true, name: true, date: true, instant: true, enum: true, codes: true, texts: true, integer: true, decimal: true },
  ...{ boolean: true, identifier: true, phone: true, email: true, place: true, money: true, quantity: true, account: true },
  ...{ agency: true, country: true, reference: true },
};
/** Every type that a field may have. */
export const fieldTypes = Object.keys(everyType) as readonly FieldType[]; // its keys are all of them

function placed(path: string, row: Row | undefined): readonly PlacedRow[] {
  return row === undefined ? [] : [{ path, row }];
}
