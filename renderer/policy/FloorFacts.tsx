import { citesText, floorSource, floorWords } from '../../shared/policy/floor-sources.ts';
import { useReader, useText } from '../text.ts';

type FloorFactsProps = { readonly path: string; readonly floor: string; readonly shipped: string };

/** The loosest that a part may be, and the provisions behind it; what nobody has read is to be confirmed. */
export function FloorFacts({ path, floor, shipped }: FloorFactsProps) {
  const t = useText();
  const { say } = useReader();
  const source = floorSource(path);
  const cites = say(citesText(source));
  return (
    <dl className="kv">
      <dt>{t('policy.cell.shipped')}</dt>
      <dd>{shipped}</dd>
      <dt>{t('policy.cell.floor')}</dt>
      <dd>{floor}</dd>
      <dt>{t('policy.cell.rests')}</dt>
      <dd>
        {say(floorWords[source.basis])}
        {cites !== '' && <span className="choice-note">{cites}</span>}
      </dd>
    </dl>
  );
}
