import type { NamedAgency } from '../../shared/agency-search.ts';
import type { MarkDraft, MarkPlace } from '../../shared/mark-draft.ts';
import { categories, levels } from '../../shared/mark.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CaveatFields } from './CaveatFields.tsx';
import type { EventsOfCase } from './event-choices.ts';
import { CaveatParameter } from './CaveatParameter.tsx';
import { whoMayChoose, whoMayHave, withWho } from './who-may-have.ts';

type Props = {
  readonly place: MarkPlace;
  readonly draft: MarkDraft;
  /** Those that a value may come from: every one that the office knows. */
  readonly agencies: readonly NamedAgency[];
  readonly events: EventsOfCase;
  readonly onChange: (draft: MarkDraft) => void;
  /** Whether the person came to write the text that leaves instead. */
  readonly beginsWithText?: boolean;
};

/** The parts of a mark as it will stand, the catalogue's default among them and named. */
export function MarkFields({ place, draft, agencies, events, onChange, beginsWithText = false }: Props) {
  const { standard } = place;
  const t = useText();
  const who = whoMayHave(draft);
  const choices = whoMayChoose(draft); // what the last asks for stands below it
  return (
    <>
      <div className="stack tight mark-level">
        <span className="fld-label" aria-hidden>
          {t('cases.level')}
        </span>
        <SegmentedControl
          label={t('cases.level')}
          value={draft.level}
          onChange={level => onChange({ ...draft, level })}
          segments={levels.map(level => ({
            id: level,
            name: `${level} ${t(`mark.level.${level}`)}`,
            label: (
              <>
                <span className="mono">{level}</span> {t(`mark.level.${level}`)}
              </>
            ),
          }))}
        />
        <span className="faint small">
          {standard.category === null
            ? t('cases.standardNone')
            : t('cases.standard', { level: standard.level, category: standard.category })}
        </span>
      </div>
      <div className="stack tight">
        <RadioGroup
          label={t('mark.who')}
          value={who}
          onChange={answer => onChange(withWho(draft, answer, place))}
          choices={choices.map(id => ({ id, label: t(`mark.whoMay.${id}`) }))}
          {...(choices.includes('otherwise') ? { description: t('mark.whoOtherwise') } : {})}
        />
        {who === 'only' && (
          <CaveatParameter
            agencies={agencies}
            events={events}
            caveat={draft.caveats.find(({ kind }) => kind === 'REL')!} // the answer is made of it
            onChange={next => onChange({ ...draft, caveats: draft.caveats.map(each => (each.kind === 'REL' ? next : each)) })}
          />
        )}
      </div>
      <CaveatFields
        caveats={draft.caveats}
        agencies={agencies}
        events={events}
        isListed={who !== 'only' && draft.caveats.some(({ kind }) => kind === 'REL')}
        onChange={caveats => onChange({ ...draft, caveats })}
      />
      <details className="mark-fold">
        <summary>
          {t('cases.categories')}
          {draft.categories.length > 0 && `: ${draft.categories.map(code => t(`mark.category.${code}`)).join(' · ')}`}
        </summary>
        <div className="mark-categories" role="group" aria-label={t('cases.categories')}>
          {categories.map(code => (
            <Checkbox
              key={code}
              checked={draft.categories.includes(code)}
              onChange={on =>
                onChange({
                  ...draft,
                  categories: categories.filter(one => (one === code ? on : draft.categories.includes(one))),
                })
              }
            >
              {t(`mark.category.${code}`)} <span className="mono small faint">{code}</span>
            </Checkbox>
          ))}
        </div>
      </details>
      <div className="case-form">
        <AgencyPicker
          label={t('cases.originator')}
          description={t('cases.originatorNote')}
          value={draft.originator}
          onChange={originator => onChange({ ...draft, originator })}
          agencies={agencies}
        />
        <TextField
          label={t('cases.tearText')}
          autoFocus={beginsWithText}
          rows={2}
          maxLength={5000}
          value={draft.tearText}
          onChange={tearText => onChange({ ...draft, tearText })}
        />
      </div>
    </>
  );
}
