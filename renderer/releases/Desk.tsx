import { useEffect, useState } from 'react';
import { useCommands } from '../frame/command-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { prefer, usePreferences } from '../preferences.ts';
import { useText } from '../text.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { MarkTally } from '../ui/marks/MarkTally.tsx';
import { tallyOf } from '../view-as/seen.ts';
import { followSight, useSight, type Terms } from '../view-as/sight-store.ts';
import { TermsFilters } from '../view-as/TermsFilters.tsx';
import { ChannelChain } from './ChannelChain.tsx';
import { DeskStrip } from './DeskStrip.tsx';
import { findingsOf, GuardPanel } from './GuardPanel.tsx';
import { useReleases } from './release-store.ts';
import { SideBySide } from './SideBySide.tsx';

/** One packet in preparation: our record beside what leaves, what the guard found, and the act of signing. */
export function Desk({ terms, onLeave }: { readonly terms: Terms; readonly onLeave: () => void }) {
  const t = useText();
  const { sight, ours, refusal } = useSight();
  const building = useReleases(state => state.building);
  const panelPx = usePreferences(state => state.panelPx);
  const [shownPath, setShownPath] = useState<string | null>(null);
  useEffect(() => followSight(), []);
  useCommands([{ id: 'leave-desk', label: t('ui.back'), section: 'here', keys: 'Escape', run: onLeave }]);
  const findings = building.phase === 'refused' ? findingsOf(building.failure) : [];
  const title = t('release.deskTitle', { who: terms.recipient });
  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.release'), to: { screen: 'release' } }, { label: title }]}>
      <div className="page-head">
        <h1 className="h-title">{title}</h1>
        <TermsFilters terms={terms} />
        {sight !== null && (
          <div className="acts">
            <MarkTally counts={tallyOf(sight)} isShort />
          </div>
        )}
      </div>
      {refusal !== null && (
        <div className="page">
          <FailureNote failure={refusal} />
        </div>
      )}
      {sight !== null && ours !== null && (
        <>
          <SplitPane
            panelLabel={t('release.guard')}
            panelPx={panelPx}
            onPanelPx={px => prefer({ panelPx: px })}
            panel={
              <>
                <GuardPanel building={building} findings={findings} onShow={setShownPath} />
                <ChannelChain agency={terms.recipient} />
              </>
            }
          >
            <SideBySide sight={sight} ours={ours} findings={findings} shownPath={shownPath} />
          </SplitPane>
          <DeskStrip building={building} who={terms.recipient} />
        </>
      )}
    </Screen>
  );
}
