import { useEffect, useMemo, useState } from 'react';
import type { PacketSight } from '../../shared/contract/packets.ts';
import { useDraft, useOpenPlace } from '../drafts/use-draft.ts';
import { keepDraft } from '../kept-drafts.ts';
import type { RecordId } from '../../shared/language.ts';
import { useCommands } from '../frame/command-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import type { MarkState } from '../marks/mark-state.ts';
import { MarkTally } from '../marks/MarkTally.tsx';
import { followSight, forgetSight, oursOf, refusalOf, sightOf, useSight, type Terms } from '../view-as/sight-store.ts';
import { TermsFilters } from '../view-as/TermsFilters.tsx';
import { ChannelChain } from './ChannelChain.tsx';
import { DeskStrip } from './DeskStrip.tsx';
import { checkWhenSettled } from './building.ts';
import { placeOfReason } from './draft-places.ts';
import { numbered, spotAt, type Reasons } from './findings.ts';
import { LeftOutNote } from './LeftOutNote.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import { GuardPanel } from './GuardPanel.tsx';
import { NotInPacket } from './NotInPacket.tsx';
import { cancelBuilding, forgetBuilding, useReleases } from './release-store.ts';
import { forgetScope, keepOut, useScope } from './scope-store.ts';
import { ScopeNote } from './ScopeNote.tsx';
import { ScopeStep } from './ScopeStep.tsx';
import { moveRecord, readScope } from './scoping.ts';
import { SideBySide } from './SideBySide.tsx';
import { Why } from '../view-as/Why.tsx';

const stepIds = ['scope', 'leaves'] as const;
type StepId = (typeof stepIds)[number];
const stepNames = { scope: 'scope.whatGoes', leaves: 'release.whatLeaves' } as const;

/** One packet in preparation: what of the case goes, our record beside what leaves, what the guard found, and the act of signing. */
export function Desk({ terms, onLeave }: { readonly terms: Terms; readonly onLeave: () => void }) {
  const t = useText();
  const sight = useSight(sightOf);
  const ours = useSight(oursOf);
  const refusal = useSight(refusalOf);
  const building = useReleases(state => state.building);
  const [number, setNumber] = useState(1);
  const [spot, setSpot] = useState(0); // which of its places
  const [asked, setAsked] = useState<string | null>(null);
  const [step, setStep] = useState<StepId>('scope');
  const [only, setOnly] = useState<MarkState | null>(null); // of what leaves, one form alone
  const scope = useScope(state => state.view);
  useEffect(() => followSight(), []);
  useEffect(() => forgetScope, []);
  useEffect(() => forgetBuilt, []);
  useEffect(() => void readScope(terms), [terms, ours]);
  useOpenPlace('desk');
  const [asOpened] = useState(terms);
  const isBuilt = building.phase === 'built';
  const { value: reasons, change: changeReasons, done: dropReasons } = useDraft<Reasons>(placeOfReason(terms), {});
  useEffect(() => {
    if (isBuilt) dropReasons();
    else if (JSON.stringify(terms) !== JSON.stringify(asOpened)) keepDraft('desk', { ...terms }); // what nobody chose is no draft
  }, [terms, asOpened, isBuilt]);
  // What can be inferred is known before anything is laid out; what the leak check finds, once it has read.
  const lints = sight?.lints;
  const findings = useMemo(
    () => numbered(building.phase === 'checked' ? building.findings : building.phase === 'built' ? [] : (lints ?? [])),
    [building, lints],
  );
  const selected = findings.find(finding => finding.number === number) ?? findings[0] ?? null;
  useEffect(() => {
    if (building.phase !== 'checked' || building.of !== null || findings.length === 0) return;
    setOnly(null); // a finding stands among all
    setStep('leaves'); // where they are shown
  }, [findings, building.phase]);
  useEffect(() => (building.phase === 'idle' && sight !== null ? checkWhenSettled(sight) : undefined), [building.phase, sight]);
  useEffect(() => {
    if (building.phase === 'checked' && building.of !== null && building.of !== sight) forgetBuilding(); // it is another packet now
  }, [building, sight]);
  const showStep = (id: StepId) => {
    keepOut(); // what was asked about is out of sight
    setStep(id);
  };
  const stepTo = (by: number) => {
    setOnly(null);
    setNumber(Math.max(1, Math.min(findings.length, (selected?.number ?? 1) + by)));
    setSpot(0);
  };
  useCommands([
    {
      id: 'leave-desk',
      label: t('ui.back'),
      section: 'here',
      keys: 'Escape',
      run: () => (building.phase === 'busy' ? cancelBuilding() : onLeave()),
    },
    ...stepIds.map((id, at) => ({
      id: `step-${id}`,
      label: t('scope.showStep', { step: t(stepNames[id]) }),
      section: 'here' as const,
      keys: String(at + 1),
      run: () => showStep(id),
    })),
    ...(step === 'leaves'
      ? [{ id: 'move-record', label: t('scope.move'), section: 'here' as const, keys: 'X', run: moveAtFocus }]
      : []),
    ...(findings.length > 1
      ? ([
          { id: 'next-finding', label: t('release.nextFinding'), section: 'here', keys: ']', run: () => stepTo(1) },
          { id: 'last-finding', label: t('release.lastFinding'), section: 'here', keys: '[', run: () => stepTo(-1) },
        ] as const)
      : []),
  ]);
  const title = t('release.deskTitle', { who: terms.recipient });
  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.release'), to: { screen: 'release' } }, { label: title }]}>
      <div className="page-head">
        <h1 className="h-title">{title}</h1>
        <SegmentedControl
          label={t('scope.steps')}
          value={step}
          onChange={showStep}
          segments={stepIds.map((id, at) => ({ id, label: `${at + 1} ${t(stepNames[id])}` }))}
        />
        <TermsFilters terms={terms} />
        {sight !== null && (
          <div className="acts">
            <MarkTally
              counts={sight.counts}
              filter={{
                only: step === 'leaves' ? only : null,
                onOnly: state => {
                  setOnly(state);
                  if (state !== null) showStep('leaves');
                },
              }}
            />
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
            panel={
              <>
                <WhyOf sight={sight} path={asked} />
                <GuardPanel
                  building={building}
                  sight={sight}
                  ours={ours}
                  findings={findings}
                  selected={selected}
                  onSelect={(finding, place) => {
                    setStep('leaves'); // where its places are
                    setNumber(finding.number);
                    setSpot(place);
                  }}
                  reasons={reasons}
                  onReasons={changeReasons}
                />
                <ScopeNote who={terms.recipient} />
                {step === 'leaves' && <NotInPacket />}
                <Elsewhere sight={sight} />
                <LeftOutNote leftOut={sight.leftOut} who={terms.recipient} />
                <ChannelChain agency={terms.recipient} />
              </>
            }
          >
            {step === 'scope' ? (
              scope !== null && <ScopeStep rows={scope.rows} />
            ) : (
              <SideBySide
                sight={sight}
                ours={ours}
                findings={findings}
                selected={selected}
                spot={spot}
                only={only}
                onWhy={setAsked}
              />
            )}
          </SplitPane>
          <DeskStrip building={building} who={terms.recipient} findings={findings} reasons={reasons} />
        </>
      )}
    </Screen>
  );
}

/** After a packet the desk begins afresh: neither its purpose nor its day is the next one's. */
function forgetBuilt(): void {
  if (useReleases.getState().building.phase !== 'built') return;
  forgetBuilding();
  forgetSight();
}

/** Move the record that the focus stands in. */
function moveAtFocus(): void {
  const record = document.activeElement?.closest('[data-record]')?.getAttribute('data-record');
  if (record !== null && record !== undefined) void moveRecord(record as RecordId); // written there from one
}

/** Why the place that was asked about leaves or stays, as it is decided now. */
function WhyOf({ sight, path }: { readonly sight: PacketSight; readonly path: string | null }) {
  const spot = path === null ? null : spotAt(sight, path);
  return spot && <Why chosen={{ record: spot.record.record, entity: spot.record.entity, seen: spot.seen }} />;
}
