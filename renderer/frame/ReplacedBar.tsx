import { failures } from '../../shared/failure.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { lockVault } from '../vault/vault-store.ts';
import { saveSession, useReplaced } from './replaced-store.ts';

/** Stands above everything once another file has taken the vault's place: nothing more is written, and what one can do. */
export function ReplacedBar() {
  const t = useText();
  const { isSaving, saved, failure } = useReplaced();
  return (
    <div className="replaced" role="alert">
      <span className="grow">
        {saved === null ? t('frame.replaced') : t('frame.replacedSaved', { name: saved })}
        {failure !== null && ` ${t(failures[failure.code])}`}
      </span>
      {saved === null && (
        <Button size="sm" onPress={() => void saveSession()} isPending={isSaving}>
          {t('frame.saveSession')}
        </Button>
      )}
      <Button size="sm" onPress={() => void lockVault()} unavailable={isSaving ? t('ui.stillAtWork') : null}>
        {t('frame.lockNow')}
      </Button>
    </div>
  );
}
