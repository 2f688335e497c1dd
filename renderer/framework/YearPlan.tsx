import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { ClosingView, YearAction } from '../../shared/contract/frameworks.ts';
import { statusNames } from '../../shared/framework/items.ts';
import { go } from '../frame/route-store.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Select } from '../ui/Select.tsx';
import { useViewer } from '../viewer.ts';
import { actHere, chooseYear, useFrameworks } from './framework-store.ts';
import { ProgressMark } from './ProgressMark.tsx';
import { CloseYear, PlanAction, ReopenYear } from './YearForms.tsx';

/** The plan of one year: its actions with how they go, and what was closed. */
export function YearPlan({ tree }: { readonly tree: Output<'framework:read'> }) {
  const t = useText();
  const { plan, year } = useFrameworks();
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  const [dialog, setDialog] = useState<'plan' | 'close' | 'reopen' | null>(null);
  const shown = String(year ?? '');
  const isOpen = plan?.state === 'open';
  const close = (): void => setDialog(null);
  return (
    <>
      <div className="fw-choice">
        <Select
          label={t('framework.year')}
          choices={tree.years.map(each => ({
            id: String(each.year),
            label: `${each.year} · ${t(`framework.yearState.${each.state}`)}`,
          }))}
          value={shown}
          onChange={id => chooseYear(Number(id))}
        />
        {plan && <ProgressMark progress={plan.progress} />}
        {plan && isSupervisor && (
          <div className="fw-acts">
            {isOpen && <Button onPress={() => setDialog('plan')}>{t('framework.planAction')}</Button>}
            {isOpen && (
              <Button
                variant="primary"
                unavailable={plan.actions.length === 0 ? t('framework.nothingPlanned', { year: shown }) : null}
                onPress={() => setDialog('close')}
              >
                {t('framework.close')}
              </Button>
            )}
            {!isOpen && <Button onPress={() => setDialog('reopen')}>{t('framework.reopen')}</Button>}
          </div>
        )}
      </div>
      {plan && plan.actions.length === 0 && (
        <EmptyState fact={t('framework.nothingPlanned', { year: shown })} act={t('framework.nothingPlannedAct')} />
      )}
      {plan && plan.actions.length > 0 && <Actions actions={plan.actions} mayUnplan={isOpen && isSupervisor} year={plan.year} />}
      {plan?.closings.map(closing => (
        <Closing key={closing.id} closing={closing} />
      ))}
      {plan && dialog === 'plan' && <PlanAction tree={tree} plan={plan} onClose={close} />}
      {plan && dialog === 'close' && <CloseYear plan={plan} onClose={close} />}
      {plan && dialog === 'reopen' && <ReopenYear plan={plan} onClose={close} />}
    </>
  );
}

type ActionsProps = { readonly actions: readonly YearAction[]; readonly mayUnplan: boolean; readonly year: number };

function Actions({ actions, mayUnplan, year }: ActionsProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="fw-scroll">
      <table className="fw-table">
        <thead>
          <tr>
            <th scope="col">{t('framework.action')}</th>
            <th scope="col">{t('framework.state')}</th>
            <th scope="col">{t('framework.progress')}</th>
            <th scope="col">{t('framework.due')}</th>
            <th scope="col">{t('framework.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {actions.map(action => (
            <tr key={action.id}>
              <th scope="row">
                <Button variant="link" onPress={() => go({ screen: 'framework', item: action.id })}>
                  {t(action.title)}
                </Button>{' '}
                {action.carriedFrom !== null && (
                  <span className="small muted">{t('framework.carriedFrom', { year: String(action.carriedFrom) })}</span>
                )}
              </th>
              <td>
                <Badge tone={action.status === 'done' ? 'met' : 'plain'}>{t(statusNames[action.status])}</Badge>{' '}
                {action.isLate && <Badge tone="over">{t('framework.late')}</Badge>}{' '}
                <span className="small muted">{action.reason}</span>
              </td>
              <td>{action.progress}</td>
              <td>{action.dueOn !== null && format.date(action.dueOn, 'always')}</td>
              <td>
                {action.officer ?? action.agency}{' '}
                {mayUnplan && (
                  <Button
                    size="sm"
                    label={t('framework.unplanOf', { what: t(action.title) })}
                    onPress={() => void actHere('framework:plan-year', { action: action.id, year, isPlanned: false }, {})}
                  >
                    {t('framework.unplan')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a closed plan said, with its digest; and that it was reopened. */
function Closing({ closing }: { readonly closing: ClosingView }) {
  const t = useText();
  const format = useFormat();
  const { digest, isWhole, by, atMs, frozen, reopened } = closing;
  const decidedOf = ({ decided }: YearAction): string => {
    if (decided === null) return '';
    return decided.carried ? t('framework.wentOn', { why: decided.reason }) : t('framework.didNot', { why: decided.reason });
  };
  return (
    <section className="fw-closing">
      <p>
        {t('framework.closedBy', { date: format.instant(atMs), who: by ?? '' })}
        {reopened && ` · ${t('framework.reopenedBy', { who: reopened.by ?? '', why: reopened.why })}`}
      </p>
      <p className="small muted">
        {t('framework.digest')} <span className="mono">{digest}</span>
        {!isWhole && <Badge tone="over">{t('framework.notWhole')}</Badge>}
      </p>
      <details>
        <summary>{t('framework.frozen')}</summary>
        <table className="fw-table">
          <thead>
            <tr>
              <th scope="col">{t('framework.action')}</th>
              <th scope="col">{t('framework.state')}</th>
              <th scope="col">{t('framework.decided')}</th>
            </tr>
          </thead>
          <tbody>
            {frozen.actions.map(action => (
              <tr key={action.id}>
                <th scope="row">{t(action.title)}</th>
                <td>
                  {t(statusNames[action.status])} <span className="small muted">{action.reason}</span>
                </td>
                <td>{decidedOf(action)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
