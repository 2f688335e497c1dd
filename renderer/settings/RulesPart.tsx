import { useEffect } from 'react';
import type { ProfileSummary } from '../../shared/contract/profiles.ts';
import type { Failure } from '../../shared/failure.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { PlacesTable } from '../ui/PlacesTable.tsx';
import { ApprovalRules } from './ApprovalRules.tsx';
import { MovedTable } from '../clocks/MovedTable.tsx';
import type { PartProps } from './part.ts';
import { addProfile, readProfiles, readRuleChange, useSettings } from './settings-store.ts';

/** Which releases a second person approves, and the treaty profiles with what is known of them from memory alone. */
export function RulesPart({ isSupervisor }: PartProps) {
  const t = useText();
  const { profiles, ruleChange, failure, isBusy } = useSettings();
  const format = useFormat();
  useEffect(() => void Promise.all([readProfiles(), readRuleChange()]), []);

  async function add(): Promise<void> {
    const key = await addProfile();
    if (key !== null) notify({ title: t('settings.rules.added', { key }), tone: 'done' });
  }

  return (
    <>
      {ruleChange !== null && (
        <section>
          <h2 className="h-section h-ruled">{t('settings.rules.moved')}</h2>
          <p className="note">{t('settings.rules.movedNote', { at: format.instant(ruleChange.atMs) })}</p>
          <MovedTable cases={ruleChange.cases} />
        </section>
      )}
      <ApprovalRules isSupervisor={isSupervisor} />
      <section>
        <h2 className="h-section h-ruled">{t('settings.rules.profiles')}</h2>
        {failure && <Refused failure={failure} />}
        <ProfileTable profiles={profiles ?? []} />
        <p className="counsel">{t('settings.rules.toConfirmNote')}</p>
        <Button onPress={() => void add()} isPending={isBusy} unavailable={isSupervisor ? null : t('settings.supervisorsOnly')}>
          {t('settings.rules.add')}
        </Button>
      </section>
    </>
  );
}

/** Why a profile file was refused, with every place to mend. */
function Refused({ failure }: { readonly failure: Failure }) {
  const { places = [], more, ...whole } = failure;
  return (
    <>
      <FailureNote failure={whole} />
      {places.length > 0 && <PlacesTable failure={{ places, ...(more === undefined ? {} : { more }) }} />}
    </>
  );
}

function ProfileTable({ profiles }: { readonly profiles: readonly ProfileSummary[] }) {
  const t = useText();
  const format = useFormat();
  const heads = ['stages', 'clocks', 'toConfirm'] as const;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('settings.rules.profile')}</th>
          {heads.map(head => (
            <th key={head} scope="col" className="num">
              {t(`settings.rules.${head}`)}
            </th>
          ))}
          <th scope="col">{t('settings.rules.lint')}</th>
          <th scope="col">{t('settings.rules.origin')}</th>
        </tr>
      </thead>
      <tbody>
        {profiles.map(profile => (
          <tr key={profile.key}>
            <td>
              <div className="strong">{t(profile.label)}</div>
              <div className="mono faint">{profile.key}</div>
            </td>
            {heads.map(head => (
              <td key={head} className="num">
                {format.number(profile[head])}
              </td>
            ))}
            <td>
              {profile.faults.length === 0 ? (
                t('settings.rules.clean')
              ) : (
                <Badge tone="over">{t('settings.rules.faults', { count: profile.faults.length })}</Badge>
              )}
            </td>
            <td>{t(profile.origin === 'office' ? 'settings.rules.office' : 'settings.rules.builtIn')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
