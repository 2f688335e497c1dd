import { listUnsettled } from '../../../db/channels.ts';
import type { OwnKeyView, ownKeyCalls } from '../../../shared/contract/own-keys.ts';
import { Refusal } from '../../../shared/failure.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { recordChanges } from '../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { signingFingerprint } from '../keys/fingerprints.ts';
import { writeBytes } from '../places/sinks.ts';
import { cardWords, writeCard } from './cards.ts';
import { senderHere } from './senders.ts';
import { markRevoked, newOwnKeys, ownCard, ownKeys, putOwnKeys, retiredKeys, type OwnKeys } from './own-keys.ts';

/** Our agency's own keys, as they are replaced and revoked. */
export const ownKeyHandlers: HandlersOf<typeof ownKeyCalls> = {
  'own-keys:list': (_input, { session }) => viewsOf(session),
  'own-keys:renew': async ({ why }, context) => {
    const { session } = context;
    // What is on its way under the old key must be settled by it: a void of its number would have another sender.
    // Another machine settles its own.
    const { names, isAgencys } = await senderHere(session);
    if (isAgencys && listUnsettled(session.office).some(({ sender }) => names.includes(sender)))
      throw new Refusal('packet/unsettled');
    await renewOwnKeys(context, why);
    return viewsOf(session);
  },
  'own-keys:revoke': async ({ fingerprint, file, why }, context) => {
    const { session } = context;
    const sink = context.handles.take(file, 'sink');
    const keys = (await retiredKeys(session)).find(held => fingerprintOf(held) === fingerprint);
    // The present ones are replaced first: an agency without keys could tell nobody of new ones.
    if (keys === undefined) throw new Refusal('agency/no-key');
    const card = ownCard(context, keys, { desk: revokedDesk, replaces: null });
    await writeBytes(sink, Buffer.from(writeCard({ ...card, state: 'revoked' }, [keys.signer])));
    recordChanges(session, context, 'own-keys:revoke', session.office, note => {
      markRevoked(context, fingerprint);
      const { code: record } = getVaultState(session.office).agency;
      note({ record, entity: 'agency', field: 'own-keys', old: fingerprint, new: { revoked: why } });
    });
    return viewsOf(session);
  },
};

/** Put new keys in the place of ours, as an entry of its own. Numbers that are open under the old ones are settled with those. */
export async function renewOwnKeys(context: SessionContext, why: string): Promise<void> {
  const { session } = context;
  const next = await newOwnKeys(context);
  const old = fingerprintOf(await ownKeys(session));
  recordChanges(session, context, 'own-keys:renew', session.office, note => {
    putOwnKeys(context, next);
    const { code: record } = getVaultState(session.office).agency;
    note({ record, entity: 'agency', field: 'own-keys', old, new: { why } });
  });
}

const revokedDesk = { en: 'Revoked', es: 'Revocada' };

const fingerprintOf = ({ signer }: Pick<OwnKeys, 'signer'>): string => signingFingerprint(signer.publicKey);

async function viewsOf(session: Session): Promise<readonly OwnKeyView[]> {
  const viewOf = (keys: OwnKeys, ended: OwnKeyView['ended'], endedAtMs: number | null): OwnKeyView => ({
    fingerprint: fingerprintOf(keys),
    recipient: keys.recipient,
    words: cardWords(keys.signer.publicKey, keys.recipient),
    ended,
    endedAtMs,
  });
  const retired = (await retiredKeys(session)).map(keys => viewOf(keys, keys.why, keys.endedAtMs));
  return [viewOf(await ownKeys(session), null, null), ...retired];
}
