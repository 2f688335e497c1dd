import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { needWords } from '../../shared/approval.ts';
import type { ApprovalAnswer } from '../../shared/contract/approvals.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { listed } from '../../shared/text/fill.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Progress } from '../ui/Progress.tsx';
import { sightOf, termsOf, useSight } from '../view-as/sight-store.ts';
import { useVault } from '../vault/vault-store.ts';
import { BuiltNote } from './BuiltNote.tsx';
import { acceptedOf, type GuardFinding, type Reasons } from './findings.ts';
import { askedOf } from './asked.ts';
import { readNeeds, useApprovals } from './approval-store.ts';
import { buildPacket, submitForApproval } from './building.ts';
import { cancelBuilding, type Building } from './release-store.ts';

export type DeskStripProps = {
  readonly building: Building;
  readonly who: AgencyCode;
  readonly findings: readonly GuardFinding[];
  readonly reasons: Reasons;
};

/** Prepared, guard, second person, sign and build: where this packet stands, and the one act. */
export function DeskStrip({ building, who, findings, reasons }: DeskStripProps) {
  const t = useText();
  const preparer = useVault(state => (state.phase === 'open' ? state.vault.user.label : ''));
  const accepted = acceptedOf(findings, reasons);
  const { needs, isAlone } = useNeeds(
    acceptedOf(
      findings.filter(({ finding }) => finding.kind !== 'lint'),
      reasons,
    ).length,
  );
  if (building.phase === 'built') return <BuiltNote built={building} who={who} />;
  if (building.phase === 'busy') return <Steps building={building} />;
  const guard = guardNote(building, findings);
  const stops = findings.some(({ blocks }) => blocks);
  const needsTwo = needs.length > 0;
  const mended = 'mended' in building ? building.mended : 0;
  const why = t(listed(needs.map(need => needWords[need])));
  const submit = async () => {
    const id = await submitForApproval(accepted);
    if (id !== null) go({ screen: 'approval', packetId: id });
  };
  const stopped = stops ? t('release.mendFirst') : accepted.length < findings.length ? t('release.needReasons') : null;
  return (
    <div className="strip">
      <ol>
        <Step mark="done" name={t('release.prepared')} note={preparer} />
        <Step
          mark={guard === null ? 2 : guard.mark}
          name={t('release.guard')}
          note={guard === null ? t('release.guardReads') : t(guard.text, { count: guard.count })}
        />
        <Step mark={3} name={t('release.secondPerson')} note={needsTwo ? t('release.needed', { why }) : t('release.notNeeded')} />
        <Step mark={4} name={t('release.signBuild')} note={t('release.sealedFor', { who })} />
      </ol>
      {needsTwo && isAlone && <span className="strip-note small muted">{t('release.aloneNote')}</span>}
      <div className="strip-acts">
        {needsTwo && !isAlone ? (
          <Button variant="primary" unavailable={stopped} onPress={() => void submit()}>
            {t('release.submit')}
          </Button>
        ) : (
          <>
            <Menu
              label={t('release.otherWays')}
              entries={[{ id: 'file', label: t('release.buildFile'), unavailable: stopped }]}
              onAction={() => void buildPacket('file', accepted)}
            />
            <Button
              key={mended}
              variant="primary"
              autoFocus={mended > 0}
              unavailable={stopped}
              onPress={() => void buildPacket('folder', accepted)}
            >
              {t('release.buildFolder')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

const none = { needs: [], isAlone: false } as const;

/** Whether what is seen needs a second person, with as many findings accepted. */
function useNeeds(accepted: number): ApprovalAnswer {
  const sight = useSight(sightOf);
  const terms = useSight(termsOf);
  useEffect(() => {
    if (terms !== null && sight !== null) void readNeeds(askedOf(terms), accepted);
  }, [terms, sight, accepted]);
  return useApprovals(state => state.needs) ?? none;
}

/** How the guard's step stands; null until it has read anything. */
function guardNote(building: Building, findings: readonly GuardFinding[]) {
  if (building.phase === 'refused')
    return {
      text: building.failure.code === 'job/cancelled' ? 'release.cancelled' : 'release.refused',
      count: 0,
      mark: 'stop',
    } as const;
  if (building.phase !== 'checked' && findings.length === 0) return null;
  const stops = findings.filter(({ blocks }) => blocks).length;
  if (stops > 0) return { text: 'release.blocks', count: stops, mark: 'stop' } as const;
  if (findings.length === 0) return { text: 'release.nothingFound', count: 0, mark: 'done' } as const;
  return { text: 'release.warns', count: findings.length, mark: 'warn' } as const;
}

const stepNames = ['gather', 'layOut', 'readAgain', 'sign', 'write'] as const;

function Steps({ building: { act, done, total } }: { readonly building: Building & { readonly phase: 'busy' } }) {
  const t = useText();
  const step = stepNames[done] ?? 'write';
  return (
    <div className="strip" role="status">
      <Progress
        label={`${t(act === 'check' ? 'release.checking' : 'release.building')}: ${t(`release.steps.${step}`)}`}
        done={done}
        total={total}
        onCancel={cancelBuilding}
      />
    </div>
  );
}

type StepProps = { readonly mark: 'done' | 'stop' | 'warn' | number; readonly name: string; readonly note: string };

function Step({ mark, name, note }: StepProps) {
  return (
    <li>
      <span className={`strip-mark ${typeof mark === 'string' ? mark : ''}`} aria-hidden="true">
        {mark === 'done' ? <Check /> : typeof mark === 'string' ? '!' : mark}
      </span>
      <span>
        <b className="strong">{name}</b>
        <span className={`small ${mark === 'stop' || mark === 'warn' ? `is-${mark}` : 'muted'}`}>{note}</span>
      </span>
    </li>
  );
}
