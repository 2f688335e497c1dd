import { Check } from 'lucide-react';
import { ListBoxItem } from 'react-aria-components';
import type { Choice } from './choice.ts';

/** One row of the list that a select or combo box opens. */
export function Option({ choice }: { readonly choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className="opt">
      {({ isSelected }) => (
        <>
          <span>
            {choice.isCode === true ? <span className="mono">{choice.label}</span> : choice.label}
            {choice.note !== undefined && <span className="note">{choice.note}</span>}
          </span>
          {isSelected && <Check className="tick" aria-hidden />}
        </>
      )}
    </ListBoxItem>
  );
}
