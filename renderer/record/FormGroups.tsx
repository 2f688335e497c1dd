import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { widthOf } from '../../shared/catalogue-forms.ts';
import type { EntityName } from '../../shared/catalogue.ts';
import type { Json } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FieldInput } from './FieldInput.tsx';
import type { FormField, ShownForm, ShownGroup } from './form-shown.ts';

export type FormGroupsProps = {
  readonly shown: ShownForm;
  readonly valueOf: (name: string) => Json | undefined;
  readonly errorOf: (name: string) => string | null;
  readonly onChange: (name: string, value: Json) => void;
  /** What stands where records of a kind hang from this one. */
  readonly listOf: (entity: EntityName) => ReactNode;
  /** Whether what is seldom filled was opened by hand. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
};

/** The fields of a record as a practitioner thinks of them; what is empty and seldom filled waits under one line that names it. */
export function FormGroups({ shown, isOpen, onOpen, ...field }: FormGroupsProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const { count, called } = shown.folded;
  const seen = useOpened(box, isOpen);
  return (
    <div className="form-groups" ref={box}>
      {shown.groups.map(group => (
        <Group key={group.title.en} group={group} {...field} />
      ))}
      {(count > 0 || isOpen) && (
        <div className="form-more">
          <Button
            variant="link"
            icon={isOpen ? ChevronUp : ChevronDown}
            onPress={() => {
              seen();
              onOpen(!isOpen);
            }}
          >
            {isOpen ? t('cases.hideEmpty') : t('cases.moreFields', { count, what: namesOf(called.map(label => t(label))) })}
          </Button>
        </div>
      )}
    </div>
  );
}

const MOST_NAMES = 4;

/** The first of them, so that the line stays one. */
function namesOf(called: readonly string[]): string {
  return [...called.slice(0, MOST_NAMES), ...(called.length > MOST_NAMES ? ['…'] : [])].join(', ');
}

function Group({ group, listOf, ...given }: { readonly group: ShownGroup } & FieldGiven & Pick<FormGroupsProps, 'listOf'>) {
  const t = useText();
  const id = useId();
  const isAlone = group.lines.flat().length === 1 && group.lists.length === 0; // a field alone says what it is by its label
  return (
    <section className="form-group" {...(isAlone ? {} : { role: 'group', 'aria-labelledby': id })}>
      {!isAlone && (
        <h3 className="form-title" id={id}>
          {t(group.title)}
        </h3>
      )}
      {group.lines.map(line => (
        <div className="form-line" key={line[0]?.name}>
          {line.map(one => (
            <OneField key={one.name} one={one} {...given} />
          ))}
        </div>
      ))}
      {group.lists.map(listOf)}
    </section>
  );
}

type FieldGiven = Pick<FormGroupsProps, 'valueOf' | 'errorOf' | 'onChange'>;

function OneField({ one: { name, field, isLong }, ...given }: { readonly one: FormField } & FieldGiven) {
  const error = given.errorOf(name);
  return (
    <div
      className={`form-field ${isLong ? 'whole' : widthOf(field)}`}
      data-field={name}
      {...(error === null ? {} : { 'data-wrong': '' })}
    >
      <FieldInput
        name={name}
        field={field}
        isLong={isLong}
        value={given.valueOf(name)}
        onChange={value => given.onChange(name, value)}
        error={error}
      />
    </div>
  );
}

/** Where what was folded opens, the focus goes to the first field that came. Call what is returned before it opens. */
function useOpened(box: RefObject<HTMLDivElement | null>, isOpen: boolean): () => void {
  const before = useRef<ReadonlySet<string> | null>(null);
  const namesIn = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
  useLayoutEffect(() => {
    const known = before.current;
    before.current = null;
    if (!isOpen || known === null) return;
    const first = namesIn().find(({ dataset }) => !known.has(dataset['field'] ?? ''));
    first?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [isOpen]);
  return () => {
    before.current = new Set(namesIn().map(({ dataset }) => dataset['field'] ?? ''));
  };
}
