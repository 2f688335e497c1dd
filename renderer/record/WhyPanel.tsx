import { fieldAt } from '../../shared/catalogue.ts';
import { useText } from '../text.ts';
import { Keys } from '../ui/Keys.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useCase, type PanelOf } from './case-store.ts';
import { decisionIn } from '../marks/decisions.ts';
import { caveatWords, markOfValue, recordsById } from '../marks/value-mark.ts';

/** Why a value leaves or stays: in one sentence for us and one for them, the rule, and the mark that it stands under. */
export function WhyPanel({ panel: { record, field } }: { readonly panel: PanelOf<'why'> }) {
  const t = useText();
  const preview = useCase(state => state.preview);
  const file = useCase(state => state.view?.file);
  const found = file === undefined ? undefined : recordsById(file).get(record);
  const label = fieldAt(`${found?.entity ?? ''}.${field}`)?.label;
  const row = decisionIn(preview?.rows, record, field);
  const mark = file === undefined || found === undefined ? null : markOfValue(file, found, field);
  return (
    <PanelSection title={t('cases.whyTitle', { field: label ? t(label) : field })} right={<Keys keys={['Esc']} />}>
      {row === undefined ? (
        <p className="note">{t('cases.noDecision')}</p>
      ) : (
        <dl className="kv">
          <dt>{t('cases.forUs')}</dt>
          <dd>{t(row.reason.internal)}</dd>
          <dt>{t('cases.forThem', { agency: preview?.recipient.code ?? '' })}</dt>
          <dd>{t(row.reason.external)}</dd>
          <dt>{t('cases.rule')}</dt>
          <dd className="mono">{row.code === null ? row.rule : `${row.rule} · ${row.code}`}</dd>
          {mark && (
            <>
              <dt>{t('cases.mark')}</dt>
              <dd className="mono">{[mark.level, ...mark.categories, ...mark.caveats.map(caveatWords)].join(' ')}</dd>
            </>
          )}
        </dl>
      )}
    </PanelSection>
  );
}
