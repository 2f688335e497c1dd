import { Printer } from 'lucide-react';
import { useEffect } from 'react';
import type { CaseView } from '../../shared/case-view.ts';
import { catalogue, entities, fieldsOf, type EntityName } from '../../shared/catalogue.ts';
import type { CaseId } from '../../shared/language.ts';
import { knownValue } from '../../shared/known-value.ts';
import { valueText } from '../../shared/value-text.ts';
import { markAt, type JudgedMark } from '../../shared/judged-mark.ts';
import { handlingCodes, handlingWords } from '../marks/mark-words.ts';
import { OwedAct } from '../clocks/OwedAct.tsx';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useDay, useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { useReader, useText, type Translate } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { useVault } from '../vault/vault-store.ts';
import { readCaseSheet, useCaseSheet } from './case-sheet-store.ts';

/** All of a case on paper: every record and field that is filled, with who printed it and how it must be handled. */
export function CaseSheetScreen({ caseId }: { readonly caseId: CaseId }) {
  const t = useText();
  const { view, failure } = useCaseSheet();
  useEffect(() => void readCaseSheet(caseId), [caseId]);
  return (
    <Screen crumbs={[{ label: t('frame.room.cases'), to: { screen: 'cases' } }, { label: t('sheet.title') }]}>
      <div className="page-head no-print">
        <div className="acts">
          <Button onPress={() => go({ screen: 'case', caseId })}>{t('sheet.back')}</Button>
          <Button
            variant="primary"
            icon={Printer}
            onPress={() => window.print()}
            unavailable={view === null ? t('ui.notReadYet') : null}
          >
            {t('sheet.print')}
          </Button>
        </div>
      </div>
      {failure && (
        <div className="page">
          <FailureNote failure={failure} />
        </div>
      )}
      {view && <Sheet view={view} />}
    </Screen>
  );
}

/** A case's sheet, as it is printed. */
export function Sheet({ view }: { readonly view: CaseView }) {
  const t = useText();
  const format = useFormat();
  const today = useOfficeToday();
  const vault = useVault(state => (state.phase === 'open' ? state.vault : null));
  const agency = vault?.agency.code ?? '';
  const { summary, marks, owed, owedOfMatters } = view;
  return (
    <article className="page column sheet">
      <header>
        <h1 className="h-title">
          <span className="mono">{summary.reference}</span> {summary.title}
        </h1>
        <p className="strong small">
          {t('sheet.caveat', { mark: handlingWords(marks.whole, t), reference: summary.reference, agency })}
        </p>
        <p className="small">{t('sheet.internal')}</p>
        {vault?.synthetic === true && <p className="small">{t('frame.syntheticNote')}</p>}
        <p className="small muted">
          {t('sheet.printedBy', { name: vault?.user.label ?? '', agency, date: format.dateWithWeekday(today) })}
        </p>
      </header>
      {owed !== null && (
        <section>
          <h2 className="h-section h-ruled">{t('today.owed')}</h2>
          <OwedAct row={owed} />
        </section>
      )}
      {owedOfMatters.length > 0 && (
        <section>
          <h2 className="h-section h-ruled">{t('today.owedOfMatters')}</h2>
          {owedOfMatters.map(row => (
            <OwedAct key={row.key} row={row} />
          ))}
        </section>
      )}
      {entities.map(entity => (
        <EntityPart key={entity} entity={entity} view={view} />
      ))}
    </article>
  );
}

type EntityPartProps = { readonly entity: EntityName; readonly view: CaseView };

function EntityPart({ entity, view: { file, marks } }: EntityPartProps) {
  const t = useText();
  const reader = useReader();
  const { zone } = useDay();
  const records = file.records.filter(record => record.entity === entity);
  if (records.length === 0) return null;
  return (
    <section>
      <h2 className="h-section h-ruled">{t(catalogue[entity].label)}</h2>
      {records.map(record => (
        <dl key={record.id} className="kv">
          {fieldsOf(entity).flatMap(([name, field]) => {
            const value = knownValue(entity, record.fields, name);
            if (value === undefined || field.type === 'reference' || field.internal === true || field.legacy === true) return [];
            return [
              <dt key={`${name} label`}>{t(field.label)}</dt>,
              <dd key={name}>
                {valueText(field, value, reader, zone)}{' '}
                <span className="portion-mark">({codesOf(markAt(marks, record.id, name), t)})</span>
              </dd>,
            ];
          })}
        </dl>
      ))}
    </section>
  );
}

/** `L3 SRC ORCON`, as a printed portion carries its mark. */
function codesOf(mark: JudgedMark | null, t: Translate): string {
  return mark === null ? '' : [mark.level, ...handlingCodes(mark, t)].join(' ');
}
