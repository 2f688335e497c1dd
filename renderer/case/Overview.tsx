import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { filedName } from '../../shared/records.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { go } from '../frame/route-store.ts';
import { useText, type Translate } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { briefOfCharges, briefOfPerson, type BriefRow } from './brief.ts';
import { recordsUnder, useCase } from '../record/case-store.ts';
import type { CasePart } from './case-tabs.ts';
import { HistoryFaults } from '../record/HistoryFaults.tsx';
import { CaseContacts } from '../same-person/CaseContacts.tsx';
import { CaseMatches } from '../same-person/CaseMatches.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { MoreClocks } from './MoreClocks.tsx';
import { Portions } from '../record/Portions.tsx';
import { RecordBlock } from '../record/RecordBlock.tsx';
import { RecordForm } from '../record/RecordForm.tsx';
import { ValueRow } from '../record/ValueRow.tsx';

type Props = { readonly records: readonly CaseRecord[]; readonly onTab: (part: CasePart) => void };

/** What one reads first: the person, the order and charges, and the facts; then the case's own fields. */
export function Overview({ records, onTab }: Props) {
  const t = useText();
  const view = useCase(state => state.view);
  const own = records.find(({ entity }) => entity === 'case');
  if (own === undefined) return null;
  const subject = recordsUnder(records, 'subject', null)[0];
  const isSought = own.fields['kind'] === 'extradition';
  const charges = briefOfCharges(records);
  return (
    <div className="page stack loose">
      {view !== null && <CaseFacts view={view} />}
      <RecalledHere />
      <HistoryFaults />
      {view !== null && <CaseMatches caseId={view.file.id} reference={view.summary.reference} />}
      {view !== null && <CaseContacts caseId={view.file.id} />}
      <MoreClocks />
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

/** What of the case came by packets that their sender recalled. */
function RecalledHere() {
  const t = useText();
  const recalled = useCase(state => state.ledger).filter(line => line.direction === 'in' && line.recalled !== null);
  if (recalled.length === 0) return null;
  return (
    <ul className="stack">
      {recalled.map(({ packetId, agency, number, recalled: by }) => (
        <li key={packetId} className="row wrap">
          <b className="strong">{t('later.theyRecalled', { who: agency, number: channelNumber(number), why: by?.why ?? '—' })}</b>
          {by !== null && (
            <Button variant="link" onPress={() => go({ screen: 'packet', packetId: by.packetId, direction: 'in' })}>
              {t('later.recalledBy', { number: channelNumber(by.number) })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

type BriefProps = { readonly title: string; readonly rows: readonly BriefRow[]; readonly onAll: () => void };

function Brief({ title, rows, onAll }: BriefProps) {
  const t = useText();
  const [open, setOpen] = useState<CaseRecord | null>(null);
  return (
    <section className="case-record" data-stops="one">
      <div className="row h-ruled">
        <h2 className="h-section grow">{title}</h2>
        <Button variant="link" onPress={onAll} label={`${t('cases.allFields')}: ${title}`}>
          {t('cases.allFields')}
        </Button>
      </div>
      <dl className="case-fields">
        {rows.map(row => (
          <BriefField key={`${row.record.id}-${row.field}`} row={row} onOpen={() => setOpen(row.record)} />
        ))}
      </dl>
      {open && <RecordForm entity="subject" record={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** A whole name is edited in its parts, all others where they stand. */
function BriefField({ row, onOpen }: { readonly row: BriefRow; readonly onOpen: () => void }) {
  const t = useText();
  const { record, field } = row;
  const known = fieldAt(`${record.entity}.${field}`);
  if (known === undefined) return null;
  const isName = field === 'fullName';
  return (
    <ValueRow
      record={record}
      name={field}
      field={known}
      label={nameOf(row, t)}
      {...(isName ? { words: filedName(record.fields), onEdit: onOpen } : {})}
    />
  );
}

function nameOf({ record, field, count }: BriefRow, t: Translate): string {
  const roles = record.fields['roles'];
  const label = fieldAt(`${record.entity}.${field}`)?.label;
  if (field === 'fullName') return t(Array.isArray(roles) && roles.includes('victim') ? 'cases.brief.victim' : 'cases.name');
  if (field === 'statute') return `${t('cases.brief.charge')} ${count ?? ''}`.trim();
  if (field === 'dob' || field === 'birthPlace' || field === 'limitationOn') return t(`cases.brief.${field}`);
  if (record.entity === 'alias') return t('cases.brief.alias');
  if (record.entity === 'address') return t('cases.brief.address');
  if (record.entity === 'contactPoint') return t('cases.brief.contactPoint');
  if (record.entity === 'associate') return t('cases.brief.associate');
  if (record.entity === 'warrant') return t('cases.brief.warrant');
  return label ? t(label) : field;
}
