import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { textIn } from '../../shared/records.ts';
import { valueText } from '../../shared/value-text.ts';
import { useDay } from '../day.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { recordsUnder, useCase } from './case-store.ts';

type Props = { readonly record: CaseRecord; readonly records: readonly CaseRecord[] };

/** Whether every value of an exchange stands open: once somebody asks, or comes to one of its values from elsewhere. */
export function useWhole({ record, records }: Props): readonly [boolean, (isWhole: boolean) => void] {
  const [isWhole, setWhole] = useState(record.entity !== 'exchange');
  const isReached = useCase(({ left, editing }) =>
    [left, editing].some(place => place !== null && place.field !== '*' && isWithin(place.record, record, records)),
  );
  useEffect(() => {
    if (isReached) setWhole(true);
  }, [isReached]);
  return [isWhole, setWhole];
}

function isWithin(id: string, { id: own }: CaseRecord, records: readonly CaseRecord[]): boolean {
  return id === own || records.some(record => record.id === id && record.parentId === own && record.entity !== 'portion');
}

/** An exchange as an entry of the thread: when and how at the left; with whom, what went which way and what is promised at the right. */
export function ExchangeBrief({ record, records }: Props) {
  const say = useSaid();
  const people = recordsUnder(records, 'participant', record.id)
    .map(({ fields }) => textIn(fields, 'name') || textIn(fields, 'role'))
    .filter(name => name !== '');
  const how = [say(record, 'mode'), say(record, 'channel')].filter(word => word !== '');
  return (
    <div className="exchange-brief">
      <div>
        <div className="strong">{say(record, 'startAt')}</div>
        <div className="small muted">{how.join(' · ')}</div>
      </div>
      <div className="stack tight">
        <div>
          <span className="mono">{textIn(record.fields, 'counterpart')}</span> {people.join(', ')}
        </div>
        {recordsUnder(records, 'item', record.id).map(item => (
          <Moved key={item.id} item={item} />
        ))}
        {recordsUnder(records, 'commitment', record.id).map(commitment => (
          <Owed key={commitment.id} commitment={commitment} />
        ))}
      </div>
    </div>
  );
}

/** What was handed over or received; the arrow is also said in words. */
function Moved({ item }: { readonly item: CaseRecord }) {
  const say = useSaid();
  const Arrow = textIn(item.fields, 'way') === 'given' ? ArrowUpRight : ArrowDownLeft;
  const what = textIn(item.fields, 'description');
  return (
    <div className="exchange-line">
      <Arrow aria-hidden />
      <span className="muted">{say(item, 'way')}</span> <span lang={textLanguage(what) ?? undefined}>{what}</span>
    </div>
  );
}

function Owed({ commitment }: { readonly commitment: CaseRecord }) {
  const t = useText();
  const format = useFormat();
  const say = useSaid();
  const what = textIn(commitment.fields, 'what');
  const dueOn = textIn(commitment.fields, 'dueOn');
  const due = dueOn === '' ? '' : t('exchanges.due', { date: format.date(dueOn) });
  return (
    <div className="exchange-line">
      <span className="mono">{textIn(commitment.fields, 'by')}</span> <span lang={textLanguage(what) ?? undefined}>{what}</span>{' '}
      <span className="small muted">{[due, say(commitment, 'status')].filter(part => part !== '').join(' · ')}</span>
    </div>
  );
}

/** The value of a field in words; nothing where there is none. */
function useSaid(): (record: CaseRecord, field: string) => string {
  const reader = useReader();
  const { zone } = useDay();
  return ({ entity, fields }, field) => {
    const value = fields[field];
    return value === undefined ? '' : valueText(fieldAt(`${entity}.${field}`), value, reader, zone);
  };
}

type ToggleProps = { readonly title: string; readonly isWhole: boolean; readonly onWhole: (isWhole: boolean) => void };

/** Between the entry of the thread and every value of it with its mark. */
export function WholeToggle({ title, isWhole, onWhole }: ToggleProps) {
  const t = useText();
  const words = t(isWhole ? 'cases.briefExchange' : 'cases.wholeExchange');
  return (
    <div className="case-empties">
      <Button variant="link" label={`${words}: ${title}`} onPress={() => onWhole(!isWhole)}>
        {words}
      </Button>
    </div>
  );
}
