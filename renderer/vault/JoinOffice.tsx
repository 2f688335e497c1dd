import { useEffect, useState } from 'react';
import { useText } from '../text.ts';
import { Select } from '../ui/Select.tsx';
import { AskToJoin } from './AskToJoin.tsx';
import { readWaiting, type Waiting } from './join-acts.ts';
import { OpenAnswer } from './OpenAnswer.tsx';
import type { VaultState } from './vault-store.ts';

/** A new machine of an office: what it asks, and once it has asked, the way in by the office's answer. */
export function JoinOffice({ state }: { readonly state: Extract<VaultState, { phase: 'closed' }> }) {
  const t = useText();
  const [waiting, setWaiting] = useState<readonly Waiting[] | null>(null);
  const [folder, setFolder] = useState<string | null>(null);
  useEffect(() => void show(), []);

  async function show(asked?: Waiting): Promise<void> {
    const found = await readWaiting();
    const all = asked === undefined || found.some(one => one.folder === asked.folder) ? found : [asked, ...found];
    setFolder(asked?.folder ?? all[0]?.folder ?? null);
    setWaiting(all);
  }

  if (waiting === null) return <p role="status">{t('vault.starting')}</p>;
  const chosen = waiting.find(one => one.folder === folder);
  if (chosen === undefined) return <AskToJoin state={state} onShow={asked => void show(asked)} />;
  return (
    <>
      {waiting.length > 1 && (
        <Select
          label={t('joining.which')}
          value={chosen.folder}
          onChange={setFolder}
          choices={waiting.map(one => ({ id: one.folder, label: one.request.station }))}
        />
      )}
      <OpenAnswer
        key={chosen.folder}
        state={state}
        waiting={chosen}
        onAnother={() => setFolder(null)}
        onForgotten={() => void show()}
      />
    </>
  );
}
