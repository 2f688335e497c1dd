import { useState } from 'react';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { buildPacket } from './building.ts';

/** The reason of a person who looked at what the guard is unsure of. It is recorded, and the packet is built. */
export function Acceptance() {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <div className="stack">
      <TextField
        label={t('release.acceptReason')}
        description={t('release.acceptNote')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={200}
      />
      <Button
        unavailable={reason.trim() === '' ? t('release.needReason') : null}
        onPress={() => void buildPacket('folder', reason.trim())}
      >
        {t('release.acceptBuild')}
      </Button>
    </div>
  );
}
