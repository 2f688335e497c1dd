import { useText } from '../text.ts';
import { TextField } from '../ui/TextField.tsx';
import type { NewOffice } from './vault-store.ts';

/** An office that the table does not know: its code and its name in both languages. */
export function OtherOffice({
  office,
  onChange,
}: {
  readonly office: NewOffice;
  readonly onChange: (office: NewOffice) => void;
}) {
  const t = useText();
  const { code, names } = office;
  const name = (change: Partial<NewOffice['names']>) => onChange({ code, names: { ...names, ...change } });
  return (
    <>
      <TextField
        label={t('vault.officeCode')}
        description={t('vault.officeUnread')}
        value={code}
        onChange={text => onChange({ names, code: text.toUpperCase() })}
        size="lg"
        mono
        maxLength={40}
      />
      <TextField label={t('vault.nameSpanish')} value={names.es} onChange={es => name({ es })} size="lg" maxLength={200} />
      <TextField label={t('vault.nameEnglish')} value={names.en} onChange={en => name({ en })} size="lg" maxLength={200} />
    </>
  );
}
