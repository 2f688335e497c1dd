import type { ExitView } from '../../shared/contract/stages.ts';
import { failures, type Failure, type FailurePlace } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Facts of an event as they are typed, by name. */
export type Facts = Readonly<Record<string, string | number | boolean>>;
type AskedProps = {
  /** What was refused last: a fact that it misses is told at its field. */
  readonly failure?: Failure | null;
  readonly asks: ExitView['asks'];
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
};

const FACTS = 'facts.';
const isOfFact = ({ path }: FailurePlace): boolean => path.startsWith(FACTS);

/** The rest of a refusal beside `AskedFacts`, where what its facts miss is said once. */
export function besideFacts(failure: Failure): Failure {
  return { ...failure, places: (failure.places ?? []).filter(place => !isOfFact(place)) };
}

/** A field for each fact that an event needs. */
export function AskedFacts({ asks, facts, failure = null, onChange }: AskedProps) {
  const t = useText();
  const missed = new Set((failure?.places ?? []).filter(isOfFact).map(({ path }) => path.slice(FACTS.length)));
  return asks.map(({ fact, label, type, options }) => {
    const value = facts[fact];
    const isEmpty = value === undefined || value === '';
    const error = missed.has(fact) && isEmpty ? t(failures['field/required']) : null;
    const set = (next: string | number | boolean) => onChange({ ...facts, [fact]: next });
    if (type === 'boolean')
      return (
        <Checkbox key={fact} checked={value === true} onChange={set}>
          {t(label)}
        </Checkbox>
      );
    if (type === 'date')
      // a fact of type date is given as a civil date
      return (
        <DateField
          key={fact}
          label={t(label)}
          error={error}
          value={typeof value === 'string' ? (value as CivilDate) : null}
          onChange={date => set(date ?? '')}
        />
      );
    if (options !== undefined)
      return (
        <Select
          key={fact}
          label={t(label)}
          error={error}
          value={typeof value === 'string' ? value : null}
          onChange={set}
          choices={Object.entries(options).map(([id, words]) => ({ id, label: t(words) }))}
        />
      );
    return (
      <TextField
        key={fact}
        label={t(label)}
        error={error}
        value={value === undefined ? '' : String(value)}
        maxLength={2000}
        onChange={text => set(type === 'integer' && /^\d{1,9}$/.test(text) ? Number(text) : text)}
      />
    );
  });
}
