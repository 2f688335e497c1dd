import type { PacketSight } from '../../shared/contract/packets.ts';
import { useCommands } from '../frame/command-store.ts';
import { useText } from '../text.ts';
import { shownFields, type Chosen } from './seen.ts';

/** J and K go from place to place; the focus stands on the place's shield, whose Enter says why. */
export function useSightKeys(
  sight: PacketSight | null,
  showEmpty: boolean,
  chosen: Chosen | null,
  choose: (chosen: Chosen) => void,
): void {
  const t = useText();
  function step(by: number): void {
    const places = (sight?.records ?? []).flatMap(one =>
      shownFields(one, showEmpty).map(seen => ({ record: one.record, entity: one.entity, seen })),
    );
    const at = places.findIndex(({ seen }) => seen.path === chosen?.seen.path);
    const next = places[at < 0 ? 0 : Math.max(0, Math.min(places.length - 1, at + by))];
    if (next === undefined) return;
    choose(next);
    document.querySelector<HTMLElement>(`tr[data-path="${CSS.escape(next.seen.path)}"] button`)?.focus();
  }
  useCommands([
    { id: 'next-place', label: t('release.nextPlace'), section: 'here', keys: 'J', run: () => step(1) },
    { id: 'last-place', label: t('release.lastPlace'), section: 'here', keys: 'K', run: () => step(-1) },
  ]);
}
