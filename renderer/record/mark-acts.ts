import type { Failure } from '../../shared/failure.ts';
import type { AskedMark } from '../../shared/mark-draft.ts';
import type { ValuePlace } from './at-hand.ts';
import { proposeLoosening, setMark, type LooserMark, type PlacedMark } from './case-acts.ts';

/** Set a mark that tightens, or propose one that loosens with its ground; what asks for neither does nothing. */
export async function askForMark(place: ValuePlace, asked: AskedMark, ground: string): Promise<Failure | null> {
  // The mark's lists are read-only, and the calls take them as they are.
  if (asked.kind === 'tightening') return setMark({ ...place, mark: asked.mark } as unknown as PlacedMark);
  if (asked.kind !== 'loosening') return null;
  const mark = Object.keys(asked.mark).length === 0 ? null : asked.mark;
  const below = asked.loosened === null ? {} : { loosened: asked.loosened };
  return proposeLoosening({ ...place, mark, ...below, ground: ground.trim() } as unknown as LooserMark);
}
