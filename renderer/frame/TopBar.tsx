import { CircleQuestionMark, Lock, Monitor, Moon, Search, Sun } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { prefer, themes, usePreferences } from '../preferences.ts';
import { useReader, useSpeaking, useText } from '../text.ts';
import { lockVault } from '../vault/vault-store.ts';
import { RoomMenu } from './RoomMenu.tsx';
import { DraftsMenu } from '../drafts/DraftsMenu.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Keys } from '../ui/Keys.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { openGuide } from '../guide/open-guide.ts';
import { openOverlay } from './overlay-store.ts';
import { useMayWrite } from './rights.ts';
import { go, isOutward, useRoute, type Route } from './route-store.ts';

/** A step on the way here; `to` for those one can go back to, `isCode` for identifiers. */
export type Crumb = { readonly label: ReactNode; readonly to?: Route; readonly isCode?: boolean };

const themeIcons = { light: Sun, dark: Moon, system: Monitor };

/** Where one is, the palette, the log, language, theme, lock. */
export function TopBar({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const isOurs = useRoute(({ route }) => !isOutward(route));
  const hasOwnLog = useRoute(({ route }) => route.screen === 'today'); // one way to log on each screen
  return (
    <header className="topbar">
      <RoomMenu />
      {crumbs.length > 1 ? (
        <nav className="crumbs" aria-label={t('ui.back')}>
          {crumbs.map((crumb, place) => (
            <Fragment key={place}>
              {place > 0 && (
                <span className="slash" aria-hidden="true">
                  /
                </span>
              )}
              <CrumbStep crumb={crumb} />
            </Fragment>
          ))}
        </nav>
      ) : (
        <div className="crumbs" /> // the room's name stands in its title
      )}
      <AriaButton className="palette-open" onPress={() => openOverlay('palette')}>
        <Search aria-hidden />
        <span className="ellipsis">{t('ui.palette')}</span>
        <Keys keys={['Mod', 'K']} />
      </AriaButton>
      <div className="tools">
        {isOurs && <DraftsMenu />}
        {mayWrite && isOurs && !hasOwnLog && (
          <Button onPress={() => openOverlay('quick-log')}>
            {t('frame.logExchange')}
            <span className="optional">
              <Keys keys={['Mod', 'L']} />
            </span>
          </Button>
        )}
        <LanguageSwitch />
        <ThemeButton />
        <GuideButton />
        <IconButton icon={Lock} label={t('frame.lock')} onPress={() => void lockVault()} />
      </div>
    </header>
  );
}

function CrumbStep({ crumb: { label, to, isCode } }: { readonly crumb: Crumb }) {
  if (to) return <AriaButton onPress={() => go(to)}>{label}</AriaButton>;
  return (
    <span className={`strong ellipsis ${isCode ? 'mono' : ''}`} aria-current="page">
      {label}
    </span>
  );
}

/** Every language there is, at once. `isLong` writes them out. */
export function LanguageSwitch({ isLong = false }: { readonly isLong?: boolean }) {
  const t = useText();
  const { language } = useReader();
  const known = useSpeaking(state => state.known);
  return (
    <SegmentedControl
      size="sm"
      label={t('frame.language')}
      value={language}
      onChange={chosen => prefer({ language: chosen })}
      segments={known.map(({ language: id, name }) => ({ id, label: isLong ? name : id.toUpperCase(), name }))}
    />
  );
}

/** The next theme: light, dark, as the system. */
export function ThemeButton() {
  const t = useText();
  const theme = usePreferences(state => state.theme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const label = `${t('frame.theme')}: ${t(`frame.themes.${theme}`)}`;
  return <IconButton icon={themeIcons[theme]} label={label} onPress={() => prefer({ theme: next })} />;
}

/** The guide, at the page of where one is. */
export function GuideButton() {
  const t = useText();
  return <IconButton icon={CircleQuestionMark} label={t('guide.open')} keys={['F1']} onPress={openGuide} />;
}
