import { useState } from 'react';
import { Form } from 'react-aria-components';
import { agencyTable } from '../../shared/agency-table.ts';
import { bindsOfficesOf, levelOf, levels, type Level } from '../../shared/duty-law.ts';
import type { TextKey } from '../../shared/text/catalogue.ts';
import type { NamedAgency } from '../../shared/agency-search.ts';
import { agencyChoice, agencySeeker } from '../agencies/agency-choices.ts';
import type { Choice } from '../ui/choice.ts';
import { useText } from '../text.ts';
import { ComboBox } from '../ui/ComboBox.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { GoOrBack } from './GoOrBack.tsx';
import { NewPassphrase, passphraseLacks } from './NewPassphrase.tsx';
import { OtherOffice } from './OtherOffice.tsx';
import { makeVault, type NewOffice, type VaultState } from './vault-store.ts';

const other = 'other';
const noOffice: NewOffice = { code: '', names: { en: '', es: '' } };
const agencyCode = /^[A-Z]{2}-[A-Z0-9]+(?:[-/][A-Z0-9]+)*$/;

/** First run: the office, its first supervisor, a passphrase; the folder is asked for last. */
export function MakeVault({ state }: { readonly state: Extract<VaultState, { phase: 'closed' }> }) {
  const t = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [office, setOffice] = useState(noOffice);
  const [level, setLevel] = useState<Level | null>(null);
  const [label, setLabel] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const isBound = bindsOfficesOf(office.code.slice(0, 2));
  const missing =
    officeLacks(office) ??
    (isBound && level === null ? 'vault.needLevel' : null) ??
    (label.trim() === '' ? 'vault.needName' : passphraseLacks(passphrase, again));
  const elsewhere: Choice = { id: other, label: t('vault.otherOffice') };
  const choiceOf = (agency: NamedAgency): Choice => agencyChoice(agency, t);
  const seek = agencySeeker(agencyTable, choiceOf);

  function choose(id: string | null): void {
    setChosen(id);
    setOffice(agencyTable.find(agency => agency.code === id) ?? noOffice);
    setLevel(id === null ? null : levelOf(id));
  }

  return (
    <>
      <h2>{t('vault.makeTitle')}</h2>
      <p className="lead">{t('vault.makeLead')}</p>
      <p className="muted">{t('vault.notSynced')}</p>
      <Form
        onSubmit={event => {
          event.preventDefault();
          if (missing === null) void makeVault({ ...office, level: isBound ? level : null, label: label.trim(), passphrase });
        }}
      >
        <ComboBox
          label={t('vault.office')}
          description={chosen === null || chosen === other ? t('vault.officeNote') : t(office.names)}
          choices={[...agencyTable.map(choiceOf), elsewhere]}
          seek={text => [...seek(text), elsewhere]}
          value={chosen}
          onChange={choose}
          size="lg"
        />
        {chosen === other && <OtherOffice office={office} onChange={setOffice} />}
        {isBound && (
          <Select
            label={t('settings.duties.standing')}
            description={t('settings.duties.standingNote')}
            value={level}
            onChange={setLevel}
            choices={levels.map(id => ({ id, label: t(`settings.duties.standings.${id}`) }))}
          />
        )}
        <TextField label={t('vault.yourName')} value={label} onChange={setLabel} size="lg" maxLength={200} />
        <NewPassphrase value={passphrase} again={again} onChange={setPassphrase} onAgain={setAgain} />
        {state.refusal && <FailureNote failure={state.refusal} />}
        <GoOrBack missing={missing} isBusy={state.isBusy}>
          {t(state.isBusy ? 'vault.making' : 'vault.chooseFolder')}
        </GoOrBack>
        <p className="faint small">{missing !== null && t(missing)}</p>
      </Form>
    </>
  );
}

function officeLacks({ code, names }: NewOffice): TextKey | null {
  if (code === '') return 'vault.needOffice';
  if (!agencyCode.test(code)) return 'vault.officeUnread';
  return names.en.trim() === '' || names.es.trim() === '' ? 'vault.needOffice' : null;
}
