import { FolderPlus, Keyboard, KeyRound, Lock, Moon, NotebookPen, PanelLeft, Search, Sun, Monitor } from 'lucide-react';
import type { Role } from '../../shared/contract/row.ts';
import { prefer, usePreferences } from '../preferences.ts';
import { useSpeaking, type Translate } from '../text.ts';
import { lockVault } from '../vault/vault-store.ts';
import type { Command } from './command-store.ts';
import { focusOnRows } from './focus.ts';
import { openOverlay } from './overlay-store.ts';
import { roomsFor } from './rooms.ts';
import { go, goBack } from './route-store.ts';

/** Who it is, and whether the screen shows our own office's view: with a counterpart's eyes nothing is logged. */
type Standing = { readonly role: Role; readonly isOurs: boolean };

/** What can be done from every screen. */
export function frameCommands(t: Translate, { role, isOurs }: Standing): readonly Command[] {
  const view = (id: string, label: string, icon: Command['icon'], run: () => void): Command => ({
    id,
    label,
    section: 'view',
    run,
    ...(icon ? { icon } : {}),
  });
  return [
    {
      id: 'palette',
      label: t('ui.palette'),
      section: 'everywhere',
      keys: 'Mod+K',
      icon: Search,
      isKeyOnly: true,
      run: () => openOverlay('palette'),
    },
    ...(role === 'auditor' || !isOurs
      ? [] // nothing is logged by who only reads
      : [
          {
            id: 'quick-log',
            label: t('frame.logExchange'),
            section: 'everywhere',
            keys: 'Mod+L',
            icon: NotebookPen,
            run: () => openOverlay('quick-log'),
          } as const,
          {
            id: 'new-case',
            label: t('people.newCase'),
            section: 'everywhere',
            keys: 'N',
            icon: FolderPlus,
            run: () => go({ screen: 'new-case' }),
          } as const,
          {
            id: 'own-words',
            label: t('counterpart.ourWords'),
            section: 'everywhere',
            icon: KeyRound,
            run: () => openOverlay('own-words'),
          } as const,
        ]),
    {
      id: 'lock',
      label: t('frame.lock'),
      section: 'everywhere',
      keys: 'Mod+Shift+L',
      icon: Lock,
      inDialog: true,
      run: () => void lockVault(),
    },
    { id: 'to-rows', label: t('frame.toRows'), section: 'everywhere', keys: 'J', isKeyOnly: true, run: focusOnRows },
    { id: 'keys', label: t('frame.keyMap'), section: 'everywhere', keys: '?', icon: Keyboard, run: () => openOverlay('keys') },
    { id: 'back', label: t('ui.back'), section: 'everywhere', keys: 'Escape', isKeyOnly: true, run: goBack },
    ...roomsFor(role).map((room): Command => ({
      id: `go-${room.id}`,
      label: t('frame.goTo', { room: t(room.label) }),
      section: 'go',
      keys: `G ${room.letter}`,
      icon: room.icon,
      run: () => go({ screen: room.id }),
    })),
    ...useSpeaking
      .getState()
      .known.map(({ language, name }) =>
        view(language, t('frame.useLanguage', { language: name }), undefined, () => prefer({ language })),
      ),
    view('light', t('frame.useLight'), Sun, () => prefer({ theme: 'light' })),
    view('dark', t('frame.useDark'), Moon, () => prefer({ theme: 'dark' })),
    view('system', t('frame.useSystem'), Monitor, () => prefer({ theme: 'system' })),
    view('fold', t('frame.fold'), PanelLeft, () => prefer({ isRailed: !usePreferences.getState().isRailed })),
  ];
}
