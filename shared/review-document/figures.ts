import type { Bilingual } from '../language.ts';
import { directionName } from '../direction-text.ts';
import { FEWEST_SHOWN, type ShownCount } from '../publish.ts';
import { sideFigures } from '../review-figures.ts';
import { reviewFigures, type Review } from '../review.ts';
import { reportsText } from '../text/reports.ts';

/** A figure that two offices can hold beside each other, by a key that is the same in both. */
export type JointFigure = { readonly key: string; readonly label: Bilingual; readonly cell: ShownCount };

/** What of a review both offices count alike: by direction and offence, and what became of the direction's own requests. */
export function jointFigures({ direction, figures, sides }: Review): readonly JointFigure[] {
  const label = (way: Bilingual, ...words: readonly Bilingual[]): Bilingual => ({
    en: [way, ...words].map(({ en }) => en).join(' · '),
    es: [way, ...words].map(({ es }) => es).join(' · '),
  });
  const own = reviewFigures
    .filter(name => !sideFigures.some(each => each === name))
    .map((name): JointFigure => ({
      key: `${direction} ${name}`,
      label: label(directionName(direction), reportsText.figure[name]),
      cell: figures[name],
    }));
  return sides.flatMap(side => [
    ...sideFigures.map((name): JointFigure => ({
      key: `${side.direction} ${name}`,
      label: label(directionName(side.direction), reportsText.all, reportsText.side[name]),
      cell: side.all[name],
    })),
    ...(side.direction === direction ? own : []),
    ...side.groups.flatMap(line =>
      sideFigures.map((name): JointFigure => ({
        key: `${side.direction} ${name} ${line.group}`,
        label: label(directionName(side.direction), line.label, reportsText.side[name]),
        cell: line[name],
      })),
    ),
  ]);
}

/** Ours, theirs, and what ours is more than theirs; null where one of both is not said exactly. */
export type Compared = JointFigure & { readonly theirs: ShownCount | null; readonly difference: number | null };

/**
 * Both offices' figures side by side. Where we do not say ours, theirs is not said either: it counts the same persons, and would tell what we
 * keep. A small count of theirs is not said as it stands, whatever their office does.
 */
export function compared(ours: readonly JointFigure[], theirs: Readonly<Record<string, ShownCount>>): readonly Compared[] {
  return ours.map((figure): Compared => {
    const given = Object.hasOwn(theirs, figure.key) ? theirs[figure.key]! : null;
    const said = given === null ? null : saidBeside(figure.cell, given);
    const difference = figure.cell.kind === 'shown' && said?.kind === 'shown' ? figure.cell.count - said.count : null;
    return { ...figure, theirs: said, difference };
  });
}

function saidBeside(ours: ShownCount, theirs: ShownCount): ShownCount {
  if (ours.kind === 'few' || ours.kind === 'hidden' || ours.kind === 'held') return { kind: 'hidden' };
  if (theirs.kind === 'shown' && theirs.count > 0 && theirs.count < FEWEST_SHOWN) return { kind: 'few' };
  return theirs;
}
