import { useEffect, useMemo, type ReactNode } from 'react';
import type { ExchangeLine } from '../../shared/case-view.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { shortTitle, useFormat, type Format } from '../format.ts';
import { keycaps } from '../frame/keyboard.ts';
import { openOverlay } from '../frame/overlay-store.ts';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText, type Translate } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import {
  followExchanges,
  openExchanges,
  readMoreExchanges,
  showWhose,
  useExchanges,
  type Exchanges,
  type Whose,
} from './exchange-store.ts';

/** The liaison log across cases, by days; a line opens its exchange. */
export function ExchangesScreen() {
  const t = useText();
  const { whose, lines, failure } = useExchanges();
  const columns = useColumns();
  useEffect(() => {
    void openExchanges();
    return followExchanges();
  }, []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.exchanges') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.exchanges')}</h1>
        <div className="acts">
          <SegmentedControl<Whose>
            label={t('exchanges.whose')}
            segments={(['ours', 'theirs'] as const).map(id => ({ id, label: t(`exchanges.logs.${id}`) }))}
            value={whose}
            onChange={chosen => void showWhose(chosen)}
          />
        </div>
      </div>
      {failure && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      <div className="grow-table">
        {lines && (
          <Table
            label={t('frame.room.exchanges')}
            columns={columns}
            rows={lines}
            keyOf={line => line.record}
            onOpen={line => go({ screen: 'case', caseId: line.caseId, at: { kind: 'record', record: line.record } })}
            rowPx={44}
            onNearEnd={() => void readMoreExchanges()}
            empty={
              whose === 'ours' ? (
                <EmptyState fact={t('exchanges.empty')} act={t('exchanges.emptyAct')}>
                  <Button keys={keycaps('Mod+L')} onPress={() => openOverlay('quick-log')}>
                    {t('frame.logExchange')}
                  </Button>
                </EmptyState>
              ) : (
                <EmptyState fact={t('exchanges.noneOfTheirs')} act={t('exchanges.theirsAct')} />
              )
            }
          />
        )}
      </div>
    </Screen>
  );
}

/** An option of the catalogue in the reader's words. */
function optionWords(path: string, code: string, t: Translate): string {
  const label = fieldAt(path)?.options?.[code];
  return label === undefined ? code : t(label);
}

function useColumns(): readonly Column<ExchangeLine>[] {
  const t = useText();
  const { names, whose, lines } = useExchanges();
  const format = useFormat();
  const heads = useMemo(() => firstOfEachDay(lines ?? [], format), [lines, format]);
  return [
    {
      id: 'when',
      title: t('exchanges.when'),
      width: 'minmax(150px, 1.3fr)',
      cell: line => (
        <TwoLines
          first={heads.has(line.record) && <b className="strong">{format.dayWithWeekday(format.dayOf(line.startAt))}</b>}
          second={format.time(line.startAt)}
        />
      ),
    },
    {
      id: 'counterpart',
      title: t('exchanges.counterpart'),
      width: 'minmax(180px, 2fr)',
      cell: line => (
        <TwoLines
          first={
            <>
              <span className="mono">{line.counterpart}</span> {nameBeside(line.counterpart, names, t)}
            </>
          }
          second={[optionWords('exchange.mode', line.mode, t), line.people].filter(part => part !== null).join(' · ')}
        />
      ),
    },
    ...(whose === 'ours'
      ? []
      : [
          {
            id: 'log',
            title: t('exchanges.logOf'),
            width: '110px',
            cell: (line: ExchangeLine) => <span className="mono">{line.theirs}</span>,
          },
        ]),
    {
      id: 'topic',
      title: t('exchanges.topicAndCase'),
      width: 'minmax(200px, 3fr)',
      cell: line => (
        <TwoLines
          first={<span lang={textLanguage(line.topic ?? '') ?? undefined}>{line.topic ?? t('exchanges.noTopic')}</span>}
          second={
            <>
              <span className="mono">{line.reference}</span> {shortTitle(line.caseTitle)}
            </>
          }
        />
      ),
    },
    { id: 'promises', title: t('exchanges.promises'), width: 'minmax(180px, 2fr)', cell: line => <Promised line={line} /> },
  ];
}

/** What is promised in an exchange and not done: the first of it with its day and who owes it, and how many more there are. */
function Promised({ line: { closedOn, nextCommitment: next, openCommitments } }: { readonly line: ExchangeLine }) {
  const t = useText();
  const format = useFormat();
  if (next === null)
    return closedOn === null ? null : <span className="muted">{t('cases.closedOn', { date: format.date(closedOn) })}</span>;
  const due = next.dueOn === null ? t('exchanges.noDay') : t('exchanges.due', { date: format.date(next.dueOn) });
  const more = openCommitments > 1 ? t('exchanges.more', { count: openCommitments - 1 }) : null;
  return (
    <TwoLines
      first={<span lang={textLanguage(next.what) ?? undefined}>{next.what}</span>}
      second={[due, next.by, more].filter(part => part !== null).join(' · ')}
    />
  );
}

function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <>
      <div className="ellipsis two-first">{first}</div>
      <div className="ellipsis small muted">{second}</div>
    </>
  );
}

/** An agency's name beside its code; nothing where the code is all that is known. */
function nameBeside(code: string | null, names: Exchanges['names'], t: Translate): string {
  const name = code === null ? undefined : names.get(code);
  return name === undefined ? '' : t(name);
}

/** The lines that begin a day, newest first. */
function firstOfEachDay(lines: readonly ExchangeLine[], { dayOf }: Format): ReadonlySet<string> {
  return new Set(lines.flatMap((line, at) => (dayOf(line.startAt) === dayOf(lines[at - 1]?.startAt ?? 0) ? [] : line.record)));
}
