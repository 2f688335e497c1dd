import type { NamedAgency } from '../../shared/agency-search.ts';
import type { MarkDraft, MarkPlace } from '../../shared/mark-draft.ts';
import { categories, levels } from '../../shared/mark.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CaveatFields } from './CaveatFields.tsx';

type Props = {
  readonly place: MarkPlace;
  readonly draft: MarkDraft;
  /** Those that a value may come from: every one that the office knows. */
  readonly agencies: readonly NamedAgency[];
  readonly onChange: (draft: MarkDraft) => void;
  /** Whether the person came to write the text that leaves instead. */
  readonly beginsWithText?: boolean;
};

/** The parts of a mark as it will stand, the catalogue's default among them and named. */
export function MarkFields({ place: { standard }, draft, agencies, onChange, beginsWithText = false }: Props) {
  const t = useText();
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
      <fieldset className="case-parts">
        <legend className="fld-label">{t('cases.categories')}</legend>
        <div className="mark-categories">
          {categories.map(code => (
            <Checkbox
              key={code}
              label={`${code}, ${t(`mark.category.${code}`)}`}
              checked={draft.categories.includes(code)}
              onChange={on =>
                onChange({
                  ...draft,
                  categories: categories.filter(one => (one === code ? on : draft.categories.includes(one))),
                })
              }
            >
              <span className="mono">{code}</span> <span className="muted small">{t(`mark.category.${code}`)}</span>
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <CaveatFields caveats={draft.caveats} onChange={caveats => onChange({ ...draft, caveats })} />
      <div className="case-form">
        <AgencyPicker
          label={t('cases.originator')}
          optional
          description={t('cases.originatorNote')}
          value={draft.originator}
          onChange={originator => onChange({ ...draft, originator })}
          agencies={agencies}
        />
        <TextField
          label={t('cases.tearText')}
          autoFocus={beginsWithText}
          optional
          rows={2}
          maxLength={5000}
          value={draft.tearText}
          onChange={tearText => onChange({ ...draft, tearText })}
        />
      </div>
    </>
  );
}
