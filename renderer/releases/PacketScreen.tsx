import { useEffect, useState } from 'react';
import { FileInput, FileOutput } from 'lucide-react';
import type { Answer, LedgerDetail } from '../../shared/contract/packets.ts';
import type { Failure } from '../../shared/failure.ts';
import { asksAnswer, awaitsReceipt, carriedBy, givesValues } from '../../shared/packet-kinds.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { go, stay, type Route } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { choosePacket, writeReceipt } from '../inbox/inbox-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Menu } from '../ui/Menu.tsx';
import { notify } from '../ui/notice.ts';
import { ChainDot, ledgerState } from './LedgerTable.tsx';
import { PacketBody } from './PacketBody.tsx';
import { copyDigest, followPacket, forgetPacket, isAwaited, showPacket, useReleases } from './release-store.ts';
import { ReceiptDialog } from './ReceiptDialog.tsx';
import { CorrectionDialog } from './CorrectionDialog.tsx';
import { RecallDialog } from './RecallDialog.tsx';
import { SupplementDialog } from './SupplementDialog.tsx';

type Later = 'give' | 'correct' | 'recall';
type PacketRoute = Extract<Route, { readonly screen: 'packet' }>;

/** One packet of the ledger, sent or received: its channel, the page as its recipient has it, and what it binds them to. */
export function PacketScreen({ route: { packetId, direction } }: { readonly route: PacketRoute }) {
  const t = useText();
  const { detail, refusal } = useReleases();
  const [isEntering, setEntering] = useState(false);
  const [later, setLater] = useState<Later | null>(null);
  const [unwritten, setUnwritten] = useState<Failure | null>(null);
  useResumed(`receipt ${packetId}`, () => setEntering(true));
  useResumed(`recall ${packetId}`, () => setLater('recall'), detail !== null);
  useResumed(`correction ${packetId}`, () => setLater('correct'), detail !== null);
  useEffect(() => {
    void showPacket(packetId, direction);
    return followPacket(packetId, direction);
  }, [packetId, direction]);
  useEffect(() => forgetPacket, []);
  const room = direction === 'in' ? 'inbox' : 'release';
  const title = detail === null ? '' : `${detail.agency} ${channelNumber(detail.number)}`;
  async function write(done?: Answer): Promise<void> {
    const answer = await writeReceipt(packetId, done);
    setUnwritten(answer === null || answer.ok ? null : answer.failure);
    if (answer?.ok) notify({ title: t('release.receiptWritten', { file: answer.value.file }), tone: 'done' });
  }
  return (
    <Screen
      layout="fixed"
      crumbs={[
        { label: t(`frame.room.${room}`), to: { screen: room } },
        { label: title, isCode: true },
      ]}
    >
      {detail === null ? (
        <h1 className="visually-hidden">{t('release.reading')}</h1>
      ) : (
        <PacketHead detail={detail} onEnter={() => setEntering(true)} onLater={setLater} onWrite={done => void write(done)} />
      )}
      {[refusal, unwritten].map(
        (failure, at) =>
          failure !== null && (
            <div className="page" key={at}>
              <FailureNote failure={failure} />
            </div>
          ),
      )}
      {detail !== null && <PacketBody key={`${detail.direction} ${detail.agency}`} detail={detail} />}
      {detail !== null && later === 'give' && <SupplementDialog onClose={() => setLater(null)} packetId={detail.packetId} />}
      {detail !== null && later === 'recall' && <RecallDialog onClose={() => setLater(null)} packetId={detail.packetId} />}
      {detail !== null && later === 'correct' && detail.caseId !== null && (
        <CorrectionDialog onClose={() => setLater(null)} caseId={detail.caseId} packetId={detail.packetId} />
      )}
      {detail !== null && isEntering && <ReceiptDialog onClose={() => setEntering(false)} packetId={detail.packetId} />}
    </Screen>
  );
}

type HeadProps = {
  readonly detail: LedgerDetail;
  readonly onEnter: () => void;
  readonly onLater: (what: Later) => void;
  readonly onWrite: (done?: Answer) => void;
};

function PacketHead({ detail, onEnter, onLater, onWrite }: HeadProps) {
  const t = useText();
  const { about, caseId, hash } = detail;
  const state = ledgerState(detail);
  const thread = useReleases(all => all.thread);
  const recall = thread.find(line => asksAnswer(line.kind) && line.earlier === detail.packetId && line.state !== 'voided');
  const act = (id: string) => {
    if (id === 'enter') onEnter();
    if (id === 'give' || id === 'correct' || id === 'recall') onLater(id);
    if (id === 'copy') void copyDigest(hash);
    if (id === 'case' && caseId !== null) go({ screen: 'case', caseId });
  };
  return (
    <div className="page-head packet-head">
      <h1 className="h-title mono">
        {detail.agency} {channelNumber(detail.number)}
      </h1>
      <span className="row">
        <ChainDot line={detail} />
        {t(`release.states.${state}`)}
        {state === 'waiting' && <span className="muted">{t('release.day', { count: detail.days })}</span>}
      </span>
      {recall !== undefined && (
        <Button variant="link" onPress={() => stay({ screen: 'packet', packetId: recall.packetId, direction: detail.direction })}>
          {t('later.recalledBy', { number: channelNumber(recall.number) })}
        </Button>
      )}
      {about !== null && (
        <span className="packet-about muted" title={about.title}>
          <span className="mono small">{about.reference}</span> {about.title}
        </span>
      )}
      <div className="acts">
        {isAwaited(detail) && (
          <Button variant="primary" icon={FileInput} onPress={takeReceipt}>
            {t('release.takeReceipt')}
          </Button>
        )}
        {detail.direction === 'in' && awaitsReceipt(detail.kind) && <ReceiptActs detail={detail} onWrite={onWrite} />}
        <Menu
          label={t('cases.more')}
          onAction={act}
          entries={[
            ...(isAwaited(detail) ? [{ id: 'enter', label: t('release.receiptByHand') }] : []),
            ...(mayGiveMore(detail)
              ? [
                  { id: 'give', label: t('later.open') },
                  { id: 'correct', label: t('later.correct') },
                ]
              : []),
            ...(mayRecall(detail) ? [{ id: 'recall', label: t('later.recall') }] : []),
            { id: 'copy', label: t('release.copyDigest') },
            ...(about === null ? [] : [{ id: 'case', label: t('release.openCase', { reference: about.reference }) }]),
          ]}
        />
      </div>
    </div>
  );
}

/** The receipt for a packet that came in; for a recall it says what was done. */
function ReceiptActs({ detail: { kind }, onWrite }: Pick<HeadProps, 'detail' | 'onWrite'>) {
  const t = useText();
  if (!asksAnswer(kind))
    return (
      <Button variant="primary" icon={FileOutput} onPress={() => onWrite()}>
        {t('inbox.writeReceipt')}
      </Button>
    );
  return (
    <>
      <Button variant="primary" icon={FileOutput} onPress={() => onWrite('done')}>
        {t('later.answerDone')}
      </Button>
      <Button onPress={() => onWrite('refused')}>{t('later.answerRefused')}</Button>
    </>
  );
}

/** A packet that left with a case: what it withheld may be given later. */
function mayGiveMore({ direction, kind, state, about }: LedgerDetail): boolean {
  return direction === 'out' && carriedBy(kind) === 'case' && state === 'sent' && about !== null;
}

/** What gave values and stands under no recall that is waited for. */
function mayRecall({ direction, kind, state, about, recalled }: LedgerDetail): boolean {
  return direction === 'out' && givesValues(kind) && state === 'sent' && about !== null && recalled?.isAnswered !== false;
}

/** The receipt is a packet that comes in: it is opened where those are. */
function takeReceipt(): void {
  go({ screen: 'inbox' });
  choosePacket();
}
