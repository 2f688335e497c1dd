import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Group, Input, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldLabel, FieldNotes, useTooLong, type FieldTexts } from './FieldFrame.tsx';

export type TextFieldProps = FieldTexts & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly rows?: number; // more than one line
  readonly mono?: boolean; // identifiers
  readonly size?: 'md' | 'lg';
  readonly icon?: LucideIcon;
  readonly suffix?: ReactNode;
  /** What fits, as the host says it too; more is told and stays. */
  readonly maxLength?: number;
  readonly type?: 'text' | 'search' | 'email' | 'tel';
  readonly autoFocus?: boolean;
  readonly isReadOnly?: boolean;
  readonly onBlur?: () => void;
  /** Enter in a one-line field. */
  readonly onSubmit?: () => void;
};

/** One line of text, or several with `rows`. */
export function TextField(props: TextFieldProps) {
  const { icon: Icon, rows, mono = false, size = 'md', placeholder = '', suffix } = props;
  const tooLong = useTooLong(props.value, props.maxLength);
  const error = props.error ?? tooLong;
  return (
    <AriaTextField
      className="fld"
      value={props.value}
      onChange={props.onChange}
      type={props.type ?? 'text'}
      autoFocus={props.autoFocus ?? false}
      isReadOnly={props.isReadOnly ?? false}
      isRequired={props.required ?? false}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoComplete="off"
      onBlur={() => props.onBlur?.()}
      onKeyDown={event => {
        if (event.key === 'Enter' && rows === undefined && props.onSubmit) props.onSubmit();
        else event.continuePropagation();
      }}
    >
      <FieldLabel {...props} />
      <Group className={`input ${size} ${mono ? 'mono' : ''}`} isInvalid={error !== null}>
        {Icon && <Icon aria-hidden />}
        {rows === undefined ? (
          <Input placeholder={placeholder} spellCheck={false} />
        ) : (
          <TextArea rows={rows} placeholder={placeholder} />
        )}
        {suffix}
      </Group>
      <FieldNotes {...props} error={error} />
    </AriaTextField>
  );
}
