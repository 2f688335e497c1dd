import { useEffect } from 'react';
import type { Role } from '../../shared/contract/row.ts';
import type { OpenVault } from '../../shared/contract/vault.ts';
import { OwnWordsOverlay } from '../counterparts/OwnWords.tsx';
import { useResumed } from '../drafts/use-draft.ts';
import { fillRooms } from '../fill-rooms.ts';
import { QuickLogOverlay, ScreenOf } from '../screens.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SkipLink } from '../ui/SkipLink.tsx';
import { useCommands } from './command-store.ts';
import { keepFocus, useFocusOnRoute } from './focus.ts';
import { frameCommands } from './frame-commands.ts';
import { KeyMapOverlay } from './KeyMapOverlay.tsx';
import { LockCountdown } from './LockCountdown.tsx';
import { useOpeningNotices } from './opening-notices.ts';
import { closeOverlay, openOverlay, useOverlay } from './overlay-store.ts';
import { Palette } from './Palette.tsx';
import { useRailed } from './railed.ts';
import { homeOf, roomsFor } from './rooms.ts';
import { isOutward, roomOf, useRoute, type Route } from './route-store.ts';
import { Screen } from './Screen.tsx';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { ScreenGuard } from './ScreenGuard.tsx';
import { Sidebar } from './Sidebar.tsx';
import { ReplacedBar } from './ReplacedBar.tsx';
import { useReplaced } from './replaced-store.ts';
import { Tour } from './Tour.tsx';
import { tourTo } from './tour-store.ts';
import { SyntheticBar } from './SyntheticBar.tsx';

/** The window of an open vault: sidebar, the screen of the route, and what stands over both. */
export function Frame({ vault }: { readonly vault: OpenVault }) {
  const t = useText();
  const { isRailed } = useRailed();
  const route = openTo(
    useRoute(state => state.route),
    vault.user.role,
  );
  const isReplaced = useReplaced(state => state.isReplaced);
  const overlay = useOverlay(state => state.overlay);
  const isOurs = !isOutward(route);
  useCommands(frameCommands(t, { role: vault.user.role, isOurs }));
  useCommands(vault.synthetic ? [{ id: 'tour', label: t('frame.tour.start'), section: 'everywhere', run: () => tourTo(0) }] : []);
  useOpeningNotices(vault, t);
  useFocusOnRoute();
  useResumed('quick-log', () => openOverlay('quick-log'));
  useEffect(keepFocus, []);
  useEffect(() => fillRooms(vault.user.role), [vault.user.role]);

  return (
    <div className="shell">
      <SkipLink to="content" />
      <LiveRegion />
      <LockCountdown />
      <div className="bars">
        {isReplaced && <ReplacedBar />}
        {vault.synthetic && <SyntheticBar />}
      </div>
      <div className={`app ${isRailed ? 'railed' : ''}`}>
        <Sidebar vault={vault} />
        <ScreenGuard key={route.screen} fallback={reopen => <BrokenScreen reopen={reopen} />}>
          <ScreenOf route={route} />
        </ScreenGuard>
      </div>
      {vault.synthetic && <Tour />}
      {overlay === 'palette' && <Palette isFinding={isOurs} />}
      {overlay === 'keys' && <KeyMapOverlay />}
      {overlay === 'own-words' && isOurs && vault.user.role !== 'auditor' && <OwnWordsOverlay onClose={closeOverlay} />}
      {overlay === 'quick-log' && isOurs && vault.user.role !== 'auditor' && <QuickLogOverlay onClose={closeOverlay} />}
    </div>
  );
}

/** The screen of a route, or the role's home where it has no such room. A case is opened from elsewhere, and the host says whether. */
function openTo(route: Route, role: Role): Route {
  const isOpen = route.screen === 'case' || roomsFor(role).some(({ id }) => id === roomOf(route));
  return isOpen ? route : { screen: homeOf(role) };
}

function BrokenScreen({ reopen }: { readonly reopen: () => void }) {
  const t = useText();
  return (
    <Screen crumbs={[]}>
      <EmptyState fact={t('frame.broken')} act={t('frame.brokenAct')}>
        <Button onPress={reopen}>{t('frame.reopen')}</Button>
      </EmptyState>
    </Screen>
  );
}
