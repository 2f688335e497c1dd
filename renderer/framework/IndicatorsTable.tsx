import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { IndicatorView } from '../../shared/contract/indicators.ts';
import type { Point } from '../../shared/framework/indicators.ts';
import { wayNames } from '../../shared/framework/indicators.ts';
import { unitName } from '../../shared/framework/units.ts';
import { directionName } from '../../shared/direction-text.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';
import { door } from '../host.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';
import { useViewer } from '../viewer.ts';
import { IndicatorForm } from './IndicatorForm.tsx';
import { chooseYear, readFrameworks, useFrameworks } from './framework-store.ts';

const YEARS = 8;

/** Every indicator with its values of a year. */
export function IndicatorsTable() {
  const t = useText();
  const { indicators } = useFrameworks();
  const mayWrite = useMayWrite();
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  const [isDefining, setDefining] = useState(false);
  useResumed('framework indicator new', () => setDefining(true), isSupervisor);
  if (indicators === null) return null;
  const last = Number(indicators.asOf.slice(0, 4));
  const years = [...new Set([...Array.from({ length: YEARS }, (_, at) => last - at), indicators.year])];

  async function bring(): Promise<void> {
    const [file] = await door.pickFiles('values', false);
    if (file === undefined) return;
    const answer = await door.request('indicator:import', { file: file.handle });
    if (!answer.ok) return useFrameworks.setState({ failure: answer.failure });
    const { added, replaced, unchanged } = answer.value;
    const counted = { added: String(added), replaced: String(replaced), unchanged: String(unchanged) };
    notify({ title: t('framework.importedValues', counted), tone: 'done' });
    await readFrameworks({});
  }

  return (
    <>
      <div className="fw-choice">
        <Select
          label={t('framework.year')}
          choices={years.map(year => ({ id: String(year), label: String(year) }))}
          value={String(indicators.year)}
          onChange={id => chooseYear(Number(id))}
        />
        {mayWrite && (
          <div className="fw-acts">
            {isSupervisor && <Button onPress={() => setDefining(true)}>{t('framework.newIndicator')}</Button>}
            <Button onPress={() => void bring()}>{t('framework.importValues')}</Button>
          </div>
        )}
      </div>
      <IndicatorRows list={indicators} />
      {isDefining && <IndicatorForm view={null} onClose={() => setDefining(false)} />}
    </>
  );
}

type RowsProps = { readonly list: Output<'indicator:list'>; readonly isShort?: boolean };

/** `isShort`: those alone that have a value that says something. */
export function IndicatorRows({ list, isShort = false }: RowsProps) {
  const t = useText();
  const shown = list.indicators.filter(({ points }) => !isShort || points.some(({ shown: { kind } }) => kind !== 'none'));
  if (shown.length === 0) return <EmptyState fact={t('framework.noIndicators')} act={t('framework.noIndicatorsAct')} />;
  return (
    <div className="fw-scroll">
      <table className="fw-table">
        <thead>
          <tr>
            <th scope="col">{t('framework.indicator')}</th>
            <th scope="col">{t('framework.unit')}</th>
            <th scope="col">{t('framework.values')}</th>
            <th scope="col">{t('framework.caution')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(indicator => (
            <tr key={indicator.id}>
              <th scope="row">
                <Button variant="link" onPress={() => go({ screen: 'framework', indicator: indicator.id })}>
                  {t(indicator.fields.names)}
                </Button>
              </th>
              <td>{t(unitName(indicator.fields.unit))}</td>
              <td>
                <Values indicator={indicator} />
              </td>
              <td className="small muted">{t(indicator.caution)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">{t(list.counted)}</p>
    </div>
  );
}

function Values({ indicator }: { readonly indicator: IndicatorView }) {
  const t = useText();
  return (
    <ul className="fw-values">
      {indicator.points.map((point, at) => (
        <li key={point.id ?? at}>
          <Amount point={point} />{' '}
          <span className="small muted">
            {point.direction === null ? t('framework.both') : t(directionName(point.direction))} · {t(wayNames[point.way])}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** An amount, or the sign that stands instead, with what it means. */
export function Amount({ point: { shown } }: { readonly point: Point }) {
  const t = useText();
  const format = useFormat();
  if (shown.kind === 'shown' || shown.kind === 'about')
    return (
      <span className="num">
        {shown.kind === 'about' && '≈'}
        {format.number(Number(shown.amount))}
      </span>
    );
  const sign = { few: '<5', hidden: '*', none: '–' }[shown.kind];
  return (
    <abbr className="num" title={t(`framework.shown.${shown.kind}`)}>
      {sign}
    </abbr>
  );
}
