import { Check, Phone } from 'lucide-react';
import type { LedgerDetail } from '../../shared/contract/packets.ts';
import { reasonTexts } from '../../shared/decision/reason-codes.ts';
import { awaitsReceipt, givesValues, packetKindTable } from '../../shared/packet-kinds.ts';
import { handlingRows, usageHeading, channelNumber } from '../../shared/packet-words.ts';
import { useFormat } from '../format.ts';
import { go, stay } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { ClassificationPart } from './ClassificationPart.tsx';
import { ChainDot, ledgerState } from './LedgerTable.tsx';
import type { ChosenValue } from './packet-lines.ts';
import { useReleases } from './release-store.ts';

type Props = { readonly detail: LedgerDetail; readonly chosen: ChosenValue | null };

/** The value that was chosen; who has the packet since when; and what it binds its recipient to. */
export function PacketPanel({ detail, chosen }: Props) {
  const t = useText();
  const { attachments } = detail;
  const format = useFormat();
  return (
    <>
      {chosen !== null && <ChosenPart detail={detail} chosen={chosen} />}
      <PanelSection title={t('release.whoHolds')}>
        <Held detail={detail} />
      </PanelSection>
      {detail.direction === 'out' && givesValues(detail.kind) && (
        <ClassificationPart key={detail.packetId} packetId={detail.packetId} />
      )}
      <PanelSection title={t(usageHeading)}>
        <dl className="packet-promises">
          {handlingRows(detail.header.handling).map(([label, words]) => (
            <div key={label.en}>
              <dt className="small">{t(label)}</dt>
              <dd>{t(words)}</dd>
            </div>
          ))}
        </dl>
      </PanelSection>
      <Thread detail={detail} />
      {attachments.length > 0 && (
        <PanelSection title={t('release.filesInIt')} right={String(attachments.length)}>
          <ul className="small">
            {attachments.map(({ name, sizeBytes }) => (
              <li key={name} className="row">
                <span className="mono grow">{name}</span>
                <span className="muted">{format.bytes(sizeBytes)}</span>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
    </>
  );
}

/** What it adds to, and what adds to it: each leads to its own page. */
function Thread({ detail: { packetId, direction } }: Pick<Props, 'detail'>) {
  const t = useText();
  const format = useFormat();
  const thread = useReleases(state => state.thread);
  if (thread.length < 2 || !thread.some(line => line.packetId === packetId)) return null;
  return (
    <PanelSection title={t('later.thread')} right={String(thread.length)}>
      <ol className="stack small">
        {thread.map(line => (
          <li key={line.packetId} className="row wrap" aria-current={line.packetId === packetId ? 'true' : undefined}>
            <ChainDot line={line} />
            {line.packetId === packetId ? (
              <b className="mono strong">{channelNumber(line.number)}</b>
            ) : (
              <Button variant="link" onPress={() => stay({ screen: 'packet', packetId: line.packetId, direction })}>
                {channelNumber(line.number)}
              </Button>
            )}
            <span>{t(packetKindTable[line.kind].words)}</span>
            <span className="muted">
              {format.instant(line.atMs)}, {t(`release.states.${ledgerState(line)}`)}
            </span>
          </li>
        ))}
      </ol>
    </PanelSection>
  );
}

function ChosenPart({ detail: { caseId, direction, agency }, chosen }: Props & { readonly chosen: ChosenValue }) {
  const t = useText();
  const { record, seen, state } = chosen;
  const field = t(fieldOf(record.entity, seen.field)?.label ?? entityLabel(record.entity));
  return (
    <PanelSection title={t('release.why', { field, state: t(`mark.state.${state}`) })}>
      {seen.code !== null && (
        <>
          <p className="caption">{t(direction === 'out' ? 'release.forThem' : 'release.theyState', { who: agency })}</p>
          <p className="for-them">{t(reasonTexts[seen.code].says)}</p>
        </>
      )}
      <dl className="kv">
        <dt>{t('release.path')}</dt>
        <dd className="mono small">{seen.path}</dd>
      </dl>
      {record.record !== null && caseId !== null && (
        <Button
          size="sm"
          onPress={() => go({ screen: 'case', caseId, at: { kind: 'record', record: record.record! } })} // it is not null here
        >
          {t('release.showInCase')}
        </Button>
      )}
    </PanelSection>
  );
}

/** Who built or took it, and whether the other side says that it has it. */
export function Held({ detail }: { readonly detail: LedgerDetail }) {
  const t = useText();
  const format = useFormat();
  const { agency, direction, number, atMs, acknowledged, isCompared, kind, state, ownAnswer, recalled } = detail;
  const isOut = direction === 'out';
  return (
    <ul className="packet-held">
      <li>
        {t(isOut ? 'release.weBuilt' : 'release.weTook', { when: format.instant(atMs) })}
        {state === 'unsettled' && ` ${t('release.states.unsettled')}.`}
      </li>
      {isOut && awaitsReceipt(kind) && (
        <li className="row">
          {acknowledged !== null && <Check aria-hidden />}
          {acknowledged === null
            ? t('release.notHeld', { who: agency })
            : t(acknowledged.by === 'hand' ? 'release.heldByHand' : 'release.heldSince', {
                who: agency,
                when: format.instant(acknowledged.atMs),
              })}
        </li>
      )}
      {acknowledged !== null && acknowledged.answer !== null && (
        <li>{t('later.theyAnswered', { who: agency, answer: t(`later.answers.${acknowledged.answer}`) })}</li>
      )}
      {ownAnswer !== null && <li>{t('later.weAnswered', { answer: t(`later.answers.${ownAnswer}`) })}</li>}
      {recalled !== null && (
        <li>
          <b className="strong">
            {t(isOut ? 'later.weRecalled' : 'later.theyRecalled', {
              who: agency,
              number: channelNumber(number),
              why: recalled.why ?? '—',
            })}
          </b>{' '}
          {t(
            recalled.answer !== null
              ? `later.answers.${recalled.answer}`
              : recalled.isAnswered
                ? 'later.acknowledgedOnly'
                : 'later.unanswered',
          )}
        </li>
      )}
      <li className="row">
        <Phone aria-hidden />
        {t(isCompared ? 'release.wordsCompared' : 'release.wordsNotCompared', { who: agency })}
      </li>
    </ul>
  );
}
