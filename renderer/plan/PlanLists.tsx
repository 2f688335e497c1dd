import type { ReactNode } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import type { RecordId } from '../../shared/language.ts';
import { moneyText } from '../../shared/money/currency.ts';
import type { Plan } from '../../shared/plan.ts';
import { textIn } from '../../shared/records.ts';
import { effectiveEvents, type StageEvent } from '../../shared/stage-event.ts';
import { useFormat } from '../format.ts';
import { RecordBlock } from '../record/RecordBlock.tsx';
import { titleOf } from '../../shared/record-title.ts';
import { useValueWords } from '../record/value-words.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';

type Props = {
  readonly plan: Plan;
  readonly records: readonly CaseRecord[];
  readonly chosen: RecordId | null;
  readonly onChoose: (id: RecordId) => void;
};

/** What stands in a plan beside its tasks, a table each; the record that was pressed stands whole below its table. */
export function PlanLists(props: Props) {
  const { plan, records } = props;
  return (
    <>
      <Part {...props} id="parties" rows={plan.parties} columns={['role', 'authority', 'contact']} />
      <Part {...props} id="objectives" rows={plan.objectives} columns={['measure', 'status']} />
      <Part {...props} id="phases" rows={plan.phases} columns={['beginsOn', 'finishesOn']} />
      <Part
        {...props}
        id="operations"
        rows={plan.operations}
        columns={['decision', 'place', 'windowStartAt', 'windowEndAt']}
        note={record => <Embargo operation={record} plan={plan} records={records} />}
      />
      <Part
        {...props}
        id="evidence"
        rows={plan.evidence}
        columns={['gatherer', 'law', 'evidentiaryStatus', 'courtUse', 'status']}
        note={record => <LeadOnly record={record} />}
      />
      <Part
        {...props}
        id="money"
        rows={plan.assets}
        columns={['kind', 'value', 'status', 'statusOn', 'fromCountry', 'toCountry', 'sharedWith']}
      >
        <Sums plan={plan} />
      </Part>
    </>
  );
}

type PartProps = Props & {
  readonly id: 'parties' | 'objectives' | 'phases' | 'operations' | 'evidence' | 'money';
  readonly rows: readonly CaseRecord[];
  readonly columns: readonly string[];
  readonly note?: (record: CaseRecord) => ReactNode;
  readonly children?: ReactNode;
};

function Part({ id, rows, columns, note, children, records, chosen, onChoose }: PartProps) {
  const t = useText();
  const [one] = rows;
  if (one === undefined) return null;
  const opened = rows.find(record => record.id === chosen);
  return (
    <div className="stack tight">
      <h3 id={`plan-${id}`} className="h-section h-ruled">
        {t(`plan.${id}`)}
      </h3>
      <div className="plan-scroll" role="region" aria-label={t(`plan.${id}`)} tabIndex={0}>
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{t(`plan.${id}`)}</th>
              {columns.map(name => (
                <th key={name} scope="col">
                  {t(fieldAt(`${one.entity}.${name}`)?.label ?? { en: name, es: name })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(record => (
              <tr key={record.id}>
                <th scope="row">
                  <Button variant="link" onPress={() => onChoose(record.id)}>
                    {record.entity === 'member'
                      ? [textIn(record.fields, 'agency'), textIn(record.fields, 'name')].filter(Boolean).join(' · ')
                      : titleOf(record, t(`plan.${id}`))}
                  </Button>
                  {note?.(record)}
                </th>
                {columns.map(name => (
                  <td key={name}>
                    <Cell record={record} name={name} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {children}
      {opened !== undefined && <RecordBlock record={opened} records={records} />}
    </div>
  );
}

function Cell({ record, name }: { readonly record: CaseRecord; readonly name: string }) {
  const field = fieldAt(`${record.entity}.${name}`);
  return field === undefined ? null : <Words record={record} name={name} field={field} />;
}

function Words({
  record,
  name,
  field,
}: {
  readonly record: CaseRecord;
  readonly name: string;
  readonly field: NonNullable<ReturnType<typeof fieldAt>>;
}) {
  return useValueWords(record, name, field);
}

/** An operation leaves to nobody before the event by which it was executed. */
function Embargo({
  operation,
  plan,
  records,
}: {
  readonly operation: CaseRecord;
  readonly plan: Plan;
  readonly records: readonly CaseRecord[];
}) {
  const t = useText();
  const format = useFormat();
  const on = executedOn(operation, plan, records);
  return <span className="plan-notes">{on === null ? t('plan.embargo') : t('plan.executed', { date: format.date(on) })}</span>;
}

function executedOn(operation: CaseRecord, { operations }: Plan, records: readonly CaseRecord[]): string | null {
  const events = records
    .filter(({ entity, fields }) => entity === 'event' && fields['type'] === 'op-executed')
    .filter(({ fields }) => fields['plan'] === operation.id || (fields['plan'] === undefined && operations.length === 1))
    .map(({ id, fields }): StageEvent => ({ id, facts: {}, ...(fields as Omit<StageEvent, 'id' | 'facts'>) })); // an event's own fields
  return effectiveEvents(events).at(-1)?.on ?? null;
}

function LeadOnly({ record }: { readonly record: CaseRecord }) {
  const t = useText();
  return record.fields['evidentiaryStatus'] === 'lead_only' ? <span className="plan-notes">{t('plan.leadOnly')}</span> : null;
}

function Sums({ plan: { sums } }: Pick<Props, 'plan'>) {
  const t = useText();
  const statuses = fieldAt('asset.status')?.options ?? {};
  if (sums.length === 0) return null;
  return (
    <dl className="plan-sums" aria-label={t('plan.sums')}>
      {sums.map(({ status, money }) => (
        <div key={`${status} ${money.currency}`}>
          <dt className="small muted">{t(statuses[status] ?? { en: t('plan.noStatus'), es: t('plan.noStatus') })}</dt>
          <dd className="mono">{moneyText({ minor: String(money.minor), currency: money.currency })}</dd>
        </div>
      ))}
    </dl>
  );
}
