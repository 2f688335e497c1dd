import { useEffect } from 'react';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { cancelWork, checkUpdate, readAbout, useSettings } from './settings-store.ts';

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
      <UpdateSection />
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

/** Whether files that somebody carried here are a release, before they are installed. */
function UpdateSection() {
  const t = useText();
  const format = useFormat();
  const { work, update, failure } = useSettings();
  return (
    <section>
      <h2 className="h-section h-ruled">{t('settings.update.title')}</h2>
      <p className="muted">{t('settings.update.note')}</p>
      {failure && <FailureNote failure={failure} />}
      <Button onPress={() => void checkUpdate()} unavailable={work === null ? null : t('ui.otherAtWork')}>
        {t('settings.update.check')}
      </Button>
      {work?.what === 'update' && (
        <Progress label={t('settings.update.checking')} done={work.done} total={work.total} onCancel={cancelWork} />
      )}
      {update && (
        <div role="status">
          <p className="strong">{t('settings.update.genuine', { version: update.version, date: format.date(update.on) })}</p>
          <p>{t(`settings.update.${update.age}`)}</p>
          <ul className="mono">
            {update.files.map(({ name, sizeBytes }) => (
              <li key={name}>{`${name} · ${format.bytes(sizeBytes)}`}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
