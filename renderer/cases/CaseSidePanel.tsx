import { Info } from 'lucide-react';
import { fieldAt } from '../../shared/catalogue.ts';
import { toBeConfirmed } from '../../shared/clocks/sentences.ts';
import type { PackageStatus } from '../../shared/package-tracker.ts';
import { valueText } from '../../shared/value-text.ts';
import { useFormat } from '../format.ts';
import { languageOf, useLocale, useText } from '../text.ts';
import { Keys } from '../ui/Keys.tsx';
import { MarkTally } from '../ui/marks/MarkTally.tsx';
import { markStates } from '../ui/marks/mark-state.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { Select } from '../ui/Select.tsx';
import { Loosenings } from './Loosenings.tsx';
import { chooseCounterpart, useCase, type CasePanel } from './case-store.ts';
import { shieldOf } from './readings.ts';

/** Beside the records: what was asked about (a clock, a value, a history), the package, and the tally for the counterpart. */
export function CaseSidePanel() {
  const panel = useCase(state => state.panel);
  return (
    <>
      {panel.kind === 'clock' && <Explanation panel={panel} />}
      {panel.kind === 'why' && <Why panel={panel} />}
      {panel.kind === 'history' && <ValueHistory panel={panel} />}
      <Loosenings />
      <PackageSection />
      <TallySection />
    </>
  );
}

type PanelOf<K extends CasePanel['kind']> = { readonly panel: Extract<CasePanel, { readonly kind: K }> };

function Explanation({ panel: { row, answer } }: PanelOf<'clock'>) {
  const t = useText();
  const language = useLocale(state => languageOf(state.locale));
  const explanation = answer?.explanation;
  return (
    <PanelSection title={`${t('cases.explainTitle')}: ${t(row.label)}`} right={<Keys keys={['Esc']} />}>
      <div className="stack tight">
        {answer?.sentences[language].map((sentence, index) => (
          <p key={index} className="note">
            {sentence}
          </p>
        ))}
        {answer === null && row.citation !== null && <p className="note strong">{t(row.citation.text)}</p>}
        {(explanation?.citation.tag ?? row.citation?.tag) === 'M' && (
          <div className="counsel">
            <Info aria-hidden />
            <span>
              <span className="mono">[M]</span> {t(toBeConfirmed)}
            </span>
          </div>
        )}
      </div>
    </PanelSection>
  );
}

function Why({ panel: { record, field } }: PanelOf<'why'>) {
  const t = useText();
  const preview = useCase(state => state.preview);
  const entity = useCase(state => state.view?.file.records.find(one => one.id === record)?.entity ?? '');
  const label = fieldAt(`${entity}.${field}`)?.label;
  const row = decisionIn(preview?.rows, record, field);
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
        </dl>
      )}
    </PanelSection>
  );
}

function ValueHistory({ panel: { lines } }: PanelOf<'history'>) {
  const t = useText();
  const format = useFormat();
  const language = useLocale(state => languageOf(state.locale));
  return (
    <PanelSection title={t('cases.history')} right={<Keys keys={['Esc']} />}>
      {lines?.length === 0 && <p className="note">{t('cases.historyEmpty')}</p>}
      <ul className="stack">
        {lines?.map(line => {
          const field = fieldAt(`${line.entity}.${line.field.replace(/^mark:/, '')}`);
          const shown = (value: (typeof lines)[number]['old']) => {
            if (line.erased) return t('cases.erased');
            if (value === null) return t('cases.absent');
            return line.field.startsWith('mark:') ? t('cases.mark') : valueText(field, value, language);
          };
          return (
            <li key={`${line.entry}-${line.field}`} className="note">
              <b className="strong">{field ? t(field.label) : line.field}</b>{' '}
              {t('cases.historyWas', { old: shown(line.old), new: shown(line.new) })}
              <div className="faint">
                {[line.user, line.atMs === null ? null : format.instant(line.atMs)].filter(Boolean).join(' · ')}
              </div>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}

function PackageSection() {
  const t = useText();
  const report = useCase(state => state.stage?.package ?? null);
  if (report === null || report.lines.length === 0) return null;
  const status = fieldAt('document.packageStatus');
  const open = report.lines.filter(line => !line.isReady);
  const words = (step: PackageStatus) => {
    const label = status?.options?.[step];
    return label ? t(label) : step;
  };
  return (
    <PanelSection
      title={t('cases.package')}
      right={t('cases.packageReady', { done: report.readyCount, total: report.lines.length })}
    >
      <ul className="stack tight">
        {open.map(line => (
          <li key={line.item} className="row note">
            <span className="grow ellipsis" title={t(line.label)}>
              {t(line.label)}
            </span>
            <span className={line.faults.some(({ code }) => code !== 'missing') ? 'case-fault' : 'faint'}>
              {line.faults[0]
                ? t(`cases.packageFault.${line.faults[0].code}`)
                : line.next === null
                  ? t('cases.packageDone')
                  : t('cases.packageNext', { step: words(line.next) })}
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function TallySection() {
  const t = useText();
  const counterpart = useCase(state => state.counterpart);
  const preview = useCase(state => state.preview);
  const all = useCase(state => state.agencies);
  const agencies = all.filter(agency => !agency.isOurs && agency.profile !== null);
  if (counterpart === null) return null;
  const shown = (preview?.rows ?? []).map(({ action }) => shieldOf(action));
  const counts = Object.fromEntries(markStates.map(state => [state, shown.filter(one => one === state).length]));
  return (
    <PanelSection title={t('cases.wouldSee', { agency: counterpart })} right={<Keys keys={['V']} />}>
      <div className="stack">
        <MarkTally counts={counts} />
        <Select
          label={t('cases.counterpart')}
          value={counterpart}
          onChange={code => void chooseCounterpart(code)}
          choices={agencies.map(({ code, names }) => ({ id: code, label: code, note: t(names) }))}
        />
      </div>
    </PanelSection>
  );
}

/** What happens to a value: its own row, or the row of its whole record where that stays. */
export function decisionIn<Row extends { readonly record: string; readonly field: string | null }>(
  rows: readonly Row[] | undefined,
  record: string,
  field: string,
): Row | undefined {
  return (
    rows?.find(row => row.record === record && row.field === field) ??
    rows?.find(row => row.record === record && row.field === null)
  );
}
