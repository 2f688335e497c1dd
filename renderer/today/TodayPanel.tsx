import { Plus } from 'lucide-react';
import type { LedgerLine } from '../../shared/contract/packets.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { carriedBy } from '../../shared/packet-kinds.ts';
import { useFormat } from '../format.ts';
import { openOverlay } from '../frame/overlay-store.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { Keys } from '../ui/Keys.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { shortTitle, type Awaited } from './awaited.ts';
import { readOf, useToday } from './today-store.ts';

const MOST_AWAITED = 8;
const MOST_PACKETS = 2;

/** Beside the list: the log, whom we wait for, and what came and left. */
export function TodayPanel({ awaited }: { readonly awaited: readonly Awaited[] }) {
  const t = useText();
  const packets = useToday(state => readOf(state).packets).filter(({ kind }) => carriedBy(kind) === 'case');
  return (
    <>
      <LogPart />
      <PanelSection title={t('today.waiting')} right={awaited.length}>
        {awaited.length === 0 && <p className="note">{t('today.waitingNone')}</p>}
        <ul className="wait">
          {awaited.slice(0, MOST_AWAITED).map(one => (
            <AwaitedLine key={one.key} one={one} />
          ))}
        </ul>
      </PanelSection>
      <PacketPart room="inbox" none="today.inboxNone" lines={packets.filter(({ direction }) => direction === 'in')} />
      <PacketPart room="release" none="today.releaseNone" lines={packets.filter(({ direction }) => direction === 'out')} />
    </>
  );
}

function LogPart() {
  const t = useText();
  const format = useFormat();
  const exchanges = useToday(state => readOf(state).exchanges);
  const modes = catalogue.exchange.fields['mode']?.options ?? {};
  return (
    <section>
      <Button variant="primary" size="lg" wide icon={Plus} onPress={() => openOverlay('quick-log')}>
        {t('today.log')}
        <span className="grow" />
        <Keys keys={['Mod', 'L']} />
      </Button>
      <p className="note log-note">{t('today.logNote')}</p>
      <ul className="recent">
        {exchanges.map(({ record, startAt, mode, counterpart, reference }) => (
          <li key={record}>
            <span className="faint">{format.instant(startAt)}</span>
            <span className="ellipsis">
              {t('today.with', { mode: modes[mode] ? t(modes[mode]) : mode, who: counterpart ?? reference })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AwaitedLine({ one: { who, side, what, caseId, days } }: { readonly one: Awaited }) {
  const t = useText();
  const format = useFormat();
  const words =
    'packet' in what
      ? t('today.receiptOf', { number: serial(what.packet) })
      : 'promise' in what
        ? t('today.promised', { what: what.promise })
        : `${t(what.stage)}, ${shortTitle(what.title)}`;
  const isPromise = 'promise' in what && what.dueOn !== null;
  return (
    <li>
      <WhoseMove side={side} name={who} />
      {caseId === null ? (
        <span className="ellipsis">{words}</span>
      ) : (
        <Button variant="link" size="sm" onPress={() => go({ screen: 'case', caseId })}>
          <span className="ellipsis" title={words}>
            {words}
          </span>
        </Button>
      )}
      {isPromise ? (
        <span className={what.isLate ? 'late' : 'faint'}>{t('today.by', { date: format.date(what.dueOn ?? '') })}</span>
      ) : (
        <span className="faint">{days !== null && t('clock.days', { days })}</span>
      )}
    </li>
  );
}

type PacketPartProps = {
  readonly room: 'inbox' | 'release';
  readonly none: 'today.inboxNone' | 'today.releaseNone';
  readonly lines: readonly LedgerLine[];
};

function PacketPart({ room, none, lines }: PacketPartProps) {
  const t = useText();
  const format = useFormat();
  return (
    <PanelSection title={t(`frame.room.${room}`)} right={lines.length}>
      {lines.length === 0 && <p className="note">{t(none)}</p>}
      <ul className="packet-lines">
        {lines.slice(0, MOST_PACKETS).map(line => (
          <li key={line.packetId}>
            <div className="row">
              <Button variant="link" size="sm" onPress={() => go({ screen: room })}>
                <span className="mono">{`${line.agency} ${serial(line.number)}`}</span>
              </Button>
              <span className="faint small right">{format.instant(line.atMs)}</span>
            </div>
            <div className="note">{t(stateOf(line))}</div>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function stateOf({ state, acknowledged }: LedgerLine) {
  if (state === 'received') return 'today.received';
  if (state === 'unsettled') return 'today.unsettled';
  if (state === 'voided') return 'today.voided';
  return acknowledged === null ? 'today.awaiting' : 'today.acknowledged';
}

function serial(number: number): string {
  return String(number).padStart(6, '0');
}
