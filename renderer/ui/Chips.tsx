import { Check } from 'lucide-react';
import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useText } from '../text.ts';
import type { Choice } from './choice.ts';
import type { FieldTexts } from './FieldFrame.tsx';

export type ChipsProps<Id extends string> = FieldTexts & {
  readonly choices: readonly Choice<Id>[];
  readonly chosen: readonly Id[];
  /** In the order of the choices. */
  readonly onChange: (chosen: readonly Id[]) => void;
};

/** Any of a few known things, side by side: one stop for Tab, the arrows go from one to the next, Space takes it or leaves it. */
export function Chips<Id extends string>({ choices, chosen, onChange, ...texts }: ChipsProps<Id>) {
  const t = useText();
  const id = useId();
  const { error = null } = texts;
  return (
    <div className="fld">
      <div className={texts.labelHidden === true ? 'visually-hidden' : 'fld-head'}>
        <span className="fld-label" id={id}>
          {texts.label}
        </span>
        {texts.required === true && <span className="fld-need">{t('ui.required')}</span>}
      </div>
      <ToggleButtonGroup
        className="chips"
        selectionMode="multiple"
        aria-labelledby={id}
        {...(error === null ? {} : { 'aria-describedby': `${id}-why` })}
        selectedKeys={chosen}
        onSelectionChange={keys => onChange(choices.map(choice => choice.id).filter(choice => keys.has(choice)))}
      >
        {choices.map(choice => (
          <ToggleButton key={choice.id} id={choice.id} className="chip">
            <Check aria-hidden />
            {choice.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error !== null && (
        <p className="fld-error" id={`${id}-why`}>
          {error}
        </p>
      )}
    </div>
  );
}
