import type { AwaitedEvent } from '../../shared/decision/awaited-events.ts';
import type { RecordId } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Select } from '../ui/Select.tsx';
import { useAboutAsked, type EventAbout } from './event-about.ts';

const none = '';

export type EventAboutFieldsProps = {
  /** undefined: nothing of the case awaits such an event, and nothing is asked. */
  readonly awaited: AwaitedEvent | undefined;
  readonly about: EventAbout;
  readonly onChange: (about: EventAbout) => void;
};

/** Which of several things an event is about, asked of each kind; where there is one thing alone, it is said and not asked. */
export function EventAboutFields({ awaited, about, onChange }: EventAboutFieldsProps) {
  const t = useText();
  const asked = useAboutAsked(awaited);
  const all = asked.flatMap(({ choices }) => choices);
  if (all.length === 0) return null;
  if (all.length === 1) return <p className="small muted">{t('cases.aboutOnly', { what: all[0]?.label ?? '' })}</p>;
  return (
    <fieldset className="stack event-about">
      <legend className="small muted">{t('cases.aboutNote')}</legend>
      {asked.map(({ kind, label, choices }) => (
        <Select<RecordId | typeof none>
          key={kind}
          label={label}
          value={about[kind] ?? none}
          onChange={chosen => {
            const { [kind]: _before, ...others } = about;
            onChange(chosen === none ? others : { ...others, [kind]: chosen });
          }}
          choices={[{ id: none, label: t('cases.aboutNone') }, ...choices]}
        />
      ))}
    </fieldset>
  );
}
