import { FileOutput } from 'lucide-react';
import { useEffect } from 'react';
import type { RecordId } from '../../shared/language.ts';
import type { Monthly, MonthlyLine } from '../../shared/monthly/monthly.ts';
import { reviewForms, type ReviewForm } from '../../shared/review-forms.ts';
import { tableFormName } from '../../shared/tables.ts';
import { useOfficeToday } from '../day.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Menu } from '../ui/Menu.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { chooseMonth, exportMonthly, monthsUntil, partsOf, readMonthly, useMonthly } from './monthly-store.ts';

const ANYBODY = '*';

/** The monthly report of a foreign agent: what the month's records give, what stays and why, to be adjusted and saved. */
export function MonthlyScreen() {
  const t = useText();
  const today = useOfficeToday();
  const monthly = useMonthly(state => state.monthly);
  const failure = useMonthly(state => state.failure);
  const month = useMonthly(state => state.month);
  useEffect(() => void readMonthly(today), [today]);
  return (
    <Screen crumbs={[{ label: t('reports.title'), to: { screen: 'reports' } }, { label: t('monthly.title') }]}>
      <article className="sheet report monthly">
        {monthly !== null && month !== null && <Gathered key={month} monthly={monthly} month={month} />}
        {failure && (
          <FailureNote failure={failure}>
            {monthly === null && <Button onPress={() => void readMonthly(today)}>{t('ui.retry')}</Button>}
          </FailureNote>
        )}
        {monthly === null && failure === null && <Progress label={t('monthly.gathering')} done={0} total={null} />}
      </article>
    </Screen>
  );
}

type Adjusted = { readonly leftOut: readonly RecordId[]; readonly remarks: string };
const asGathered: Adjusted = { leftOut: [], remarks: '' };

/** One month, with what a person took out and wrote: kept as a draft until it is saved. */
function Gathered({ monthly, month }: { readonly monthly: Monthly; readonly month: string }) {
  const t = useText();
  const typed = useDraft<Adjusted>(`monthly ${month}`, asGathered);
  const { leftOut, remarks } = typed.value;
  const put = (record: RecordId, isIn: boolean) =>
    typed.change({ ...typed.value, leftOut: isIn ? leftOut.filter(id => id !== record) : [...leftOut, record] });
  const parts = partsOf(monthly);
  return (
    <>
      <header>
        <div className="report-head">
          <div className="grow">
            <h1 className="h-screen">{t('monthly.paperTitle')}</h1>
            <p className="muted">{t('monthly.hint')}</p>
          </div>
          <Save adjusted={typed.value} isReady={monthly.unready.length === 0} done={typed.done} />
        </div>
        <Choices monthly={monthly} />
        {monthly.unready.length > 0 && (
          <p className="monthly-unready">
            {t('monthly.unready', { agencies: monthly.unready.join(', ') })}{' '}
            <Button size="sm" onPress={() => go({ screen: 'counterparts' })}>
              {t('frame.room.counterparts')}
            </Button>
          </p>
        )}
        {monthly.others > 0 && <p className="note">{t('monthly.others', { count: monthly.others })}</p>}
        {monthly.closed > 0 && <p className="note">{t('monthly.closed', { count: monthly.closed })}</p>}
      </header>
      {parts.length === 0 && <EmptyState fact={t('monthly.none')} />}
      {parts.map(({ part, lines }) => (
        <section key={part} className="monthly-part">
          <h2 className="h-section">{t(`monthly.part.${part}`)}</h2>
          <p className="small muted">{t(`monthly.basis.${part}`)}</p>
          <ul className="stack tight">
            {lines.map(line => (
              <Line
                key={line.record}
                line={line}
                isIn={!leftOut.includes(line.record)}
                onChange={isIn => put(line.record, isIn)}
              />
            ))}
          </ul>
        </section>
      ))}
      <section className="monthly-part no-print">
        <TextField
          label={t('monthly.remarks')}
          description={t('monthly.remarksHint')}
          value={remarks}
          rows={4}
          maxLength={4000}
          onChange={next => typed.change({ ...typed.value, remarks: next })}
        />
      </section>
    </>
  );
}

function Choices({ monthly }: { readonly monthly: Monthly }) {
  const t = useText();
  const format = useFormat();
  const today = useOfficeToday();
  const officer = useMonthly(state => state.officer);
  const months = monthsUntil(today);
  return (
    <div className="ministers-choices no-print">
      <Select
        look="filter"
        label={t('monthly.month')}
        value={monthly.month}
        onChange={month => chooseMonth({ month }, today)}
        choices={(months.includes(monthly.month) ? months : [monthly.month, ...months]).map(id => ({
          id,
          label: format.date(id),
        }))}
      />
      <Select
        look="filter"
        label={t('monthly.officer')}
        value={officer ?? ANYBODY}
        onChange={id => chooseMonth({ officer: id === ANYBODY ? null : id }, today)}
        choices={[{ id: ANYBODY, label: t('monthly.wholeOffice') }, ...monthly.officers.map(id => ({ id, label: id }))]}
      />
      <span className="small muted">
        {t('monthly.to')}: {monthly.addressees.join(', ')}
      </span>
    </div>
  );
}

/** One record of the month: whether it is in the report, what it says there, and why it is not. */
function Line({
  line,
  isIn,
  onChange,
}: {
  readonly line: MonthlyLine;
  readonly isIn: boolean;
  readonly onChange: (isIn: boolean) => void;
}) {
  const t = useText();
  const format = useFormat();
  const { state, cells, withheld, on, reference, caseId, record } = line;
  const isTold = state === 'told';
  const words = isTold ? cells.flatMap(cell => (cell.en === '' ? [] : [t(cell)])) : [format.date(on, 'always')];
  return (
    <li className="monthly-line">
      <Checkbox checked={isTold && isIn} onChange={onChange} unavailable={isTold ? null : t(`monthly.stays.${state}`)}>
        {words.map((said, at) => (
          <span key={at} className={at === words.length - 1 && isTold ? 'strong' : 'muted'}>
            {said}
          </span>
        ))}
        {isTold && withheld > 0 && <span className="small muted">{t('monthly.fieldsWithheld', { count: withheld })}</span>}
      </Checkbox>
      <Button size="sm" variant="link" onPress={() => go({ screen: 'case', caseId, at: { kind: 'record', record } })}>
        {reference}
      </Button>
    </li>
  );
}

type SaveProps = { readonly adjusted: Adjusted; readonly isReady: boolean; readonly done: () => void };

function Save({ adjusted, isReady, done }: SaveProps) {
  const t = useText();
  const reader = useReader();
  const isWriting = useMonthly(state => state.isWriting);
  const save = async (form: ReviewForm) => {
    if (!(await exportMonthly(t('monthly.file'), adjusted, { form, language: reader.language }))) return;
    done();
    notify({ title: t('monthly.done'), tone: 'done' });
  };
  if (!isReady)
    return (
      <Button variant="primary" icon={FileOutput} unavailable={t('monthly.notReady')}>
        {t('monthly.save')}
      </Button>
    );
  return (
    <Menu
      label={t('monthly.save')}
      entries={reviewForms.map(id => ({ id, label: id === 'pdf' ? t('review.pdf') : t(tableFormName[id]) }))}
      onAction={id => void save(id as ReviewForm)} // one of the entries
      trigger={
        <Button variant="primary" icon={FileOutput} isPending={isWriting}>
          {t('monthly.save')}
        </Button>
      }
    />
  );
}
