import { Check } from 'lucide-react';
import type { AgencyCode } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useVault } from '../vault/vault-store.ts';
import { BuiltNote } from './BuiltNote.tsx';
import { acceptedOf, type GuardFinding, type Reasons } from './findings.ts';
import { buildPacket } from './building.ts';
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
  if (building.phase === 'built') return <BuiltNote built={building} who={who} />;
  if (building.phase === 'busy') return <Steps building={building} />;
  const guard = guardNote(building, findings);
  const accepted = acceptedOf(findings, reasons);
  const stops = findings.some(({ blocks }) => blocks);
  const stopped = stops ? t('release.mendFirst') : accepted.length < findings.length ? t('release.needReasons') : null;
  return (
    <div className="strip">
      <ol>
        <Step mark="done" name={t('release.prepared')} note={preparer} />
        <Step
          mark={guard === null ? 2 : guard.mark}
          name={t('release.guard')}
          note={guard === null ? t('release.guardAtBuild') : t(guard.text, { count: guard.count })}
        />
        <Step mark={3} name={t('release.secondPerson')} note={t('release.notAsked')} />
        <Step mark={4} name={t('release.signBuild')} note={t('release.sealedFor', { who })} />
      </ol>
      <span className="strip-note small muted">{t('release.notAskedNote')}</span>
      <div className="strip-acts">
        <Button unavailable={stopped} onPress={() => void buildPacket('file', accepted)}>
          {t('release.buildFile')}
        </Button>
        <Button
          key={building.phase === 'idle' ? building.mended : 0}
          variant="primary"
          autoFocus={building.phase === 'idle' && building.mended > 0}
          unavailable={stopped}
          onPress={() => void buildPacket('folder', accepted)}
        >
          {t('release.buildFolder')}
        </Button>
      </div>
    </div>
  );
}

/** How the guard's step stands; null until it has read anything. */
function guardNote(building: Building, findings: readonly GuardFinding[]) {
  if (building.phase === 'refused')
    return {
      text: building.failure.code === 'job/cancelled' ? 'release.cancelled' : 'release.refused',
      count: 0,
      mark: 'stop',
    } as const;
  if (building.phase !== 'checked') return null;
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
