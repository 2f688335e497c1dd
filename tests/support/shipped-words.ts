import { catalogue, entities, fieldAt, fieldPaths, fieldsOf } from '../../shared/catalogue.ts';
import { actions, reasonCodes } from '../../shared/decision/types.ts';
import { failures } from '../../shared/failure.ts';
import { purposes } from '../../shared/mark.ts';
import { packetKinds } from '../../shared/packet.ts';
import { profileKey, profiles } from '../../shared/profiles.ts';

/** The words of a release that stand in files once it is out, so that offices hold them for good. */
export type ShippedWords = Readonly<
  Record<
    'fields' | 'lists' | 'options' | 'kinds' | 'refusals' | 'reasons' | 'actions' | 'purposes' | 'profiles',
    readonly string[]
  >
>;

/** Those of this program. A field says its type too, a list from what it hangs. */
export const shippedWords = (): ShippedWords => ({
  fields: fieldPaths.map(path => `${path}: ${fieldAt(path)?.type}`),
  lists: entities.map(entity => `${entity}: ${catalogue[entity].list ?? ''} of ${catalogue[entity].parents.join(' ')}`),
  options: entities.flatMap(entity =>
    fieldsOf(entity).flatMap(([name, { options = {} }]) => Object.keys(options).map(code => `${entity}.${name}=${code}`)),
  ),
  kinds: packetKinds,
  refusals: Object.keys(failures),
  reasons: reasonCodes,
  actions,
  purposes,
  profiles: profiles.map(profileKey),
});
