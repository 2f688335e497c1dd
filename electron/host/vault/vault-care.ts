import type { vaultCareCalls } from '../../../shared/contract/vault.ts';
import { basename } from 'node:path';
import { recordChanges } from '../audit/audit.ts';
import { backupVault, restoreVault } from './backup.ts';
import type { HandlersOf } from '../ground/context.ts';
import { recoverVault } from './recover.ts';
import { discardSetAside, listSetAside } from './set-aside.ts';
import { lock, openVault } from './vault.ts';
import { checkVault } from './vault-check.ts';

/** Care of a vault: checking, copying, bringing back. */
export const vaultCareHandlers: HandlersOf<typeof vaultCareCalls> = {
  'vault:check': (_input, { session, signal, progress }) => checkVault(session, { signal, progress }),

  'vault:backup': async ({ folder }, context) => {
    const { session, handles } = context;
    const { path } = handles.take(folder, 'folder');
    const made = await backupVault(session, path, context);
    if (session.place.isOurs()) recordChanges(session, context, 'vault:backup', session.office, () => {});
    else session.place.savedAs = basename(path); // the copy is what the session holds; there is nothing else to write into
    return made;
  },

  'vault:set-aside': (_input, { session }) => listSetAside(session.folder),
  'vault:discard-files': ({ names }, context) => discardSetAside(names, context),

  'vault:restore': async ({ from, folder, ...by }, context) => {
    const source = context.handles.take(from, 'folder').path;
    const target = context.handles.take(folder, 'folder').path;
    lock(context);
    context.state.session = await restoreVault({ folder: source, ...by }, target, context);
    return openVault(context.state.session, context);
  },

  'vault:recover': async ({ folder, ...by }, context) => {
    const { path } = context.handles.take(folder, 'folder');
    lock(context);
    const { session, recoveryCode } = await recoverVault({ folder: path, ...by }, context);
    context.state.session = session;
    return { vault: openVault(session, context), recoveryCode };
  },
};
