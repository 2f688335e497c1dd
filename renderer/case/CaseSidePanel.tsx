import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { Keys } from '../ui/Keys.tsx';
import { MarkTally } from '../marks/MarkTally.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useText } from '../text.ts';
import { ClockPanel } from './ClockPanel.tsx';
import { HistoryPanel } from '../record/HistoryPanel.tsx';
import { Loosenings } from '../record/Loosenings.tsx';
import { PackagePanel } from './PackagePanel.tsx';
import { chooseCounterpart, useCase } from '../record/case-store.ts';
import { TwoValuesPanel } from '../record/TwoValuesPanel.tsx';
import { WhyPanel } from '../record/WhyPanel.tsx';

/** Beside the records: what was asked about (a clock, a value, a history), the package, and the tally for the counterpart. */
export function CaseSidePanel() {
  const panel = useCase(state => state.panel);
  return (
    <>
      {panel.kind === 'clock' && <ClockPanel panel={panel} />}
      {panel.kind === 'why' && <WhyPanel panel={panel} />}
      {panel.kind === 'history' && <HistoryPanel panel={panel} />}
      {panel.kind === 'two-values' && <TwoValuesPanel panel={panel} />}
      <Loosenings />
      <PackagePanel />
      <TallySection />
    </>
  );
}

function TallySection() {
  const t = useText();
  const counterpart = useCase(state => state.counterpart);
  const preview = useCase(state => state.preview);
  const all = useCase(state => state.agencies);
  const agencies = all.filter(agency => !agency.isOurs && agency.profile !== null);
  if (counterpart === null) return null;
  return (
    <PanelSection title={t('cases.wouldSee', { agency: counterpart })} right={<Keys keys={['V']} />}>
      <div className="stack">
        {preview !== null && (
          <>
            <MarkTally counts={preview.counts} />
            <p className="small muted">{t('scope.outsideCount', { count: preview.outside })}</p>
          </>
        )}
        <AgencyPicker
          label={t('cases.counterpart')}
          agencies={agencies}
          value={counterpart}
          onChange={code => code !== null && void chooseCounterpart(code)}
        />
      </div>
    </PanelSection>
  );
}
