import { levels, type Caveat, type Level, type Mark } from './mark.ts';
import { reaches } from './mark-order.ts';

/**
 * The mark that a held value needs once it was received under another one: as tight as both, the tightest of each caveat. What stands on
 * the whole record counts as well, and stays as it is.
 *
 * @param ofRecord - The mark of the record that the value stands in, if it is not that mark which is asked about.
 * @returns null where what is held is as tight already.
 */
export function joinedWithReceived(held: Mark | undefined, ofRecord: Mark | undefined, received: Mark): Mark | null {
  if (covers([held ?? {}, ofRecord ?? {}], received)) return null;
  const own = held?.caveats ?? [];
  const given = received.caveats ?? [];
  const caveats = [
    ...own.filter(caveat => !given.some(each => each.kind === caveat.kind && reaches(each, caveat))),
    ...given.filter(caveat => !own.some(each => reaches(each, caveat) && !reaches(caveat, each))),
  ];
  const level = higher(held?.level, received.level);
  const categories = [...new Set([...(held?.categories ?? []), ...(received.categories ?? [])])];
  const originator = held?.originator ?? received.originator;
  return {
    ...held,
    ...(level === undefined ? {} : { level }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(originator === undefined ? {} : { originator }),
    ...(held?.locked === true || received.locked === true ? { locked: true } : {}),
    caveats,
  };
}

/** Whether marks that hold together are in every way as tight as a received one. */
function covers(marks: readonly Mark[], received: Mark): boolean {
  const all = <T>(listed: (mark: Mark) => readonly T[] | undefined): readonly T[] => marks.flatMap(mark => listed(mark) ?? []);
  const highest = marks.reduce<Level | undefined>((level, mark) => higher(level, mark.level), undefined);
  return (
    higher(highest, received.level) === highest &&
    (received.categories ?? []).every(category => all(mark => mark.categories).includes(category)) &&
    (received.caveats ?? []).every(caveat => all<Caveat>(mark => mark.caveats).some(held => reaches(held, caveat))) &&
    (received.originator === undefined || marks.some(({ originator }) => originator === received.originator)) &&
    (received.locked !== true || marks.some(({ locked }) => locked === true))
  );
}

function higher(one: Level | undefined, other: Level | undefined): Level | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return levels.indexOf(one) >= levels.indexOf(other) ? one : other;
}
