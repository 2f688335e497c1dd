import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import { filedName } from '../../shared/records.ts';
import { valueText } from '../../shared/value-text.ts';
import { languageOf, useLocale, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { MarkedField } from '../ui/marks/MarkedField.tsx';
import { briefOfCharges, briefOfPerson, type BriefRow } from './brief.ts';
import { decisionIn } from './CaseSidePanel.tsx';
import { recordsUnder, showWhy, useCase } from './case-store.ts';
import type { CaseTabId } from './case-tabs.ts';
import { MarkEditor } from './MarkEditor.tsx';
import { Portions } from './Portions.tsx';
import { shieldOf } from './readings.ts';
import { RecordBlock } from './RecordBlock.tsx';
import { useMayWrite } from './rights.ts';

type Props = { readonly records: readonly CaseRecord[]; readonly onTab: (tab: CaseTabId) => void };

/** What one reads first: the person, the order and charges, and the facts; then the case's own fields. */
export function Overview({ records, onTab }: Props) {
  const t = useText();
  const own = records.find(({ entity }) => entity === 'case');
  if (own === undefined) return null;
  const subject = recordsUnder(records, 'subject', null)[0];
  const isSought = own.fields['kind'] === 'extradition';
  const charges = briefOfCharges(records);
  return (
    <div className="page stack loose">
      <div className="case-columns">
        {subject && (
          <Brief
            title={t(isSought ? 'cases.personSought' : 'cases.person')}
            rows={briefOfPerson(subject, records)}
            onAll={() => onTab('subjects')}
          />
        )}
        {charges.length > 0 && <Brief title={t('cases.orderAndCharges')} rows={charges} onAll={() => onTab('charges')} />}
      </div>
      <Portions parent={own} records={records} isOpen />
      <RecordBlock record={own} records={records} />
    </div>
  );
}

type BriefProps = { readonly title: string; readonly rows: readonly BriefRow[]; readonly onAll: () => void };

function Brief({ title, rows, onAll }: BriefProps) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [marking, setMarking] = useState<BriefRow | null>(null);
  return (
    <section className="case-record">
      <div className="row h-ruled">
        <h2 className="h-section grow">{title}</h2>
        <Button variant="link" onPress={onAll} label={`${t('cases.allFields')}: ${title}`}>
          {t('cases.allFields')}
        </Button>
      </div>
      <dl className="case-fields">
        {rows.map(row => (
          <BriefField key={`${row.record.id}-${row.field}`} row={row} {...(mayWrite ? { onMark: () => setMarking(row) } : {})} />
        ))}
      </dl>
      {marking && <MarkEditor record={marking.record} field={marking.field} onClose={() => setMarking(null)} />}
    </section>
  );
}

function BriefField({ row: { record, field, count }, onMark }: { readonly row: BriefRow; readonly onMark?: () => void }) {
  const t = useText();
  const language = useLocale(state => languageOf(state.locale));
  const decision = useCase(state => decisionIn(state.preview?.rows, record.id, field));
  const known = fieldAt(`${record.entity}.${field}`);
  const value = record.fields[field];
  if (known === undefined || value === undefined || !isEntity(record.entity)) return null;
  const isOwnField = record.entity === 'subject' && field !== 'fullName';
  const name = t(
    field === 'fullName' ? 'cases.name' : isOwnField || field === 'docket' ? known.label : catalogue[record.entity].label,
  );
  const words = field === 'fullName' ? filedName(record.fields) : valueText(known, value, language);
  return (
    <MarkedField
      label={count === undefined ? name : `${name} ${count}`}
      state={decision === undefined ? 'hidden' : shieldOf(decision.action)}
      codes={(record.marks[field]?.caveats ?? []).map(({ kind }) => kind)}
      onWhy={() => showWhy(record.id, field)}
      {...(onMark ? { onMark } : {})}
    >
      {known.type === 'identifier' ? <span className="mono">{words}</span> : words}
    </MarkedField>
  );
}
