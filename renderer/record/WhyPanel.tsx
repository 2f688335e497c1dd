import { fieldAt } from '../../shared/catalogue.ts';
import { expectedGround, groundNames } from '../../shared/classification.ts';
import { useText } from '../text.ts';
import { Keys } from '../ui/Keys.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useCase, type PanelOf } from './case-store.ts';
import { decisionIn } from '../marks/decisions.ts';
import { markAt } from '../../shared/judged-mark.ts';
import { handlingWords } from '../marks/mark-words.ts';
import { WouldLeave } from './WouldLeave.tsx';
import { useViewer } from '../viewer.ts';
import { recordsById } from './records-by-id.ts';

/** Why a value leaves or stays: in one sentence for us and one for them, the rule, and the mark that it stands under. */
export function WhyPanel({ panel: { record, field } }: { readonly panel: PanelOf<'why'> }) {
  const t = useText();
  const preview = useCase(state => state.preview);
  const view = useCase(state => state.view);
  const found = view === null ? undefined : recordsById(view.file).get(record);
  const label = fieldAt(`${found?.entity ?? ''}.${field}`)?.label;
  const row = decisionIn(preview?.rows, record, field);
  const isMexican = useViewer(({ viewer }) => viewer?.agency.code.startsWith('MX-') === true);
  const mark = view === null ? null : markAt(view.marks, record, field);
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
          {row.action !== 'RELEASE' && <WouldLeave row={row} />}
          <dt>{t('cases.rule')}</dt>
          <dd className="mono">{row.code === null ? row.rule : `${row.rule} · ${row.code}`}</dd>
          {mark && (
            <>
              <dt>{t('cases.mark')}</dt>
              <dd className="mono">{handlingWords(mark, t)}</dd>
              {isMexican && found !== undefined && (
                <>
                  <dt>{t('classification.expectedOne')}</dt>
                  <dd>{t(groundNames[expectedGround(found.entity, field, mark)])}</dd>
                </>
              )}
            </>
          )}
        </dl>
      )}
    </PanelSection>
  );
}
