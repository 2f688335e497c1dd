import { useEffect, useState } from 'react';
import type { PolicyVersion } from '../../shared/contract/policies.ts';
import type { PolicyDifference } from '../../shared/policy/differences.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';
import { compareVersions, usePolicy } from './policy-store.ts';
import { ProposeDialog } from './ProposeDialog.tsx';

/** Every version with who made it and why, the differences between any two, and taking an earlier one up again. */
export function PolicyVersions({ isSupervisor }: { readonly isSupervisor: boolean }) {
  const t = useText();
  const format = useFormat();
  const versions = usePolicy(({ state }) => state?.versions ?? []);
  const [again, setAgain] = useState<string | null>(null);
  return (
    <section className="stack loose">
      <h2 className="h-section h-ruled" id="policy-versions">
        {t('policy.versions')}
      </h2>
      <table className="plain-table" aria-labelledby="policy-versions">
        <thead>
          <tr>
            {(['version', 'by', 'on', 'reason'] as const).map(head => (
              <th key={head} scope="col">
                {t(`policy.heads.${head}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {versions.map(one => (
            <tr key={one.version}>
              <th scope="row" className="policy-row">
                <span className="mono">{one.version}</span>{' '}
                {one.again !== null && <span className="muted">{t('policy.again', { version: one.again })}</span>}{' '}
                {one.isInForce && <Badge tone="accent">{t('policy.inForce')}</Badge>}
              </th>
              <td>
                <By version={one} />
              </td>
              <td>{one.adoptedAtMs === null ? '—' : format.instant(one.adoptedAtMs)}</td>
              <td>{one.reason ?? t('policy.shipped')}</td>
              <td>
                {!one.isInForce && isSupervisor && (
                  <Button size="sm" label={t('policy.takeUp', { version: one.version })} onPress={() => setAgain(one.version)}>
                    {t('policy.takeUpShort')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {versions.length > 1 && <Compare versions={versions} />}
      {again !== null && <ProposeDialog what={{ again }} onDone={() => undefined} onClose={() => setAgain(null)} />}
    </section>
  );
}

function By({ version: { proposedBy, adoptedBy, accepted, isSigned, id } }: { readonly version: PolicyVersion }) {
  const t = useText();
  if (id === null) return <>—</>;
  const persons = accepted === 'one-person' ? `${adoptedBy} (${t('policy.onePerson')})` : `${proposedBy}, ${adoptedBy}`;
  return (
    <>
      {persons}{' '}
      {isSigned ? <span className="choice-note">{t('policy.signed')}</span> : <Badge tone="over">{t('policy.unsigned')}</Badge>}
    </>
  );
}

function Compare({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  const t = useText();
  const [differences, setDifferences] = useState<readonly PolicyDifference[] | null>(null);
  const [later, setLater] = useState(versions[0]?.version ?? '');
  const [earlier, setEarlier] = useState(versions[1]?.version ?? '');
  useEffect(() => {
    let isGone = false;
    void compareVersions(earlier, later).then(found => !isGone && setDifferences(found));
    return () => void (isGone = true);
  }, [earlier, later]);
  const choices = versions.map(({ version }) => ({ id: version, label: version }));
  return (
    <div className="stack policy-result">
      <h3 className="strong">{t('policy.compare')}</h3>
      <div className="pairs">
        <Select label={t('policy.heads.was')} choices={choices} value={earlier} onChange={setEarlier} />
        <Select label={t('policy.heads.is')} choices={choices} value={later} onChange={setLater} />
      </div>
      {differences !== null && <DifferenceTable differences={differences} />}
    </div>
  );
}
