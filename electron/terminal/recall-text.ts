import type { ImportedPacket, LedgerLine, Recalled } from '../../shared/contract/packets.ts';
import type { AlsoGave } from '../../shared/contract/supplements.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { laterText } from '../../shared/text/later.ts';
import { channelNumber } from '../../shared/packet-words.ts';

/** By which packet one was recalled, and what was answered; empty where nobody recalled it. */
export function recalledText(recalled: Recalled | null, { say }: Reader): string {
  if (recalled === null) return '';
  const { number, answer, isAnswered } = recalled;
  const answered =
    answer !== null ? say(laterText.answers[answer]) : say(laterText[isAnswered ? 'acknowledgedOnly' : 'unanswered']);
  return `${say(laterText.recalledBy, { number: channelNumber(number) })}: ${answered}`;
}

/** What of a case stands under a recall: which packet, by whom, why, and what was answered. */
export function recalledLines(lines: readonly LedgerLine[], reader: Reader): readonly string[] {
  return lines.flatMap(({ recalled, direction, agency, number }) => {
    if (recalled === null) return [];
    const words = laterText[direction === 'in' ? 'theyRecalled' : 'weRecalled'];
    const head = reader.say(words, { who: agency, number: channelNumber(number), why: recalled.why ?? '—' });
    return [`! ${head} (${recalledText(recalled, reader)})`];
  });
}

/** What a recall that was taken in recalls, as rows of facts, and what is to be done. */
export function recallsRows(recalls: ImportedPacket['recalls']): readonly (readonly [Bilingual, string])[] {
  if (recalls === null) return [];
  return [
    [laterText.recalls, `${channelNumber(recalls.number)}, ${recalls.packetId}`],
    [laterText.whyRecalled, recalls.why ?? '—'],
    [laterText.recalledCase, recalls.caseId ?? '—'],
  ];
}

/** Which packets gave the same and stand. */
export function alsoGaveLines(others: readonly AlsoGave[], { say }: Reader): readonly string[] {
  if (others.length === 0) return [];
  const packets = others.map(({ number, packetId }) => `  ${channelNumber(number)}  ${packetId}`);
  return [say(laterText.alsoGave), ...packets];
}

/** Who acknowledged it, and of a recall what was done. */
export function acknowledgedText({ acknowledged, ownAnswer }: LedgerLine, { say }: Reader): string {
  if (ownAnswer !== null) return say(laterText.weAnswered, { answer: say(laterText.answers[ownAnswer]) });
  if (acknowledged === null) return '';
  return `${acknowledged.by}${acknowledged.answer === null ? '' : `, ${say(laterText.answers[acknowledged.answer])}`}`;
}
