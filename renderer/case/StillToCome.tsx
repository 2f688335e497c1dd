import type { CaseId } from '../../shared/language.ts';
import type { PackageLine } from '../../shared/package-tracker.ts';
import { attachTo, type Intake } from '../documents/document-store.ts';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useCase } from '../record/case-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';

type Props = { readonly caseId: CaseId; readonly onAdded: (intake: Intake) => void };

/** The items of the request's package that have no document yet, by when, each with the way to attach it. */
export function StillToCome({ caseId, onAdded }: Props) {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMayWrite();
  const lines = useCase(state => state.stage?.package?.lines ?? none);
  const requiredBy = useCase(
    state =>
      state.clocks.find(({ weight, isLive, mustStopBy }) => weight === 'hard' && isLive && mustStopBy !== null)?.mustStopBy,
  );
  const awaited = lines.filter(({ document }) => document === null);
  if (awaited.length === 0) return null;
  return (
    <section className="stack tight">
      <h3 className="h-section h-ruled">
        {t('cases.stillToCome', { count: awaited.length })}{' '}
        {requiredBy != null && <span className="small muted">{t('cases.requiredBy', { date: format.date(requiredBy) })}</span>}
      </h3>
      <ul className="awaited-files" data-stops="one">
        {awaited.map(({ item, label }) => (
          <li key={item} className="row">
            <span className="grow">{t(label)}</span>
            {mayWrite && (
              <Button
                size="sm"
                label={`${t('cases.attach')}: ${t(label)}`}
                onPress={() => void attachTo(caseId, { item, title: t(label) }).then(onAdded)}
              >
                {t('cases.attach')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const none: readonly PackageLine[] = [];
