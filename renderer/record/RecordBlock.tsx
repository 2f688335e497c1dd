import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, childrenOf, isEntity, type EntityName } from '../../shared/catalogue.ts';
import { useText } from '../text.ts';
import { Menu } from '../ui/Menu.tsx';
import { Portions } from './Portions.tsx';
import { removeRecord } from './case-acts.ts';
import { markValue, recordsUnder, showHistory } from './case-store.ts';
import { RecordFields } from './RecordFields.tsx';
import { RecordForm } from './RecordForm.tsx';
import { titleOf } from './record-title.ts';
import { useMayWrite } from '../frame/rights.ts';
import { sayChanged, sayRefused } from './undo.ts';

type Props = { readonly record: CaseRecord; readonly records: readonly CaseRecord[]; readonly isChild?: boolean };

/** One record: its fields with their shields, what can be done with it, its portions, and the records under it. */
export function RecordBlock({ record, records, isChild = false }: Props) {
  const t = useText();
  const [open, setOpen] = useState<'edit' | EntityName | null>(null);
  if (!isEntity(record.entity)) return null;
  const { entity } = record;
  const children = childrenOf(entity).filter(child => child !== 'portion' && entity !== 'case');
  const Heading = isChild ? 'h3' : 'h2';
  const title = titleOf(record, t(catalogue[entity].label));
  return (
    <section className="case-record">
      <div className="row h-ruled" data-record={record.id} data-field="*">
        <Heading className="h-section grow">{title}</Heading>
        <RecordMenu record={record} title={title} under={children} onOpen={setOpen} />
      </div>
      <RecordFields record={record} title={title} />
      {entity !== 'case' && <Portions parent={record} records={records} />}
      {children.flatMap(child =>
        recordsUnder(records, child, record.id).map(one => <RecordBlock key={one.id} record={one} records={records} isChild />),
      )}
      {open === 'edit' && <RecordForm entity={entity} record={record} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'edit' && <RecordForm entity={open} parent={record.id} onClose={() => setOpen(null)} />}
    </section>
  );
}

type MenuProps = {
  readonly record: CaseRecord;
  readonly title: string;
  readonly onOpen: (what: 'edit' | EntityName) => void;
  /** What may hang from it. */
  readonly under: readonly EntityName[];
};

function RecordMenu({ record, title, onOpen, under }: MenuProps) {
  const t = useText();
  const mayWrite = useMayWrite();
  const act = (id: string) => {
    if (id === 'edit' || isEntity(id)) onOpen(id);
    else if (id === 'mark') markValue({ record: record.id, field: '*' });
    else if (id === 'history') void showHistory(record.id);
    else if (id === 'remove')
      void removeRecord(record.id, sayChanged(t, t('cases.removed'))).then(failure => failure && sayRefused(failure));
  };
  return (
    <Menu
      label={`${t('cases.more')}: ${title}`}
      onAction={act}
      entries={[
        ...(mayWrite
          ? [
              { id: 'edit', label: t('cases.editAll') },
              { id: 'mark', label: t('cases.mark') },
            ]
          : []),
        { id: 'history', label: t('cases.history') },
        ...(mayWrite ? under : []).map((child, index) => ({
          id: child,
          label: t('cases.addOf', { what: t(catalogue[child].label) }),
          startsGroup: index === 0,
        })),
        ...(record.entity === 'case' || !mayWrite
          ? []
          : [{ id: 'remove', label: t('ui.remove'), tone: 'danger' as const, startsGroup: true }]),
      ]}
    />
  );
}
