import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, childrenOf, fieldsOf, isEntity, type EntityName } from '../../shared/catalogue.ts';
import type { Json } from '../../shared/language.ts';
import { filedName } from '../../shared/records.ts';
import { valueText } from '../../shared/value-text.ts';
import { languageOf, useLocale, useText } from '../text.ts';
import { Menu } from '../ui/Menu.tsx';
import { MarkedField } from '../ui/marks/MarkedField.tsx';
import { Portions } from './Portions.tsx';
import { decisionIn } from './CaseSidePanel.tsx';
import { recordsUnder, removeRecord, showHistory, showWhy, useCase } from './case-store.ts';
import { shieldOf } from './readings.ts';
import { MarkEditor } from './MarkEditor.tsx';
import { RecordForm } from './RecordForm.tsx';
import { useMayWrite } from './rights.ts';
import { sayChanged } from './undo.ts';

type Props = { readonly record: CaseRecord; readonly records: readonly CaseRecord[]; readonly isChild?: boolean };

/** One record: its fields with their shields, what can be done with it, its portions, and the records under it. */
export function RecordBlock({ record, records, isChild = false }: Props) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState<'edit' | 'mark' | EntityName | null>(null);
  if (!isEntity(record.entity)) return null;
  const { entity } = record;
  const children = childrenOf(entity).filter(child => child !== 'portion' && entity !== 'case');
  const Heading = isChild ? 'h3' : 'h2';
  const title = titleOf(record, t(catalogue[entity].label));
  const act = (id: string) => {
    if (id === 'edit' || id === 'mark') setOpen(id);
    else if (id === 'history') void showHistory(record.id);
    else if (id === 'remove') void removeRecord(record.id).then(failure => failure === null && sayChanged(t, t('cases.removed')));
    else if (isEntity(id)) setOpen(id);
  };
  return (
    <section className="case-record">
      <div className="row h-ruled">
        <Heading className="h-section grow">{title}</Heading>
        <Menu
          label={`${t('cases.more')}: ${title}`}
          onAction={act}
          entries={[
            ...(mayWrite
              ? [
                  { id: 'edit', label: t('ui.edit') },
                  { id: 'mark', label: t('cases.mark') },
                ]
              : []),
            { id: 'history', label: t('cases.history') },
            ...(mayWrite ? children : []).map((child, index) => ({
              id: child,
              label: t('cases.addOf', { what: t(catalogue[child].label) }),
              startsGroup: index === 0,
            })),
            ...(entity === 'case' || !mayWrite
              ? []
              : [{ id: 'remove', label: t('ui.remove'), tone: 'danger' as const, startsGroup: true }]),
          ]}
        />
      </div>
      <RecordFields record={record} />
      {entity !== 'case' && <Portions parent={record} records={records} />}
      {children.flatMap(child =>
        recordsUnder(records, child, record.id).map(one => <RecordBlock key={one.id} record={one} records={records} isChild />),
      )}
      {open === 'edit' && <RecordForm entity={entity} record={record} onClose={() => setOpen(null)} />}
      {open === 'mark' && <MarkEditor record={record} field="*" onClose={() => setOpen(null)} />}
      {open !== null && open !== 'edit' && open !== 'mark' && (
        <RecordForm entity={open} parent={record.id} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

/** The fields that hold something, in catalogue order. */
export function RecordFields({ record }: { readonly record: CaseRecord }) {
  const t = useText();
  const language = useLocale(state => languageOf(state.locale));
  const rows = useCase(state => state.preview?.rows);
  const records = useCase(state => state.view?.file.records);
  const mayWrite = useMayWrite();
  const [marking, setMarking] = useState<string | null>(null);
  if (!isEntity(record.entity)) return null;
  const held = fieldsOf(record.entity).flatMap(([name, field]) => {
    const value = record.fields[name];
    return value === undefined || field.internal === true ? [] : [{ name, field, value }];
  });
  const words = (value: Json, isReference: boolean, field: (typeof held)[number]['field']) => {
    const target = isReference ? records?.find(one => one.id === value) : undefined;
    return target === undefined ? valueText(field, value, language) : titleOf(target, '');
  };
  return (
    <>
      <dl className="case-fields">
        {held.map(({ name, field, value }) => {
          const decision = decisionIn(rows, record.id, name);
          const caveats = record.marks[name]?.caveats ?? [];
          return (
            <MarkedField
              key={name}
              label={t(field.label)}
              state={decision === undefined ? 'hidden' : shieldOf(decision.action)}
              codes={caveats.map(({ kind }) => kind)}
              onWhy={() => showWhy(record.id, name)}
              {...(mayWrite ? { onMark: () => setMarking(name) } : {})}
            >
              {field.type === 'identifier' ? (
                <span className="mono">{words(value, false, field)}</span>
              ) : (
                words(value, field.type === 'reference', field)
              )}
            </MarkedField>
          );
        })}
      </dl>
      {marking !== null && <MarkEditor record={record} field={marking} onClose={() => setMarking(null)} />}
    </>
  );
}

/** What a record is called in a heading: the person's name, the title, the statute … or what kind of record it is. */
export function titleOf({ entity, fields }: Pick<CaseRecord, 'entity' | 'fields'>, otherwise: string): string {
  if (entity === 'subject') return filedName(fields) || otherwise;
  for (const name of ['title', 'statute', 'ourReference', 'exhibit', 'description', 'topic', 'number', 'text', 'what']) {
    const value = fields[name];
    if (typeof value === 'string') return value;
  }
  return otherwise;
}
