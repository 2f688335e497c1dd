import { Check } from 'lucide-react';
import type { AgencyCode } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useVault } from '../vault/vault-store.ts';
import { BuiltNote } from './BuiltNote.tsx';
import type { GuardFinding } from './findings.ts';
import { buildPacket } from './building.ts';
import { cancelBuilding, type Building } from './release-store.ts';

export type DeskStripProps = {
  readonly building: Building;
  readonly who: AgencyCode;
  readonly findings: readonly GuardFinding[];
};

/** Prepared, guard, second person, sign and build: where this packet stands, and the one act. */
export function DeskStrip({ building, who, findings }: DeskStripProps) {
  const t = useText();
  const preparer = useVault(state => (state.phase === 'open' ? state.vault.user.label : ''));
  if (building.phase === 'built') return <BuiltNote built={building} who={who} />;
  if (building.phase === 'busy') return <Steps building={building} />;
  const guard = building.phase === 'refused' ? guardNote(building, findings) : null;
  return (
    <div className="strip">
      <ol>
        <Step mark="done" name={t('release.prepared')} note={preparer} />
        <Step
          mark={guard === null ? 2 : guard.text === 'release.warns' ? 'warn' : 'stop'}
          name={t('release.guard')}
          note={guard === null ? t('release.guardAtBuild') : t(guard.text, { count: guard.count })}
        />
        <Step mark={3} name={t('release.secondPerson')} note={t('release.notAsked')} />
        <Step mark={4} name={t('release.signBuild')} note={t('release.sealedFor', { who })} />
      </ol>
      <span className="strip-note small muted">{t('release.notAskedNote')}</span>
      <div className="strip-acts">
        <Button onPress={() => void buildPacket('file')}>{t('release.buildFile')}</Button>
        <Button
          key={building.phase === 'idle' ? building.mended : 0}
          variant="primary"
          autoFocus={building.phase === 'idle' && building.mended > 0}
          onPress={() => void buildPacket('folder')}
        >
          {t('release.buildFolder')}
        </Button>
      </div>
    </div>
  );
}

function guardNote(building: Building & { readonly phase: 'refused' }, findings: readonly GuardFinding[]) {
  if (findings.length === 0)
    return { text: building.failure.code === 'job/cancelled' ? 'release.cancelled' : 'release.refused', count: 0 } as const;
  return { text: findings[0]?.blocks === true ? 'release.blocks' : 'release.warns', count: findings.length } as const;
}

const stepNames = ['gather', 'layOut', 'readAgain', 'sign', 'write'] as const;

function Steps({ building: { done, total } }: { readonly building: Building & { readonly phase: 'busy' } }) {
  const t = useText();
  const step = stepNames[done] ?? 'write';
  return (
    <div className="strip" role="status">
      <Progress
        label={`${t('release.building')}: ${t(`release.steps.${step}`)}`}
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
