import type { Output } from '../../shared/contract.ts';
import type { ItemView } from '../../shared/contract/frameworks.ts';
import { kindNames, statusNames, statusOf } from '../../shared/framework/items.ts';
import { go } from '../frame/route-store.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { openYear } from './framework-store.ts';
import { ProgressMark } from './ProgressMark.tsx';

type TreeProps = { readonly tree: Output<'framework:read'> };

/** Every part of a framework under the one that it hangs from, with how far it is. */
export function PartsTable({ tree }: TreeProps) {
  const t = useText();
  const format = useFormat();
  const shown = tree.items.filter(({ kind }) => kind !== 'year' && kind !== 'milestone');
  if (shown.length === 0) return <EmptyState fact={t('framework.noParts')} act={t('framework.noPartsAct')} />;
  const depths = depthsOf(tree);
  return (
    <div className="fw-scroll">
      <table className="fw-table">
        <thead>
          <tr>
            <th scope="col">{t('framework.part')}</th>
            <th scope="col">{t('framework.state')}</th>
            <th scope="col">{t('framework.due')}</th>
            <th scope="col">{t('framework.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(item => (
            <tr key={item.id} className={item.kind}>
              <th scope="row" style={{ paddingInlineStart: 8 + 20 * ((depths.get(item.id) ?? 1) - 1) }}>
                <Title item={item} />
              </th>
              <td>{item.kind === 'action' ? <Status item={item} /> : <ProgressMark progress={item.progress} />}</td>
              <td>{item.fields.dueOn !== undefined && format.date(item.fields.dueOn, 'always')}</td>
              <td>{item.fields.officer ?? item.fields.agency}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Title({ item }: { readonly item: ItemView }) {
  const t = useText();
  const { evidence } = item.fields;
  return (
    <>
      <span className="small muted">{t(kindNames[item.kind])} </span>
      <Button variant="link" onPress={() => go({ screen: 'framework', item: item.id })}>
        {t(item.title)}
      </Button>
      {evidence !== undefined && evidence !== 'V' && (
        <>
          {' '}
          <Badge tone="dashed">{t('framework.toBeConfirmed')}</Badge>
        </>
      )}
    </>
  );
}

/** How an action stands, and why; lateness alone is warm. */
export function Status({ item }: { readonly item: Pick<ItemView, 'fields' | 'isLate'> }) {
  const t = useText();
  const status = statusOf(item);
  return (
    <>
      <Badge tone={status === 'done' ? 'met' : status === 'under-way' ? 'accent' : 'plain'}>{t(statusNames[status])}</Badge>{' '}
      {item.isLate && <Badge tone="over">{t('framework.late')}</Badge>}{' '}
      {item.fields.reason !== undefined && <span className="small muted">{item.fields.reason}</span>}
    </>
  );
}

/** The plans of all years beside each other: which action is in which, and how far each year is. */
export function YearsTable({ tree }: TreeProps) {
  const t = useText();
  const actions = tree.items.filter(({ kind }) => kind === 'action');
  const planned = new Set(
    tree.items.flatMap(({ kind, parent, fields }) => (kind === 'year' ? [`${parent ?? ''} ${String(fields.year)}`] : [])),
  );
  return (
    <div className="fw-scroll">
      <table className="fw-table">
        <thead>
          <tr>
            <th scope="col">{t('framework.action')}</th>
            {tree.years.map(({ year, state, progress }) => (
              <th scope="col" key={year}>
                <Button variant="link" label={t('framework.openYear', { year: String(year) })} onPress={() => openYear(year)}>
                  {String(year)}
                </Button>{' '}
                <span className="small muted">{t(`framework.yearState.${state}`)}</span>
                <div>
                  <ProgressMark progress={progress} />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {actions.map(item => (
            <tr key={item.id}>
              <th scope="row">
                <Title item={item} /> <Status item={item} />
              </th>
              {tree.years.map(({ year }) => (
                <td key={year}>{planned.has(`${item.id} ${year}`) && <span>● {t('framework.inPlan')}</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function depthsOf({ top, items }: Output<'framework:read'>): ReadonlyMap<string, number> {
  const depths = new Map([[top.id, 0]]);
  for (const { id, parent } of items) depths.set(id, (depths.get(parent ?? '') ?? 0) + 1); // parents come first
  return depths;
}
