import { DEMO_CASES } from '../../shared/door.ts';
import { useText } from '../text.ts';
import { Progress } from '../ui/Progress.tsx';
import { cancelDemo } from './vault-store.ts';

/** The demo office while it is made, which takes seconds. */
export function MakingDemo({ share }: { readonly share: number | null }) {
  const t = useText();
  return (
    <>
      <h2>{t('vault.makingDemo')}</h2>
      <p className="lead" role="status">
        {t('vault.makingDemoLead')}
      </p>
      <Progress
        label={t('vault.makingCases', { count: DEMO_CASES })}
        done={share ?? 0}
        total={share === null ? null : 1}
        show={null}
        afterMs={0}
        onCancel={cancelDemo}
      />
    </>
  );
}
