import { Plus } from 'lucide-react';
import type { LedgerLine } from '../../shared/contract/packets.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useFormat } from '../format.ts';
import { openOverlay } from '../frame/overlay-store.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { Keys } from '../ui/Keys.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { ContactPart } from './ContactPart.tsx';
import { readOf, useToday } from './today-store.ts';

/** Beside the list: the log, whose receipts we wait for, and what came and left. */
export function TodayPanel() {
  const t = useText();
  const format = useFormat();
  const { awaited, sent, received } = useToday(readOf);
  return (
    <>
      <LogPart />
      <PanelSection title={t('today.receipts')} right={format.number(awaited.total)}>
        {awaited.total === 0 && <p className="note">{t('today.receiptsNone')}</p>}
        <ul className="wait">
          {awaited.lines.map(line => (
            <AwaitedLine key={line.packetId} line={line} />
          ))}
        </ul>
        {awaited.total > awaited.lines.length && (
          <Button variant="link" size="sm" onPress={() => go({ screen: 'release' })}>
            {t('today.more', { count: format.number(awaited.total - awaited.lines.length) })}
          </Button>
        )}
      </PanelSection>
      <ContactPart />
      <ConsentPart />
      <PacketPart room="inbox" none="today.inboxNone" lines={received} />
      <PacketPart room="release" none="today.releaseNone" lines={sent} />
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
            <span className="ellipsis">
              {t('today.with', { mode: modes[mode] ? t(modes[mode]) : mode, who: counterpart ?? reference })}
            </span>
            <span className="faint">{format.instant(startAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who asks for our consent, where somebody does. */
function ConsentPart() {
  const t = useText();
  const format = useFormat();
  const asked = useToday(state => readOf(state).consentsAsked);
  if (asked.length === 0) return null;
  return (
    <PanelSection title={t('today.consents')} right={format.number(asked.length)}>
      <ul className="wait">
        {asked.map(({ id, agency, recipient, until }) => (
          <li key={id}>
            <WhoseMove side="us" name={agency} />
            <Button variant="link" size="sm" onPress={() => go({ screen: 'consents' })}>
              <span className="ellipsis">{t('today.consentFor', { who: recipient })}</span>
            </Button>
            <span className="faint">{format.date(until)}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function AwaitedLine({ line: { packetId, agency, number, days } }: { readonly line: LedgerLine }) {
  const t = useText();
  return (
    <li>
      <WhoseMove side="them" name={agency} />
      <Button variant="link" size="sm" onPress={() => go({ screen: 'packet', packetId, direction: 'out' })}>
        <span className="ellipsis">{t('today.receiptOf', { number: channelNumber(number) })}</span>
      </Button>
      <span className="faint">{t('clock.days', { days })}</span>
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
    <PanelSection title={t(`frame.room.${room}`)}>
      {lines.length === 0 && <p className="note">{t(none)}</p>}
      <ul className="packet-lines">
        {lines.map(line => (
          <li key={line.packetId}>
            <div className="row">
              <Button variant="link" size="sm" onPress={() => go({ screen: room })}>
                <span className="mono">{`${line.agency} ${channelNumber(line.number)}`}</span>
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
