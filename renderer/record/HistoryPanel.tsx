import type { HistoryLine } from '../../shared/case-view.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import type { Bilingual, Json } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { deconflictText } from '../../shared/text/deconflict.ts';
import { mergeText } from '../../shared/text/person-merge.ts';
import { samePersonText } from '../../shared/text/same-person.ts';
import { valueText } from '../../shared/value-text.ts';
import { useDay } from '../day.ts';
import { useFormat } from '../format.ts';
import { useInStep } from '../frame/in-step-store.ts';
import { useReader, useText, type Translate } from '../text.ts';
import { Keys } from '../ui/Keys.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useCase, type PanelOf } from './case-store.ts';
import { storedMarkCodes } from '../marks/mark-words.ts';

/** What a value or record was and became, and how it was marked: by whom and when, newest first. */
export function HistoryPanel({ panel: { record, field, lines } }: { readonly panel: PanelOf<'history'> }) {
  const t = useText();
  const isOfSeveral = useInStep(({ step }) => step?.isOfSeveral === true);
  const entity = useCase(state => state.view?.file.records.find(({ id }) => id === record)?.entity ?? '');
  const label = field === null ? undefined : fieldAt(`${entity}.${field}`)?.label;
  const title = label ? t('cases.historyOf', { field: t(label) }) : t('cases.history');
  return (
    <PanelSection title={title} right={<Keys keys={['Esc']} />}>
      {lines?.length === 0 && <p className="note">{t(isOfSeveral ? 'cases.historyElsewhere' : 'cases.historyEmpty')}</p>}
      <ol className="history" role="list">
        {lines?.map((line, index) => (
          <Line key={`${line.entry}-${line.field}-${index}`} line={line} isNamed={field === null} />
        ))}
      </ol>
    </PanelSection>
  );
}

function Line({ line, isNamed }: { readonly line: HistoryLine; readonly isNamed: boolean }) {
  const t = useText();
  const format = useFormat();
  const reader = useReader();
  const { zone } = useDay();
  const [what, name] = partsOf(line);
  const field = fieldAt(`${line.entity}.${name}`);
  const say = (value: Json) => (what === 'value' ? valueText(field, value, reader, zone) : markWords(what, value, t));
  const said = saidOf(line);
  const named = field ? t(field.label) : isEntity(line.entity) ? t(catalogue[line.entity].label) : line.entity;
  return (
    <li>
      <div className="row">
        <b className="strong grow">
          {what !== 'value' && `${t(what === 'mark' ? 'cases.mark' : 'cases.loosening')} `}
          {(isNamed || what === 'value') && named}
        </b>
        <span className="faint small">{line.atMs === null ? '' : format.instant(line.atMs)}</span>
      </div>
      {line.erased ? (
        <div>{t('cases.erased')}</div>
      ) : said !== null ? (
        <div>{t(said)}</div>
      ) : line.field === '*' ? (
        <div>{t(line.old === null ? 'cases.wasMade' : 'cases.wasRemoved')}</div>
      ) : (
        <>
          {line.old !== null && <div className="was">{say(line.old)}</div>}
          <div>{line.new === null ? t('cases.absent') : say(line.new)}</div>
        </>
      )}
      <div className="faint small">{line.user ?? t('cases.byProgram')}</div>
    </li>
  );
}

/** What history keeps of a person or a case that is no value of theirs: what was said of two records, and that their values were merged. */
function saidOf({ field, new: made }: HistoryLine): Bilingual | null {
  if (field === 'mergedPerson') return made === null ? mergeText.historyUndone : mergeText.history;
  if (field === 'contact') return deconflictText.history;
  if (field !== 'samePerson') return null;
  const { verdict } = (made ?? {}) as { readonly verdict?: string }; // written by a verdict
  if (verdict === undefined) return samePersonText.takenBack;
  return verdict === 'same' ? samePersonText.saidSame : samePersonText.saidOther;
}

type What = 'value' | 'mark' | 'loosening';

function partsOf({ field }: HistoryLine): readonly [What, string] {
  if (field.startsWith('mark:')) return ['mark', field.slice('mark:'.length)];
  if (field.startsWith('loosening:')) return ['loosening', field.slice('loosening:'.length)];
  return ['value', field];
}

/** A mark in code; of a loosening what was proposed and why, or how it was decided. */
function markWords(what: What, value: Json, t: Translate): string {
  if (typeof value === 'boolean') return t(value ? 'cases.approved' : 'cases.refused');
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return String(value);
  if (what === 'mark') return storedMarkCodes(value as Mark, t); // written by a mark
  const { mark, ground } = value as { readonly mark: Mark; readonly ground: string }; // written by a proposal
  return `${storedMarkCodes(mark, t)}. ${ground}`;
}
