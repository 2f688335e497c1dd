import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../text.ts';
import type { MarkState } from './mark-state.ts';
import { ShieldShape } from './ShieldShape.tsx';

export type ShieldProps = {
  readonly state: MarkState;
  /** What it stands for, such as the field's label; spoken before the state. */
  readonly of?: string;
  /** Enter or a click opens why. Without it the shield is only read. Inside a `Popover` it may be absent: pass `isButton`. */
  readonly onWhy?: () => void;
  readonly isButton?: boolean;
};

/** What a counterpart would get of one value, always the same shape at the same place. */
export function Shield({ state, of, onWhy, isButton = onWhy !== undefined }: ShieldProps) {
  const t = useText();
  const name = [of, t(`mark.state.${state}`)].filter(word => word !== undefined).join(', ');
  if (!isButton) {
    return (
      <span role="img" aria-label={name}>
        <ShieldShape state={state} />
      </span>
    );
  }
  return (
    <AriaButton className="shield-btn" aria-label={`${name}, ${t('mark.why')}`} onPress={() => onWhy?.()}>
      <ShieldShape state={state} />
    </AriaButton>
  );
}
