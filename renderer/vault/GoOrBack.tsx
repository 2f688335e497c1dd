import type { TextKey } from '../../shared/text/catalogue.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { showForm } from './vault-store.ts';

/** How a form of the way in ends: on, greyed with what is still missing, or back to where a vault is opened. */
export function GoOrBack({
  missing,
  isBusy,
  children,
}: {
  readonly missing: TextKey | null;
  readonly isBusy: boolean;
  readonly children: string;
}) {
  const t = useText();
  return (
    <div className="go">
      <Button variant="primary" size="lg" type="submit" isPending={isBusy} unavailable={missing === null ? null : t(missing)}>
        {children}
      </Button>
      <Button variant="ghost" size="lg" onPress={() => showForm('unlock')}>
        {t('ui.back')}
      </Button>
    </div>
  );
}
