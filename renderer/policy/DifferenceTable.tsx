import type { PolicyDifference } from '../../shared/policy/differences.ts';
import { partWords, valueWords } from '../../shared/policy/part-words.ts';
import { useReader, useText } from '../text.ts';

/** In what two policies differ, part by part. */
export function DifferenceTable({ differences }: { readonly differences: readonly PolicyDifference[] }) {
  const t = useText();
  const { say } = useReader();
  if (differences.length === 0) return <p className="muted">{t('policy.same')}</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {(['listPart', 'was', 'is', 'way'] as const).map(head => (
            <th key={head} scope="col">
              {t(`policy.heads.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, was, is, way }) => (
          <tr key={path}>
            <th scope="row" className="policy-row">
              {say(partWords(path))}
            </th>
            <td>{say(valueWords(path, was))}</td>
            <td>{say(valueWords(path, is))}</td>
            <td>{t(`policy.ways.${way}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
