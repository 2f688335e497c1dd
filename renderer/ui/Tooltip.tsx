import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Keys } from './Keys.tsx';

export type TooltipProps = { readonly text: string; readonly keys?: readonly string[]; readonly children: ReactElement };

/** A word or two on hover or focus, around one focusable child. Never the only place where something is said. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="tip" offset={6}>
        {text}
        {keys && <Keys keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
