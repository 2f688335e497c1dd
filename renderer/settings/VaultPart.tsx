import type { CheckReport } from '../../shared/contract/vault.ts';
import { useFormat } from '../format.ts';
import { openOverlay } from '../frame/overlay-store.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import type { PartProps } from './part.ts';
import { DeletedCases } from './DeletedCases.tsx';
import { SetAsideFiles } from './SetAsideFiles.tsx';
import { useViewer } from '../viewer.ts';
import { backUp, cancelWork, checkVault, useSettings } from './settings-store.ts';

/** Care of the vault: a copy elsewhere, and whether it is whole. */
export function VaultPart(props: PartProps) {
  const t = useText();
  const synced = useViewer(({ viewer }) => viewer?.synced ?? null);
  const format = useFormat();
  const mayWrite = useMayWrite();
  const { work, backup, report, failure } = useSettings();
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <p className="muted">{synced === null ? t('vault.notSynced') : t('vault.synced', { program: synced })}</p>
      <section>
        <h2 className="h-section h-ruled">{t('settings.vault.backup')}</h2>
        <p className="muted">{t('settings.vault.backupNote')}</p>
        <Button onPress={() => void backUp()} unavailable={work === null ? null : t('ui.otherAtWork')}>
          {t('settings.vault.backUp')}
        </Button>
        {work?.what === 'backup' && (
          <Progress label={t('settings.vault.backingUp')} done={work.done} total={work.total} onCancel={cancelWork} />
        )}
        {backup && (
          <p role="status">
            {t('settings.vault.backedUp', { count: backup.files, size: format.bytes(backup.sizeBytes), folder: backup.folder })}
          </p>
        )}
      </section>
      <section>
        <h2 className="h-section h-ruled">{t('settings.vault.check')}</h2>
        <p className="muted">{t('settings.vault.checkNote')}</p>
        <Button onPress={() => void checkVault()} unavailable={work === null ? null : t('ui.otherAtWork')}>
          {t('settings.vault.checkNow')}
        </Button>
        {work?.what === 'check' && (
          <Progress label={t('settings.vault.checking')} done={work.done} total={work.total} onCancel={cancelWork} />
        )}
        {report && <Report report={report} />}
      </section>
      {mayWrite && (
        <section>
          <h2 className="h-section h-ruled">{t('counterpart.ourWords')}</h2>
          <p className="muted">{t('counterpart.ourWordsNote')}</p>
          <Button onPress={() => openOverlay('own-words')}>{t('counterpart.showWords')}</Button>
        </section>
      )}
      <DeletedCases {...props} />
      <SetAsideFiles {...props} />
    </>
  );
}

function Report({ report }: { readonly report: CheckReport }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <p role="status" className="strong">
        {t(report.ok ? 'settings.vault.whole' : 'settings.vault.notWhole')}
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('settings.vault.part')}</th>
            <th scope="col" className="num">
              {t('settings.vault.checked')}
            </th>
            <th scope="col" className="num">
              {t('settings.vault.wrong')}
            </th>
            <th scope="col">{t('settings.vault.first')}</th>
          </tr>
        </thead>
        <tbody>
          {report.parts.map(({ part, checked, wrong, first }) => (
            <tr key={part}>
              <td>{t(`settings.vault.parts.${part}`)}</td>
              <td className="num">{format.number(checked)}</td>
              <td className="num">{wrong === 0 ? format.number(0) : <Badge tone="over">{format.number(wrong)}</Badge>}</td>
              <td className="mono">{first}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
