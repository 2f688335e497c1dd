import type { Cell, Standing } from '../../shared/decision/policy.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import { subjects } from '../../shared/decision/types.ts';
import { categories, type Category } from '../../shared/mark.ts';
import { shieldOf } from '../marks/shield-of.ts';
import { useText } from '../text.ts';
import { Shield } from '../marks/Shield.tsx';

const standings = ['trusted-party', 'vetted', 'other'] as const satisfies readonly Standing[];

/** What the policy says of each category, by whom a value is about: what a counterpart of each standing gets, and up to which level at first. */
export function PolicyTable() {
  const t = useText();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('settings.rules.category')}</th>
          <th scope="col">{t('settings.rules.about')}</th>
          {standings.map(standing => (
            <th key={standing} scope="col">
              {t(`counterpart.standings.${standing}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{categories.map(category => rowsOf(category).map(row => <Row key={category + row.of} {...row} />))}</tbody>
    </table>
  );
}

type RowProps = {
  readonly category: Category;
  readonly of: (typeof subjects)[number] | 'any';
  readonly isFirst: boolean;
  readonly isOnly: boolean;
  readonly cells: Readonly<Record<Standing, Cell>>;
};

function rowsOf(category: Category): readonly RowProps[] {
  const rows = policy2026.matrix[category];
  return [...subjects, 'any' as const]
    .flatMap(of => {
      const row = rows[of];
      return row === undefined ? [] : [{ category, of, cells: row.cells }];
    })
    .map((row, at, all) => ({ ...row, isFirst: at === 0, isOnly: all.length === 1 }));
}

function Row({ category, of, isFirst, isOnly, cells }: RowProps) {
  const t = useText();
  return (
    <tr>
      <td>
        {isFirst && (
          <>
            {t(`mark.category.${category}`)} <span className="mono faint">{category}</span>
          </>
        )}
      </td>
      <td className="muted">{t(isOnly ? 'settings.rules.of.all' : `settings.rules.of.${of}`)}</td>
      {standings.map(standing => (
        <td key={standing}>
          <What cell={cells[standing]} level={policy2026.ceilings[standing][category]} />
        </td>
      ))}
    </tr>
  );
}

function What({ cell, level }: { readonly cell: Cell; readonly level: string | undefined }) {
  const t = useText();
  const state = level === undefined && cell.action !== 'OMIT_SILENT' ? 'withhold' : shieldOf(cell.action);
  const isOpen = state !== 'withhold' && state !== 'hidden' && level !== undefined;
  const isBound = isOpen && (cell.purposes !== undefined || cell.formalChannel === true);
  return (
    <span className="row">
      <Shield state={state} /> {t(`mark.state.${state}`)}
      {isOpen && <span className="faint small">{t('settings.rules.upTo', { level })}</span>}
      {isBound && (
        <span className="faint small">
          {t(cell.formalChannel === true ? 'settings.rules.formalOnly' : 'settings.rules.somePurposes')}
        </span>
      )}
    </span>
  );
}
