import type { AwaitedEvent } from '../../shared/decision/awaited-events.ts';
import type { RecordId } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { useAboutAsked, useRestNames, type EventAbout } from './event-about.ts';

const none = '';

export type EventAboutFieldsProps = {
  /** undefined: nothing of the case awaits such an event, and nothing is asked. */
  readonly awaited: AwaitedEvent | undefined;
  readonly about: EventAbout;
  readonly onChange: (about: EventAbout) => void;
};

/** Which of several things an event is about, asked of each kind (one thing alone is said and not asked), and whether it opens the rest. */
export function EventAboutFields({ awaited, about, onChange }: EventAboutFieldsProps) {
  return (
    <>
      <NamedFields awaited={awaited} about={about} onChange={onChange} />
      <RestField awaited={awaited} about={about} onChange={onChange} />
    </>
  );
}

/** Whether what waits for the event and is about nothing in particular opens as well. Nothing is chosen beforehand. */
function RestField({ awaited, about, onChange }: EventAboutFieldsProps) {
  const t = useText();
  const names = useRestNames(awaited);
  if (names.length === 0) return null;
  const more = names.length - shownOfRest;
  const shown = names.slice(0, shownOfRest).join('; ');
  return (
    <RadioGroup<'yes' | 'no'>
      label={t('cases.rest')}
      description={more > 0 ? t('cases.restWithMore', { what: shown, count: more }) : shown}
      value={about.opensRest === undefined ? null : about.opensRest ? 'yes' : 'no'}
      onChange={answer => onChange({ ...about, opensRest: answer === 'yes' })}
      choices={[
        { id: 'no', label: t('cases.restStays') },
        { id: 'yes', label: t('cases.restOpens') },
      ]}
    />
  );
}

/** As many titles as are told; of the others, how many. */
const shownOfRest = 4;

function NamedFields({ awaited, about, onChange }: EventAboutFieldsProps) {
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
