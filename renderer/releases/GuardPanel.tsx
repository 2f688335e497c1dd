import { OctagonAlert, TriangleAlert } from 'lucide-react';
import type { CaseView } from '../../shared/case-view.ts';
import type { PacketSight } from '../../shared/contract/packets.ts';
import type { Failure, FailurePlace } from '../../shared/failure.ts';
import { textIn } from '../../shared/records.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText, type Translate } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { TextField } from '../ui/TextField.tsx';
import { buildAgain } from './building.ts';
import { termsOf, useSight } from '../view-as/sight-store.ts';
import { FindingCard } from './FindingCard.tsx';
import type { GuardFinding, Reasons } from './findings.ts';
import type { Asked, Building } from './release-store.ts';

export type GuardPanelProps = {
  readonly building: Building;
  readonly sight: PacketSight;
  readonly ours: CaseView;
  readonly findings: readonly GuardFinding[];
  readonly selected: GuardFinding | null;
  readonly onSelect: (finding: GuardFinding, place: number) => void;
  readonly reasons: Reasons;
  readonly onReasons: (reasons: Reasons) => void;
};

/** What the guard says of the packet: nothing yet, each finding with what can be done about it, or that it passed. */
export function GuardPanel(props: GuardPanelProps) {
  const { building, findings, selected, onSelect, reasons, onReasons } = props;
  const t = useText();
  return (
    <PanelSection title={t('release.guard')} right={<Count findings={findings} />}>
      <Verdict building={building} ours={props.ours} />
      <ol className="findings">
        {findings.map(found => (
          <FindingCard
            key={found.finding.id}
            found={found}
            sight={props.sight}
            ours={props.ours}
            isSelected={found === selected}
            onSelect={(place = 0) => onSelect(found, place)}
            reason={reasons[found.finding.id] ?? ''}
            onReason={reason => onReasons({ ...reasons, [found.finding.id]: reason })}
          />
        ))}
      </ol>
    </PanelSection>
  );
}

function Verdict({ building, ours }: Pick<GuardPanelProps, 'building' | 'ours'>) {
  const t = useText();
  switch (building.phase) {
    case 'built': {
      const count = building.packet.accepted.length;
      return <p>{count === 0 ? t('release.guardDone') : t('release.guardAccepted', { count })}</p>;
    }
    case 'busy':
      return <p className="muted">{t('release.guardIdle')}</p>;
    case 'idle':
      return (
        <p className="muted">{building.mended > 0 ? t('release.mended', { count: building.mended }) : t('release.guardIdle')}</p>
      );
    case 'refused': {
      const { failure, again } = building;
      return (
        <div className="stack">
          <FailureNote failure={{ ...failure, places: named(failure, ours, t) }} />
          {again !== undefined && failure.code === 'release/safety-stays' && <WithoutSafety again={again} />}
          {again !== undefined && failure.code === 'agency/not-compared' && (
            <Button size="sm" onPress={() => void buildAgain({ ...again, acknowledgeUncompared: true })}>
              {t('release.buildUncompared')}
            </Button>
          )}
        </div>
      );
    }
    case 'checked':
      if (building.findings.length === 0)
        return (
          <p>
            {building.mended > 0 && t('release.mended', { count: building.mended })} {t('release.guardDone')}
          </p>
        );
      return building.failure === null ? (
        <p>{t('release.eachAlone')}</p>
      ) : (
        <FailureNote failure={{ ...building.failure, places: [] }} />
      );
  }
}

/** Build though safety information stays, once a person says why it may. */
function WithoutSafety({ again }: { readonly again: Asked }) {
  const t = useText();
  const terms = useSight(termsOf);
  const typed = useDraft(`safety ${terms?.caseId ?? ''} ${terms?.recipient ?? ''}`, '');
  const why = typed.value.trim();
  async function build(): Promise<void> {
    if (await buildAgain({ ...again, withoutSafety: why })) typed.done(); // refused for something else, or no folder named: it is asked again
  }
  return (
    <>
      <TextField label={t('override.withoutSafety')} value={typed.value} onChange={typed.change} rows={2} maxLength={200} />
      <div className="row">
        <Button size="sm" unavailable={why === '' ? t('override.sayWhy') : null} onPress={() => void build()}>
          {t(again.place === 'approval' ? 'override.submitWithout' : 'override.buildWithout')}
        </Button>
      </div>
    </>
  );
}

/** The places of a refusal with each document by its title, and its page. */
function named({ places = [] }: Failure, { file }: CaseView, t: Translate): readonly FailurePlace[] {
  return places.map(place => {
    const [record = '', page] = place.path.split('#page=');
    const title = textIn(file.records.find(({ id }) => id === record)?.fields ?? {}, 'title');
    if (title === '') return place;
    return { ...place, path: page === undefined ? title : `${title}, ${t('release.onPage', { page })}` };
  });
}

function Count({ findings }: { readonly findings: readonly GuardFinding[] }) {
  const t = useText();
  if (findings.length === 0) return null;
  const stops = findings.filter(({ blocks }) => blocks).length;
  const Icon = stops > 0 ? OctagonAlert : TriangleAlert;
  return (
    <span className={`guard-count ${stops > 0 ? '' : 'warns'}`}>
      <Icon aria-hidden /> {stops > 0 ? t('release.blocks', { count: stops }) : t('release.warns', { count: findings.length })}
    </span>
  );
}
