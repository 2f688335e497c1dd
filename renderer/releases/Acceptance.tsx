import { useText } from '../text.ts';
import { TextField } from '../ui/TextField.tsx';

export type AcceptanceProps = { readonly reason: string; readonly onChange: (reason: string) => void };

/** Why one finding is harmless, from the person who looked at it. It is recorded with the packet. */
export function Acceptance({ reason, onChange }: AcceptanceProps) {
  const t = useText();
  return (
    <TextField
      label={t('release.acceptReason')}
      description={t('release.acceptNote')}
      value={reason}
      onChange={onChange}
      rows={2}
      maxLength={200}
    />
  );
}
