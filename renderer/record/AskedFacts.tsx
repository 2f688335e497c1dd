import type { ExitView } from '../../shared/contract/stages.ts';
import type { CivilDate } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Facts of an event as they are typed, by name. */
export type Facts = Readonly<Record<string, string | number | boolean>>;
type AskedProps = {
  readonly asks: ExitView['asks'];
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
};

/** A field for each fact that an event needs. */
export function AskedFacts({ asks, facts, onChange }: AskedProps) {
  const t = useText();
  return asks.map(({ fact, label, type, options }) => {
    const value = facts[fact];
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
          value={typeof value === 'string' ? (value as CivilDate) : null}
          onChange={date => set(date ?? '')}
        />
      );
    if (options !== undefined)
      return (
        <Select
          key={fact}
          label={t(label)}
          value={typeof value === 'string' ? value : null}
          onChange={set}
          choices={Object.entries(options).map(([id, words]) => ({ id, label: t(words) }))}
        />
      );
    return (
      <TextField
        key={fact}
        label={t(label)}
        value={value === undefined ? '' : String(value)}
        maxLength={2000}
        onChange={text => set(type === 'integer' && /^\d{1,9}$/.test(text) ? Number(text) : text)}
      />
    );
  });
}
