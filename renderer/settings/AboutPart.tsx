import { useEffect } from 'react';
import { useText } from '../text.ts';
import { readAbout, useSettings } from './settings-store.ts';

/** Which program this is, and what this system can and cannot protect. */
export function AboutPart() {
  const t = useText();
  const about = useSettings(state => state.about);
  useEffect(() => void readAbout(), []);
  if (about === null) return null;
  return (
    <>
      <section>
        <h2 className="h-section h-ruled">{t('settings.about.program')}</h2>
        <dl className="kv">
          <dt>{t('settings.about.version')}</dt>
          <dd className="mono">{about.version}</dd>
          <dt>{t('settings.about.system')}</dt>
          <dd className="mono">
            {about.platform}
            {Object.entries(about.engines)
              .filter(([, version]) => version !== '')
              .map(([engine, version]) => ` · ${engine} ${version}`)}
          </dd>
          <dt>{t('settings.about.door')}</dt>
          <dd>{t(about.door === 'window' ? 'settings.about.inWindow' : 'settings.about.inBrowser')}</dd>
        </dl>
      </section>
      <section>
        <h2 className="h-section h-ruled">{t('settings.about.protects')}</h2>
        <dl className="kv">
          <dt>{t('settings.about.screenLock')}</dt>
          <dd>{t(about.hearsScreenLock ? 'settings.about.yes' : 'settings.about.screenLockNo')}</dd>
          <dt>{t('settings.about.capture')}</dt>
          <dd>{t(about.hidesFromCapture ? 'settings.about.yes' : 'settings.about.captureNo')}</dd>
          <dt>{t('settings.about.network')}</dt>
          <dd>{t('settings.about.networkNone')}</dd>
        </dl>
      </section>
    </>
  );
}
