import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { offerCaseSearch } from './case-list/palette-search.ts';
import { followDocuments } from './documents/document-store.ts';
import { followAppearance } from './appearance.ts';
import { followCopies } from './frame/copies.ts';
import { followKeyboard } from './frame/keyboard.ts';
import { followMenu } from './frame/menu.ts';
import { followOpened } from './frame/opened.ts';
import { followNotices } from './frame/notices.ts';
import { followReplaced } from './frame/replaced-store.ts';
import { door } from './host.ts';
import { followLeaving } from './kept-drafts.ts';
import { followLedger } from './releases/release-store.ts';
import { followRoomCounts } from './room-counts.ts';
import { usePreferences } from './preferences.ts';
import './styles/all.css';
import { addOverlays } from './text.ts';
import { followDays } from './today/today-store.ts';
import { followComposing } from './ui/composing.ts';
import { followVault } from './vault/vault-store.ts';

followAppearance(({ language }) => door.speak(language));
door.lockAfter(usePreferences.getState().lockMinutes);
followComposing();
followKeyboard();
followMenu();
followOpened();
followNotices();
followLeaving();
offerCaseSearch();
followDocuments();
followDays();
followLedger();
followRoomCounts();
followReplaced();
void followVault();

const root = document.getElementById('root');
if (root !== null) {
  void Promise.all([door.about(), door.overlays()]).then(([{ version, door: kind }, overlays]) => {
    if (kind === 'window') followCopies(); // a browser's clipboard is the browser's
    addOverlays(overlays, usePreferences.getState().language);
    createRoot(root).render(
      <StrictMode>
        <App version={version} />
      </StrictMode>,
    );
  });
}
