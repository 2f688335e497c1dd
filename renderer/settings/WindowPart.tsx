import { prefer, themes, usePreferences } from '../preferences.ts';
import { useReader, useSpeaking, useText } from '../text.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { lockAfter } from './settings-store.ts';

const minutes = [1, 2, 5, 10, 15, 30, 60, 120] as const;

/** How this person likes the window, on this computer. */
export function WindowPart() {
  const t = useText();
  const { language } = useReader();
  const known = useSpeaking(state => state.known);
  const { theme, letterKeys, lockMinutes } = usePreferences();
  return (
    <>
      <section>
        <h2 className="h-section h-ruled">{t('settings.window.look')}</h2>
        <div className="row wrap">
          <SegmentedControl
            label={t('frame.language')}
            segments={known.map(reader => ({ id: reader.language, label: reader.name }))}
            value={language}
            onChange={chosen => prefer({ language: chosen })}
          />
          <SegmentedControl
            label={t('frame.theme')}
            segments={themes.map(id => ({ id, label: t(`frame.themes.${id}`) }))}
            value={theme}
            onChange={chosen => prefer({ theme: chosen })}
          />
        </div>
      </section>
      <section>
        <h2 className="h-section h-ruled">{t('settings.window.lock')}</h2>
        <Select
          label={t('settings.window.lockAfter')}
          description={t('settings.window.lockNote')}
          choices={minutes.map(count => ({ id: String(count), label: t('settings.window.minutes', { count }) }))}
          value={String(lockMinutes)}
          onChange={id => lockAfter(Number(id))}
        />
      </section>
      <section>
        <h2 className="h-section h-ruled">{t('settings.window.keys')}</h2>
        <Switch note={t('frame.lettersNote')} on={letterKeys} onChange={on => prefer({ letterKeys: on })}>
          {t('frame.letters')}
        </Switch>
      </section>
      <p className="note">{t('settings.window.keptHere')}</p>
    </>
  );
}
