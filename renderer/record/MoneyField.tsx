import { useState } from 'react';
import { failures } from '../../shared/failure.ts';
import type { Json } from '../../shared/language.ts';
import { moneyText, type Money } from '../../shared/money/currency.ts';
import { readMoney } from '../../shared/money/read-money.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import type { FieldTexts } from '../ui/FieldFrame.tsx';
import { TextField } from '../ui/TextField.tsx';

type Props = FieldTexts & { readonly value: Json | undefined; readonly onChange: (value: Json) => void };

/**
 * A sum as it is written or pasted, in units. What it was read as stands below; where it may be two, both are there to choose. What cannot be read
 * stays as typed.
 */
export function MoneyField({ value, onChange, error = null, ...texts }: Props) {
  const t = useText();
  const reader = useReader();
  const [typed, setTyped] = useState<string | null>(null); // null: nothing is being typed, the value is shown as it is written out
  const shown = typed ?? shownSum(value);
  const reading = shown.trim() === '' ? null : readMoney(shown);
  const choices = reading?.kind === 'asked' ? reading.choices : [];
  const why = reading?.kind === 'asked' ? t(failures[reading.code]) : null;
  const note =
    reading?.kind === 'read' && typed !== null
      ? t('cases.sumRead', { sum: moneyText(reading.money), currency: currencyName(reading.money, reader.locale) })
      : typed === null || why === null
        ? t('cases.sumHint')
        : why;
  const change = (text: string) => {
    setTyped(text);
    onChange(sumTyped(text));
  };
  return (
    <div className="sum-field">
      <TextField
        {...texts}
        value={shown}
        onChange={change}
        onBlur={() => setTyped(null)}
        description={note}
        error={error ?? (typed === null ? why : null)}
        maxLength={100}
      />
      {choices.length > 0 && (
        <div className="row" role="group" aria-label={t('cases.sumWhich')}>
          <span className="small muted">{t('cases.sumWhich')}</span>
          {choices.map(sum => (
            <Button key={moneyText(sum)} size="sm" onPress={() => change(moneyText(sum))}>
              {moneyText(sum)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** What is typed as it is stored; what cannot be read as it was typed, for the host to refuse. */
function sumTyped(text: string): Json {
  if (text.trim() === '') return null;
  const reading = readMoney(text);
  return reading.kind === 'read' ? reading.money : text;
}

function shownSum(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return '';
  const { minor, currency } = value as { readonly [part: string]: Json }; // a list was taken above
  const isSum = (typeof minor === 'number' || typeof minor === 'string') && typeof currency === 'string';
  return isSum ? moneyText({ minor, currency }) : '';
}

function currencyName({ currency }: Money, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'currency' }).of(currency) ?? currency;
}
