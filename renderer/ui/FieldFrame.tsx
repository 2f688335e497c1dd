import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useReader, useText } from '../text.ts';

export type FieldTexts = {
  readonly label: string;
  /** Spoken but not shown, where the place says what it is. */
  readonly labelHidden?: boolean;
  readonly description?: string;
  /** What is wrong and how to mend it; marks the field as invalid. */
  readonly error?: string | null;
  readonly optional?: boolean;
  /** Said where most fields may stay empty. */
  readonly required?: boolean;
  /** Stands at the right end of the label, such as a link. */
  readonly aside?: ReactNode;
};

/**
 * Why a text does not fit, or null. The browser's own limit is not used: it cuts what is pasted, and nobody sees that the rest is gone. What is
 * too long stays as it was typed, and the host refuses it.
 */
export function useTooLong(value: string, most: number | undefined): string | null {
  const t = useText();
  const { locale } = useReader();
  if (most === undefined || value.length <= most) return null;
  const figures = new Intl.NumberFormat(locale);
  return t('ui.tooLong', { count: figures.format(value.length), most: figures.format(most) });
}

/** The label above a field; inside a react-aria field. */
export function FieldLabel({ label, labelHidden = false, optional = false, required = false, aside }: FieldTexts) {
  const t = useText();
  if (labelHidden) return <Label className="visually-hidden">{label}</Label>;
  return (
    <div className="fld-head">
      <Label className="fld-label">{label}</Label>
      {optional && <span className="fld-need">{t('ui.optional')}</span>}
      {required && <span className="fld-need">{t('ui.required')}</span>}
      {aside !== undefined && <span className="aside">{aside}</span>}
    </div>
  );
}

/** What stands below a field: the error if there is one, else the description. */
export function FieldNotes({ description, error = null }: Pick<FieldTexts, 'description' | 'error'>) {
  return (
    <>
      {error === null && description !== undefined && (
        <Text slot="description" className="fld-note">
          {description}
        </Text>
      )}
      <FieldError className="fld-error">
        <CircleAlert aria-hidden />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
