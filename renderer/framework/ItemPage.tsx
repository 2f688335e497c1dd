import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { ItemView } from '../../shared/contract/frameworks.ts';
import { kindNames, parentsOf, type ItemKind } from '../../shared/framework/items.ts';
import { useOfficeToday } from '../day.ts';
import { go } from '../frame/route-store.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { useViewer } from '../viewer.ts';
import { actHere, useFrameworks } from './framework-store.ts';
import { IndicatorRows } from './IndicatorsTable.tsx';
import { ItemHistory } from './ItemHistory.tsx';
import { PartForm } from './PartForm.tsx';
import { Status } from './PartsTable.tsx';
import { ProgressMark } from './ProgressMark.tsx';
import { RemovePart, ReportForm } from './ReportForm.tsx';

type Shown = Output<'framework:item'>;
type Adding = Exclude<ItemKind, 'year' | 'framework'>;

/** One part: what it is, how it goes, what hangs from it, what serves it, and what was done to it. */
export function ItemPage({ id }: { readonly id: string }) {
  const t = useText();
  const shown = useFrameworks(state => (state.item?.item.id === id ? state.item : null));
  const ofItem = useFrameworks(state => state.ofItem);
  if (shown === null) return <Progress label={t('framework.loading')} done={0} total={null} />;
  return (
    <>
      <Head shown={shown} />
      <Facts shown={shown} />
      {shown.item.kind === 'action' && <Milestones shown={shown} />}
      {shown.item.kind === 'action' && <Served shown={shown} />}
      {shown.item.kind === 'action' && ofItem !== null && (
        <section>
          <h2>
            {t('framework.indicators')} {ofItem.year}
          </h2>
          <IndicatorRows list={ofItem} isShort />
        </section>
      )}
      <ItemHistory shown={shown} />
    </>
  );
}

function Head({ shown }: { readonly shown: Shown }) {
  const t = useText();
  const { item, path } = shown;
  const [dialog, setDialog] = useState<'edit' | 'report' | 'remove' | Adding | null>(null);
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  const under = (Object.keys(parentsOf) as ItemKind[]).filter(kind => kind !== 'year' && parentsOf[kind].includes(item.kind)); // its own keys
  const close = (): void => setDialog(null);
  const looked = { item: item.id };
  return (
    <header className="stack tight">
      <nav className="small" aria-label={t('framework.parts')}>
        <Button variant="link" onPress={() => go({ screen: 'framework' })}>
          {t('framework.back')}
        </Button>
        {path.map(above => (
          <span key={above.id}>
            {' / '}
            <Button variant="link" onPress={() => go({ screen: 'framework', item: above.id })}>
              {t(above.title)}
            </Button>
          </span>
        ))}
      </nav>
      <div className="fw-head">
        <h1 className="h-title">{t(item.title)}</h1>
        <span className="muted">{t(kindNames[item.kind])}</span>
        <div className="fw-acts">
          {shown.mayReport && (
            <Button variant="primary" onPress={() => setDialog('report')}>
              {t('framework.report')}
            </Button>
          )}
          {isSupervisor && (
            <>
              {under.map(kind => (
                <Button key={kind} onPress={() => setDialog(kind as Adding)}>
                  {t('framework.addUnder', { kind: t(kindNames[kind]).toLowerCase() })}
                </Button>
              ))}
              <Button onPress={() => setDialog('edit')}>{t('framework.edit')}</Button>
              {!item.isShipped && <Button onPress={() => setDialog('remove')}>{t('framework.remove')}</Button>}
            </>
          )}
        </div>
      </div>
      {dialog === 'report' && <ReportForm item={item} looked={looked} onClose={close} />}
      {dialog === 'edit' && item.kind !== 'year' && (
        <PartForm kind={item.kind} parent={item.parent} item={item} looked={looked} onClose={close} />
      )}
      {dialog === 'remove' && <RemovePart item={item} onClose={close} />}
      {dialog !== null && dialog !== 'report' && dialog !== 'edit' && dialog !== 'remove' && (
        <PartForm kind={dialog} parent={item.id} item={null} looked={looked} onClose={close} />
      )}
    </header>
  );
}

function Facts({ shown: { item, parts } }: { readonly shown: Shown }) {
  const t = useText();
  const format = useFormat();
  const { source, evidence, note, agency, officer, dueOn, progress } = item.fields;
  const years = parts.filter(({ kind }) => kind === 'year');
  const fact = (label: string, value: React.ReactNode) =>
    value !== undefined &&
    value !== '' &&
    value !== false && (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    );
  return (
    <dl className="fw-facts">
      {fact(t('framework.state'), item.kind === 'action' ? <Status item={item} /> : <ProgressMark progress={item.progress} />)}
      {fact(t('framework.progress'), progress)}
      {fact(t('framework.due'), dueOn === undefined ? undefined : format.date(dueOn, 'always'))}
      {fact(t('framework.owner'), [agency, officer].filter(each => each !== undefined).join(' · '))}
      {item.kind === 'action' &&
        fact(
          t('framework.plannedFor'),
          years.length === 0
            ? t('framework.noYears')
            : years
                .map(({ fields }) =>
                  fields.carriedFrom === undefined
                    ? String(fields.year)
                    : `${String(fields.year)} (${t('framework.carriedFrom', { year: String(fields.carriedFrom) })})`,
                )
                .join(', '),
        )}
      {fact(
        t('framework.source'),
        source !== undefined && (
          <>
            {source} {evidence !== undefined && evidence !== 'V' && <Badge tone="dashed">{t('framework.toBeConfirmed')}</Badge>}
          </>
        ),
      )}
      {note !== undefined && fact('', t(note))}
    </dl>
  );
}

function Milestones({ shown: { item, parts, mayReport } }: { readonly shown: Shown }) {
  const t = useText();
  const format = useFormat();
  const today = useOfficeToday();
  const milestones = parts.filter(({ kind }) => kind === 'milestone');
  const stateOf = ({ fields: { doneOn } }: ItemView): string =>
    doneOn === undefined ? '' : t('framework.reached', { date: format.date(doneOn, 'always') });
  return (
    <section>
      <h2>{t('framework.milestones')}</h2>
      {milestones.length === 0 && <p className="muted">{t('framework.noMilestones')}</p>}
      <ul className="fw-list">
        {milestones.map(milestone => (
          <li key={milestone.id}>
            <span>{t(milestone.title)}</span>
            <span>{milestone.fields.dueOn !== undefined && format.date(milestone.fields.dueOn, 'always')}</span>
            <span className="muted">
              {stateOf(milestone)}
              {milestone.fields.doneOn === undefined && (milestone.fields.dueOn ?? '9') < today && (
                <Badge tone="over">{t('framework.late')}</Badge>
              )}
            </span>
            {mayReport && milestone.fields.doneOn === undefined && (
              <Button
                size="sm"
                label={t('framework.reachOf', { what: t(milestone.title) })}
                onPress={() => {
                  void actHere('framework:report', { id: milestone.id, doneOn: today }, { item: item.id }).then(
                    isDone => isDone && notify({ title: t('framework.saved'), tone: 'done' }),
                  );
                }}
              >
                {t('framework.reach')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Served({ shown: { item, served } }: { readonly shown: Shown }) {
  const t = useText();
  return (
    <section>
      <h2>{t('framework.cases')}</h2>
      <p className="muted small">{served === null ? t('framework.casesKept') : t('framework.casesNote')}</p>
      {served?.length === 0 && <p className="muted">{t('framework.noCases')}</p>}
      <ul className="fw-list">
        {served?.map(({ caseId, reference, caseTitle, record, about }) => (
          <li key={`${caseId} ${record ?? ''}`}>
            <Button
              variant="link"
              onPress={() =>
                go({ screen: 'case', caseId, ...(record === null ? {} : { at: { kind: 'record' as const, record } }) })
              }
            >
              <span className="mono">{reference}</span>
            </Button>
            <span>{record === null ? caseTitle : about}</span>
            <Button
              size="sm"
              label={t('framework.untieOf', { what: reference })}
              onPress={() =>
                void actHere(
                  'framework:serve',
                  { caseId, ...(record === null ? {} : { record }), action: item.id, isServed: false },
                  { item: item.id },
                )
              }
            >
              {t('framework.untie')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
