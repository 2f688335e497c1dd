import { passphraseStrength } from '../../shared/passphrase.ts';
import { useText } from '../text.ts';
import { PassphraseField } from '../ui/PassphraseField.tsx';

export type NewPassphraseProps = {
  readonly value: string;
  readonly again: string;
  readonly onChange: (value: string) => void;
  readonly onAgain: (value: string) => void;
};

/** A passphrase being chosen, with its strength, and typed twice. */
export function NewPassphrase({ value, again, onChange, onAgain }: NewPassphraseProps) {
  const t = useText();
  const { bits, verdict, advice } = passphraseStrength(value);
  const isFull = verdict === 'strong';
  const steps = value === '' ? 0 : isFull ? 4 : Math.min(3, 1 + Math.floor(bits / 20));
  return (
    <>
      <PassphraseField
        label={t('vault.passphrase')}
        value={value}
        onChange={onChange}
        strength={{ steps, words: value === '' ? t('ui.strength.empty') : t(advice) }}
        isNew
      />
      <PassphraseField
        label={t('vault.passphraseAgain')}
        value={again}
        onChange={onAgain}
        error={again !== '' && !value.startsWith(again) ? t('vault.passphraseDiffers') : null}
        isNew
      />
    </>
  );
}

/** What is still wrong with it, as the path of a sentence; null if nothing. */
export function passphraseLacks(value: string, again: string) {
  if (value === '') return 'vault.needPassphrase' as const;
  if (passphraseStrength(value).verdict === 'weak') return 'vault.needStronger' as const;
  return value === again ? null : ('vault.passphraseDiffers' as const);
}
