import { useEffect, useState } from 'react';
import type { FailureCode } from '../../shared/failure.ts';
import { useCommands } from '../frame/command-store.ts';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { LedgerList } from '../releases/LedgerList.tsx';
import { readLedger, useReleases } from '../releases/release-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { Progress } from '../ui/Progress.tsx';
import {
  cancelPacket,
  choosePacket,
  importPacket,
  needsPerson,
  openPacket,
  putAside,
  useInbox,
  useInboxWork,
  type Inbox,
} from './inbox-store.ts';
import { IntoCase } from './IntoCase.tsx';
import { ImportedNote } from './ImportedNote.tsx';
import { OpenedPacket } from './OpenedPacket.tsx';

/** What came in: open a packet, see what it is, import it, write its receipt. */
export function InboxScreen() {
  const t = useText();
  const holdsPacket = useInbox(({ phase }) => !withoutPacket.has(phase));
  const ledger = useReleases(state => state.ledger);
  useEffect(() => void readLedger(), []);
  useCommands([{ id: 'open-packet', label: t('inbox.drop'), section: 'here', keys: 'O', run: choosePacket }]);
  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.inbox') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.inbox')}</h1>
        {ledger !== null && <span className="muted">{t('release.count', { count: ledger.in.total })}</span>}
      </div>
      {holdsPacket ? (
        <PacketAtHand />
      ) : (
        <div className="page-part stack">
          <PacketDrop />
        </div>
      )}
      {ledger !== null && !holdsPacket && <LedgerList direction="in" page={ledger.in} />}
    </Screen>
  );
}

const withoutPacket: ReadonlySet<Inbox['phase']> = new Set(['empty', 'opening', 'refused']);

/** Before a packet stands here: where it is dropped, and why the last one could not be opened. */
function PacketDrop() {
  const t = useText();
  const isOpening = useInbox(({ phase }) => phase === 'opening');
  const refusal = useInbox(inbox => (inbox.phase === 'refused' ? inbox.refusal : null));
  return (
    <>
      <FileDrop
        label={t('inbox.drop')}
        onDrop={([file]) => file && void openPacket(file)}
        onChoose={choosePacket}
        unavailable={isOpening ? t('ui.stillAtWork') : null}
      />
      {isOpening && <PacketProgress label={t('inbox.opening')} />}
      {refusal !== null && (
        <FailureNote failure={refusal}>
          <NextAct code={refusal.code} />
        </FailureNote>
      )}
    </>
  );
}

function PacketProgress({ label }: { readonly label: string }) {
  const { done, total } = useInboxWork();
  return <Progress label={label} done={done} total={total} onCancel={cancelPacket} />;
}

/** The packet that was opened, with what to do about it below, or what importing it did. */
function PacketAtHand() {
  const t = useText();
  const opened = useInbox(inbox => ('opened' in inbox ? inbox.opened : null));
  const imported = useInbox(inbox => ('imported' in inbox ? inbox.imported : null));
  const refusal = useInbox(inbox => ('refusal' in inbox ? inbox.refusal : null));
  const isImporting = useInbox(({ phase }) => phase === 'importing');
  return (
    <>
      <div className="page-part stack inbox-packet">
        {opened !== null && (
          <>
            <OpenedPacket opened={opened} />
            <IntoCase opened={opened} isBusy={isImporting} />
          </>
        )}
        {refusal !== null && opened === null && <FailureNote failure={refusal} />}
        {imported !== null && <ImportedNote imported={imported} />}
      </div>
      {opened !== null && (
        <footer className="inbox-foot stack">
          {isImporting && <PacketProgress label={t('inbox.importing')} />}
          {refusal !== null && <FailureNote failure={refusal} />}
          <ImportActs needsGap={refusal !== null && needsPerson(refusal)} isBusy={isImporting} />
        </footer>
      )}
    </>
  );
}

function ImportActs({ needsGap, isBusy }: { readonly needsGap: boolean; readonly isBusy: boolean }) {
  const t = useText();
  const [isAsked, setAsked] = useState(false);
  const cannot = useInbox(inbox => ('intoRefusal' in inbox ? inbox.intoRefusal : null));
  return (
    <div className="row wrap">
      <Button
        variant="primary"
        isPending={isBusy || isAsked}
        unavailable={cannot === null ? null : t('inbox.chooseAnother')}
        onPress={() => {
          setAsked(true);
          void importPacket(needsGap).finally(() => setAsked(false));
        }}
      >
        {t(needsGap ? 'inbox.acceptGap' : 'inbox.import')}
      </Button>
      <Button onPress={putAside}>{t('inbox.putAside')}</Button>
    </div>
  );
}

/** What a person can do about a packet that could not be opened. */
function NextAct({ code }: { readonly code: FailureCode }) {
  const t = useText();
  const toCounterparts = <Button onPress={() => go({ screen: 'counterparts' })}>{t('inbox.toCounterparts')}</Button>;
  if (aboutKeys.has(code)) return toCounterparts;
  return (
    <>
      <Button onPress={choosePacket}>{t('inbox.another')}</Button>
      {aboutSender.has(code) && toCounterparts}
    </>
  );
}

/** The sender's key is not the one that we hold, or the packet was sealed to a key that is not ours: cards settle that. */
const aboutKeys: ReadonlySet<FailureCode> = new Set([
  'packet/unknown-sender',
  'packet/other-key',
  'packet/revoked-key',
  'packet/not-for-us',
]);
/** Somebody has to be called: their words and number stand under Counterparts. */
const aboutSender: ReadonlySet<FailureCode> = new Set([
  'packet/forked',
  'packet/bad-signature',
  'packet/stripped',
  'packet/re-signed',
]);
