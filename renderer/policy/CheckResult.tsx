import type { PolicyCheck } from '../../shared/contract/policies.ts';
import { failures } from '../../shared/failure.ts';
import { citesText, floorWords } from '../../shared/policy/floor-sources.ts';
import { lawWords } from '../../shared/policy/laws/law-words.ts';
import { stepWords } from '../../shared/policy/laws/step-words.ts';
import { partWords } from '../../shared/policy/part-words.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';

/** Whether a draft may be adopted: the parts below their floor with what it rests on, and each law with its least counterexample. */
export function CheckResult({ check: { faults, laws, stands } }: { readonly check: PolicyCheck }) {
  const t = useText();
  const { say } = useReader();
  const format = useFormat();
  return (
    <div className="stack">
      <p className="strong">{t(stands ? 'policy.stands' : 'policy.fails')}</p>
      {faults.length > 0 && (
        <ul className="stack tight">
          {faults.map(({ path, kind, source }) => (
            <li key={`${path} ${kind}`}>
              <b className="strong">{say(partWords(path))}</b>: {say(failures[`policy/${kind}`])}
              <span className="choice-note">
                {[say(floorWords[source.basis]), say(citesText(source))].filter(Boolean).join(': ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {laws !== null && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('policy.law')}</th>
              <th scope="col">{t('policy.result')}</th>
            </tr>
          </thead>
          <tbody>
            {laws.map(({ law, broken, tried }) => (
              <tr key={law}>
                <th scope="row" className="policy-row">
                  {say(lawWords[law])}
                </th>
                <td>
                  {broken === null ? (
                    t('policy.holds', { count: format.number(tried) })
                  ) : (
                    <>
                      <Badge tone="over">{t('policy.broken')}</Badge>{' '}
                      {broken.at !== null && <b className="strong">{say(partWords(broken.at))}</b>}
                      <span className="choice-note">{say(stepWords(broken))}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
