import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, childrenOf, isEntity, type EntityName } from '../../shared/catalogue.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { useText, type Translate } from '../text.ts';
import { Menu } from '../ui/Menu.tsx';
import { Portions } from './Portions.tsx';
import { removeRecord } from './case-acts.ts';
import { markValue, recordsUnder, showHistory } from './case-store.ts';
import { EndExchange } from './EndExchange.tsx';
import { ExchangeBrief, useWhole, WholeToggle } from './ExchangeBrief.tsx';
import { ExchangeState, useExchangeLog } from './ExchangeState.tsx';
import type { ExchangeEnding } from './draft-places.ts';
import { RecordFields } from './RecordFields.tsx';
import { RecordForm } from './RecordForm.tsx';
import { titleOf } from '../../shared/record-title.ts';
import { useViewer } from '../viewer.ts';
import { EraseRecord } from './EraseRecord.tsx';
import { useMayWrite } from '../frame/rights.ts';
import { sayChanged, sayRefused } from './undo.ts';

type Opened = 'edit' | 'correct' | 'erase' | ExchangeEnding | EntityName;
type Props = {
  readonly record: CaseRecord;
  readonly records: readonly CaseRecord[];
  readonly isChild?: boolean;
  /** It stands in another authority's log, who alone corrects it. */
  readonly isTheirs?: boolean;
};

/** One record: its fields with their shields, what can be done with it, its portions, and the records under it. */
export function RecordBlock({ record, records, isChild = false, ...given }: Props) {
  const t = useText();
  const [open, setOpen] = useState<Opened | null>(null);
  const log = useExchangeLog(record);
  const [isWhole, setWhole] = useWhole({ record, records });
  const isTheirs = given.isTheirs === true || log?.theirs != null;
  if (!isEntity(record.entity)) return null;
  const { entity } = record;
  const children = childrenOf(entity).filter(child => child !== 'portion' && entity !== 'case');
  const Heading = isChild ? 'h3' : 'h2';
  const title = titleOf(record, t(catalogue[entity].label));
  return (
    <section
      className="case-record"
      data-stops="one"
      role="group"
      aria-label={isChild ? among(record, records, title, t) : title}
    >
      <div className="row h-ruled" data-record={record.id} data-field="*">
        <Heading className="h-section grow" lang={textLanguage(title) ?? undefined}>
          {title}
        </Heading>
        <RecordMenu
          record={record}
          records={records}
          title={title}
          under={isTheirs ? [] : children}
          isTheirs={isTheirs}
          onOpen={setOpen}
        />
      </div>
      {entity === 'exchange' && <ExchangeState record={record} answer={log} />}
      {entity === 'exchange' && <ExchangeBrief record={record} records={records} />}
      {isWhole && <RecordFields record={record} title={title} />}
      {entity !== 'case' && <Portions parent={record} records={records} />}
      {(isWhole ? children : []).flatMap(child =>
        recordsUnder(records, child, record.id).map(one => (
          <RecordBlock key={one.id} record={one} records={records} isChild isTheirs={isTheirs} />
        )),
      )}
      {entity === 'exchange' && <WholeToggle title={title} isWhole={isWhole} onWhole={setWhole} />}
      {open !== null && <OpenedOver record={record} entity={entity} what={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** A record under another, so that a person who hears it knows which of them it is: "El Fabri, alias 2 of 2". */
function among(record: CaseRecord, records: readonly CaseRecord[], title: string, t: Translate): string {
  if (!isEntity(record.entity)) return title;
  const what = t(catalogue[record.entity].label);
  const all = recordsUnder(records, record.entity, record.parentId);
  const place = t('cases.oneOf', { what, place: all.indexOf(record) + 1, count: all.length });
  return title === what ? place : `${title}, ${place}`;
}

type OverProps = {
  readonly record: CaseRecord;
  readonly entity: EntityName;
  readonly what: Opened;
  readonly onClose: () => void;
};

/** What was chosen from the menu of a record. */
function OpenedOver({ record, entity, what, onClose }: OverProps) {
  if (what === 'edit' || what === 'correct')
    return <RecordForm entity={entity} record={record} isCorrecting={what === 'correct'} onClose={onClose} />;
  if (what === 'erase') return <EraseRecord record={record} onClose={onClose} />;
  if (what === 'close' || what === 'reopen') return <EndExchange record={record} way={what} onClose={onClose} />;
  return <RecordForm entity={what} parent={record.id} onClose={onClose} />;
}

type MenuProps = {
  readonly record: CaseRecord;
  readonly records: readonly CaseRecord[];
  readonly title: string;
  readonly isTheirs: boolean;
  readonly onOpen: (what: Opened) => void;
  /** What may hang from it. */
  readonly under: readonly EntityName[];
};

function RecordMenu({ record, records, title, onOpen, under, isTheirs }: MenuProps) {
  const t = useText();
  const mayWrite = useMayWrite();
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  const exchange = exchangeAbove(record, records);
  const isClosed = exchange?.fields['closedOn'] !== undefined;
  const act = (id: string) => {
    if (id === 'edit' || id === 'correct' || id === 'erase' || id === 'close' || id === 'reopen' || isEntity(id)) onOpen(id);
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
              ...waysOn(record, exchange, isTheirs).map(({ id, label }) => ({ id, label: t(label) })),
              { id: 'mark', label: t('cases.mark') },
            ]
          : []),
        { id: 'history', label: t('cases.history') },
        ...(mayWrite ? under : [])
          .filter(child => !isClosed || child !== 'commitment')
          .map((child, index) => ({
            id: child,
            label: t('cases.addOf', { what: t(catalogue[child].label) }),
            startsGroup: index === 0,
          })),
        ...(record.entity === 'case' || !mayWrite
          ? []
          : [{ id: 'remove', label: t('ui.remove'), tone: 'danger' as const, startsGroup: true }]),
        ...(isSupervisor ? [{ id: 'erase', label: t('retention.eraseForGood'), tone: 'danger' as const }] : []),
      ]}
    />
  );
}

/** The logged exchange that a record is or hangs from. */
function exchangeAbove(record: CaseRecord, records: readonly CaseRecord[]): CaseRecord | undefined {
  if (record.entity === 'exchange') return record;
  const above = record.parentId === null ? undefined : records.find(({ id }) => id === record.parentId);
  return above?.entity === 'exchange' ? above : undefined;
}

/** How a record may be changed: one of the log with its reason, one of another authority's log not at all. */
function waysOn(record: CaseRecord, exchange: CaseRecord | undefined, isTheirs: boolean) {
  if (isTheirs) return [];
  if (exchange === undefined) return [{ id: 'edit', label: 'cases.editAll' }] as const;
  const correct = { id: 'correct', label: 'cases.correctAll' } as const;
  if (exchange !== record) return [correct];
  const isClosed = exchange.fields['closedOn'] !== undefined;
  return [
    correct,
    isClosed ? ({ id: 'reopen', label: 'cases.reopen' } as const) : ({ id: 'close', label: 'cases.exchangeClose' } as const),
  ];
}
