import { piecesOf } from '../../shared/guide/quoted.ts';
import type { TextKey } from '../../shared/text/catalogue.ts';
import { keycaps } from '../frame/keyboard.ts';
import { useText } from '../text.ts';
import { Keys } from '../ui/Keys.tsx';

/** A text of the guide: its labels as they stand on the screen, its keys as keycaps. */
export function GuideText({ of }: { readonly of: TextKey }) {
  const t = useText();
  return piecesOf(t(of)).map((piece, place) => {
    if (piece.is === 'label') return <b key={place}>{t(piece.key)}</b>;
    if (piece.is === 'keys') return <Keys key={place} keys={keycaps(piece.keys)} />;
    return piece.text;
  });
}
