import { countMatters, type MatterCount as Counted } from '../../../db/matter-board.ts';
import { matterKinds } from '../../../shared/case.ts';
import { matterProfile } from '../../../shared/matters.ts';
import type { MatterCount } from '../../../shared/pipeline.ts';
import type { SessionContext } from '../ground/context.ts';
import type { StageRules } from './stage-index.ts';

/** How many requests and assets of all cases stand in each stage, or came to each end, in the order of their profile. */
export function matterCounts(
  { session }: Pick<SessionContext, 'session'>,
  { profiles }: Pick<StageRules, 'profiles'>,
): readonly MatterCount[] {
  const counted = session.visible().flatMap(countMatters);
  return matterKinds.flatMap(kind => {
    const profile = matterProfile(kind, profiles);
    const places = [...(profile?.stages ?? []), ...(profile?.outcomes ?? [])];
    return places.flatMap(({ id, label }) => {
      const here = counted.filter(one => one.kind === kind && one.stage === id);
      if (here.length === 0) return [];
      const isOver = here.some(one => one.isOver === 1);
      const ours = isOver ? 0 : sum(here.filter(({ whose }) => whose === 'us'));
      return [{ kind, stage: id, label, isOver, count: sum(here), ours }];
    });
  });
}

const sum = (counts: readonly Counted[]): number => counts.reduce((all, { matters }) => all + matters, 0);
