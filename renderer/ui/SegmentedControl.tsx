import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export type Segment<Id extends string> = { readonly id: Id; readonly label: ReactNode; readonly name?: string };
export type SegmentedControlProps<Id extends string> = {
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  readonly size?: 'sm' | 'md';
};

/** Two to five exclusive choices side by side. `name` is spoken where the label is short (ES). */
export function SegmentedControl<Id extends string>({
  label,
  segments,
  value,
  onChange,
  size = 'md',
}: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      className={`seg ${size}`}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => {
        const chosen = segments.find(segment => keys.has(segment.id));
        if (chosen) onChange(chosen.id);
      }}
    >
      {segments.map(segment => (
        <ToggleButton key={segment.id} id={segment.id} {...(segment.name === undefined ? {} : { 'aria-label': segment.name })}>
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
