import type { demoCalls } from '../../shared/contract/demo.ts';
import type { HandlersOf } from './context.ts';
import { fillOffice, makeOffice, trust } from './office/demo-vault.ts';
import { DEMO_PASSPHRASE, offices } from './office/offices.ts';
import { lock, openVault } from './vault.ts';

export const demoHandlers: HandlersOf<typeof demoCalls> = {
  'demo:open': async ({ folder }, context) => {
    const { path } = context.handles.take(folder, 'folder');
    lock(context);
    const opened = await makeOffice(offices.us, path, context);
    await fillOffice(opened);
    await trust(offices.mx.code, opened);
    return { vault: openVault(opened.session), passphrase: DEMO_PASSPHRASE };
  },
};
