import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import { categories } from '../../shared/mark.ts';
import { shieldOf } from '../cases/readings.ts';
import { useText } from '../text.ts';
import { Shield } from '../ui/marks/Shield.tsx';

const standings = ['trusted-party', 'vetted', 'other'] as const;

/** What the policy says of each category: what a counterpart of each standing gets, and up to which level at first. */
export function PolicyTable() {
  const t = useText();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('settings.rules.category')}</th>
          {standings.map(standing => (
            <th key={standing} scope="col">
              {t(`counterpart.standings.${standing}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map(category => (
          <tr key={category}>
            <td>
              {t(`mark.category.${category}`)} <span className="mono faint">{category}</span>
            </td>
            {standings.map(standing => {
              const level = policy2026.ceilings[standing][category];
              const state = level === undefined ? 'withhold' : shieldOf(policy2026.matrix[category].any.cells[standing].action);
              return (
                <td key={standing}>
                  <span className="row">
                    <Shield state={state} /> {t(`mark.state.${state}`)}
                    {level !== undefined && state !== 'withhold' && state !== 'hidden' && (
                      <span className="faint small">{t('settings.rules.upTo', { level })}</span>
                    )}
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
