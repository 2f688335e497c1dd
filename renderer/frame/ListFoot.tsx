import { usePreferences } from '../preferences.ts';
import { useText } from '../text.ts';
import { KeyHint } from '../ui/Keys.tsx';

export type ListFootProps = {
  /** Whether the room's search has the key `/`. */
  readonly canSearch?: boolean;
  /** Whether Enter opens a row. */
  readonly opens?: boolean;
};

/** Under the list of a room: the keys that work in it. Letters are not named to whoever has them switched off. */
export function ListFoot({ canSearch = false, opens = true }: ListFootProps) {
  const t = useText();
  const letters = usePreferences(state => state.letterKeys);
  return (
    <footer className="list-foot" aria-label={t('ui.listKeys')}>
      <KeyHint keys={['↑', '↓']} does={t('ui.move')} />
      {opens && <KeyHint keys={['Enter']} does={t('ui.openRow')} />}
      {canSearch && letters && <KeyHint keys={['/']} does={t('ui.searchHere')} />}
      {letters && <KeyHint keys={['?']} does={t('ui.allKeys')} />}
    </footer>
  );
}
