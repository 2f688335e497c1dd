import { moverOf, type Mover } from './board.ts';
import type { OfficeDuties } from './duties.ts';
import type { CivilDate, Json } from './language.ts';
import { partiesOf } from './parties.ts';
import type { Profile } from './profile.ts';
import type { StageState } from './stages.ts';

/** Who owes an act. `agency` is null where only the side is known: the counterpart, whichever of its authorities. */
export type ActOwner = { readonly whose: Mover; readonly agency: string | null };

/** Whose office it is. */
export type OwedOffice = Pick<OfficeDuties, 'agency' | 'country'>;

/** By what an owner is found: the fields that say who asks whom, of a case or of a record of its own way. */
export type MoverGiven = { readonly own: Readonly<Record<string, Json>>; readonly office: OwedOffice };

/** Who has the move in a stage, as the profile expects it: the authority that it names, else the case's own of that side, else the side alone. */
export function ownerIn(profile: Profile, stage: string, { own, office }: MoverGiven): ActOwner {
  const found = profile.stages.find(({ id }) => id === stage);
  const by = partyIn(profile, stage);
  const named = found?.owed?.authority ?? found?.owners[0] ?? own[by === 'requesting' ? 'requestingAgency' : 'requestedAgency'];
  if (typeof named === 'string' && named !== '') return { whose: moverOf(named, office.agency) ?? 'them', agency: named };
  const country = partiesOf(own)[by];
  const isUs = country === null ? by === 'requesting' : country === office.country; // an office asks, where a case does not say who does
  return isUs ? { whose: 'us', agency: office.agency } : { whose: 'them', agency: null };
}

/** Which side has the move in a stage: we, a court, the defence, or of the others those who ask or those who are asked. */
function sideIn(profile: Profile, stage: string, given: MoverGiven): string {
  const { whose } = ownerIn(profile, stage, given);
  return whose === 'them' ? `them ${partyIn(profile, stage)}` : whose;
}

function partyIn(profile: Profile, stage: string): 'requesting' | 'requested' {
  const found = profile.stages.find(({ id }) => id === stage);
  return found?.owed?.by ?? found?.side ?? 'requesting';
}

/** Since when the side that has the move has had it, over however many stages; null if nothing says when. */
export function moveSince({
  profile,
  state,
  ...given
}: MoverGiven & {
  readonly profile: Profile;
  readonly state: Pick<StageState, 'stage' | 'enteredOn'> & {
    readonly path: readonly Pick<StageState['path'][number], 'stage' | 'on'>[];
  };
}): CivilDate | null {
  const side = sideIn(profile, state.stage, given);
  const stages = new Set(profile.stages.map(({ id }) => id));
  let since = state.enteredOn;
  for (const { stage, on } of state.path.toReversed()) {
    if (!stages.has(stage) || sideIn(profile, stage, given) !== side) break;
    if ((on as string) !== '') since = on; // '' where it was taken over and the day is not known
  }
  return since;
}
