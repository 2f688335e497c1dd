import { useEffect, useState } from 'react';
import type { SetAsideFile } from '../../shared/contract/vault.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import type { PartProps } from './part.ts';
import { discardSetAside, readSetAside, useSettings } from './settings-store.ts';

/** Documents that no record names: listed, and deleted one by one by a supervisor. Nothing is shown where there are none. */
export function SetAsideFiles({ isSupervisor }: PartProps) {
  const t = useText();
  const format = useFormat();
  const { setAside } = useSettings();
  const [leaving, setLeaving] = useState<SetAsideFile | null>(null);
  useEffect(() => void readSetAside(), []);
  if (setAside === null || setAside.length === 0) return null;

  async function discard({ name }: SetAsideFile): Promise<void> {
    setLeaving(null);
    if (await discardSetAside([name])) notify({ title: t('settings.vault.discarded'), tone: 'done' });
  }

  return (
    <section>
      <h2 className="h-section h-ruled">{t('settings.vault.setAside')}</h2>
      <p className="muted">{t('settings.vault.setAsideNote')}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('settings.vault.file')}</th>
            <th scope="col" className="num">
              {t('settings.vault.size')}
            </th>
            <th scope="col">{t('settings.vault.written')}</th>
            {isSupervisor && (
              <th scope="col">
                <span className="visually-hidden">{t('settings.users.act')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {setAside.map(file => (
            <tr key={file.name}>
              <td className="mono">{file.name}</td>
              <td className="num">{format.bytes(file.sizeBytes)}</td>
              <td>{format.instant(file.writtenMs)}</td>
              {isSupervisor && (
                <td className="num">
                  <Button
                    variant="link"
                    label={t('settings.vault.discardTitle', { name: file.name })}
                    onPress={() => setLeaving(file)}
                  >
                    {t('settings.vault.discard')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {!isSupervisor && <p className="faint small">{t('settings.supervisorsOnly')}</p>}
      {leaving !== null && (
        <AlertDialog
          isOpen
          title={t('settings.vault.discardTitle', { name: leaving.name })}
          confirm={t('settings.vault.discard')}
          onClose={() => setLeaving(null)}
          onConfirm={() => void discard(leaving)}
        >
          {t('settings.vault.discardNote')}
        </AlertDialog>
      )}
    </section>
  );
}
