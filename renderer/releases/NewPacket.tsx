import { useEffect, useState } from 'react';
import type { AgencyCode, CaseId } from '../../shared/language.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { lookAs, useSight } from '../view-as/sight-store.ts';
import { findCases, forgetBuilding, useReleases } from './release-store.ts';

/** Which case, to whom: the way to the desk. */
export function NewPacket() {
  const t = useText();
  const agencies = useSight(state => state.agencies);
  const cases = useReleases(state => state.cases);
  const [caseId, setCaseId] = useState<CaseId | null>(null);
  const [recipient, setRecipient] = useState<AgencyCode | null>(null);
  useEffect(() => void findCases(''), []);

  function open(): void {
    if (caseId === null || recipient === null) return;
    forgetBuilding();
    void lookAs(caseId, recipient);
  }
  return (
    <form
      className="new-packet"
      onSubmit={event => {
        event.preventDefault();
        open();
      }}
    >
      <ComboBox
        label={t('release.theCase')}
        choices={cases.map(({ id, reference, title, persons }) => ({ id, label: `${reference} ${persons || title}` }))}
        value={caseId}
        onChange={setCaseId}
      />
      <AgencyPicker
        label={t('release.counterpart')}
        agencies={agencies.filter(({ isOurs, keys }) => !isOurs && keys.length > 0)}
        noteOf={({ code }) => (agencies.find(one => one.code === code)?.profile === null ? t('release.noProfile') : null)}
        value={recipient}
        onChange={setRecipient}
      />
      <Button variant="primary" type="submit" unavailable={caseId === null || recipient === null ? t('release.needCase') : null}>
        {t('release.preview')}
      </Button>
      <p className="muted small">{t('release.newLead')}</p>
    </form>
  );
}
