import { useEffect, useMemo, useState } from 'react';
import type { PacketSight } from '../../shared/contract/packets.ts';
import { useDraft, useOpenPlace } from '../drafts/use-draft.ts';
import { dropDraft, keepDraft } from '../kept-drafts.ts';
import { useCommands } from '../frame/command-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { prefer, usePreferences } from '../preferences.ts';
import { useText } from '../text.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { MarkTally } from '../marks/MarkTally.tsx';
import { followSight, oursOf, refusalOf, sightOf, useSight, type Terms } from '../view-as/sight-store.ts';
import { TermsFilters } from '../view-as/TermsFilters.tsx';
import { ChannelChain } from './ChannelChain.tsx';
import { DeskStrip } from './DeskStrip.tsx';
import { placeOfReason } from './draft-places.ts';
import { numbered, spotAt, type Reasons } from './findings.ts';
import { LeftOutNote } from './LeftOutNote.tsx';
import { GuardPanel } from './GuardPanel.tsx';
import { useReleases } from './release-store.ts';
import { SideBySide } from './SideBySide.tsx';
import { Why } from '../view-as/Why.tsx';

/** One packet in preparation: our record beside what leaves, what the guard found, and the act of signing. */
export function Desk({ terms, onLeave }: { readonly terms: Terms; readonly onLeave: () => void }) {
  const t = useText();
  const sight = useSight(sightOf);
  const ours = useSight(oursOf);
  const refusal = useSight(refusalOf);
  const building = useReleases(state => state.building);
  const panelPx = usePreferences(state => state.panelPx);
  const [number, setNumber] = useState(1);
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => followSight(), []);
  useOpenPlace('desk');
  const [asOpened] = useState(terms);
  const isBuilt = building.phase === 'built';
  const { value: reasons, change: changeReasons, done: dropReasons } = useDraft<Reasons>(placeOfReason(terms), {});
  useEffect(() => {
    if (isBuilt) {
      dropDraft('desk');
      dropReasons();
    } else if (JSON.stringify(terms) !== JSON.stringify(asOpened)) keepDraft('desk', { ...terms }); // what nobody chose is no draft
  }, [terms, asOpened, isBuilt]);
  const findings = useMemo(() => (building.phase === 'checked' ? numbered(building.findings) : []), [building]);
  const selected = findings.find(finding => finding.number === number) ?? findings[0] ?? null;
  const step = (by: number) => setNumber(Math.max(1, Math.min(findings.length, (selected?.number ?? 1) + by)));
  useCommands([
    { id: 'leave-desk', label: t('ui.back'), section: 'here', keys: 'Escape', run: onLeave },
    ...(findings.length > 1
      ? ([
          { id: 'next-finding', label: t('release.nextFinding'), section: 'here', keys: ']', run: () => step(1) },
          { id: 'last-finding', label: t('release.lastFinding'), section: 'here', keys: '[', run: () => step(-1) },
        ] as const)
      : []),
  ]);
  const title = t('release.deskTitle', { who: terms.recipient });
  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.release'), to: { screen: 'release' } }, { label: title }]}>
      <div className="page-head">
        <h1 className="h-title">{title}</h1>
        <TermsFilters terms={terms} />
        {sight !== null && (
          <div className="acts">
            <MarkTally counts={sight.counts} isShort />
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
                <WhyOf sight={sight} path={asked} />
                <GuardPanel
                  building={building}
                  sight={sight}
                  ours={ours}
                  findings={findings}
                  selected={selected}
                  onSelect={finding => setNumber(finding.number)}
                  reasons={reasons}
                  onReasons={changeReasons}
                />
                <LeftOutNote leftOut={sight.leftOut} who={terms.recipient} />
                <ChannelChain agency={terms.recipient} />
              </>
            }
          >
            <SideBySide sight={sight} ours={ours} findings={findings} selected={selected} onWhy={setAsked} />
          </SplitPane>
          <DeskStrip building={building} who={terms.recipient} findings={findings} reasons={reasons} />
        </>
      )}
    </Screen>
  );
}

/** Why the place that was asked about leaves or stays, as it is decided now. */
function WhyOf({ sight, path }: { readonly sight: PacketSight; readonly path: string | null }) {
  const spot = path === null ? null : spotAt(sight, path);
  return spot && <Why chosen={{ record: spot.record.record, entity: spot.record.entity, seen: spot.seen }} />;
}
