import { Eye, EyeOff, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Group, Input, TextField as AriaTextField } from 'react-aria-components';
import { useText } from '../text.ts';
import { FieldLabel, FieldNotes, type FieldTexts } from './FieldFrame.tsx';

/** Steps of the meter that are filled (0–4), and what to say of it. */
export type Strength = { readonly steps: number; readonly words: string };

export type PassphraseFieldProps = FieldTexts & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shows a meter below, for a phrase that is being chosen. */
  readonly strength?: Strength;
  readonly isNew?: boolean;
  readonly autoFocus?: boolean;
};

/** A secret: hidden unless shown, warns of Caps Lock, never spell-checked or remembered. */
export function PassphraseField(props: PassphraseFieldProps) {
  const t = useText();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const { error = null, strength } = props;
  const Icon = shown ? EyeOff : Eye;
  return (
    <AriaTextField
      className="fld"
      type={shown ? 'text' : 'password'}
      value={props.value}
      onChange={props.onChange}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
      autoComplete={props.isNew ? 'new-password' : 'current-password'}
      onBlur={() => setCapsLock(false)}
      onKeyUp={event => setCapsLock(event.getModifierState('CapsLock'))}
    >
      <FieldLabel {...props} />
      <Group className="input lg" isInvalid={error !== null}>
        <Input spellCheck={false} autoCapitalize="off" />
        <AriaButton
          className="iconbtn"
          aria-label={t(shown ? 'ui.hidePassphrase' : 'ui.showPassphrase')}
          onPress={() => setShown(!shown)}
        >
          <Icon aria-hidden />
        </AriaButton>
      </Group>
      <FieldNotes {...props} />
      <div role="status">
        {capsLock && (
          <span className="fld-warn">
            <TriangleAlert aria-hidden />
            {t('ui.capsLock')}
          </span>
        )}
      </div>
      {strength !== undefined && <StrengthBar strength={strength} />}
    </AriaTextField>
  );
}

function StrengthBar({ strength }: { readonly strength: Strength }) {
  const t = useText();
  const { steps, words } = strength;
  return (
    <div
      className="strength"
      role="meter"
      aria-label={t('ui.strength.label')}
      aria-valuemin={0}
      aria-valuemax={4}
      aria-valuenow={steps}
      aria-valuetext={words}
    >
      <span className="segbar">
        {[1, 2, 3, 4].map(step => (
          <i key={step} className={step <= steps ? 'on' : ''} />
        ))}
      </span>
      <span>{words}</span>
    </div>
  );
}
