import { useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { TextField } from '../ui/TextField.tsx';
import { buildPacket, type Building } from './release-store.ts';

/** A place that the guard stopped at. `path`: of the withheld value; empty if something could not be read. */
export type GuardFinding = { readonly number: number; readonly path: string; readonly where: string; readonly blocks: boolean };

/** The guard's places out of a refusal; none if it was another refusal. */
export function findingsOf({ code, places = [] }: Failure): readonly GuardFinding[] {
  if (code !== 'packet/leak' && code !== 'packet/leak-possible') return [];
  return places.map(({ path }, at) => {
    const [value = '', where = ''] = path.split(' → ');
    return { number: at + 1, path: value, where, blocks: code === 'packet/leak' };
  });
}

export type GuardPanelProps = {
  readonly building: Building;
  readonly findings: readonly GuardFinding[];
  readonly onShow: (path: string) => void;
};

/** What the guard says of the packet: nothing yet, its findings with the reason that accepts them, or that it passed. */
export function GuardPanel({ building, findings, onShow }: GuardPanelProps) {
  const t = useText();
  return (
    <PanelSection title={t('release.guard')}>
      {building.phase === 'built' && <p>{t('release.guardDone')}</p>}
      {(building.phase === 'idle' || building.phase === 'busy') && <p className="muted">{t('release.guardIdle')}</p>}
      {building.phase === 'refused' && <FailureNote failure={{ ...building.failure, places: [] }} />}
      <ol>
        {findings.map(finding => (
          <Finding key={finding.number} finding={finding} onShow={onShow} />
        ))}
      </ol>
      {building.phase === 'refused' && building.failure.code === 'packet/leak-possible' && <Acceptance />}
    </PanelSection>
  );
}

function Finding({ finding, onShow }: { readonly finding: GuardFinding; readonly onShow: (path: string) => void }) {
  const t = useText();
  const { number, path, where, blocks } = finding;
  return (
    <li className="finding">
      <div className="row">
        <span className={`flag ${blocks ? '' : 'warns'}`}>{number}</span>
        <b className="strong">{t(path === '' ? 'release.findingUnread' : 'release.findingValue')}</b>
      </div>
      <dl className="kv">
        {path !== '' && (
          <>
            <dt>{t('release.field')}</dt>
            <dd className="mono small">{path}</dd>
          </>
        )}
        <dt>{t('release.findingWhere')}</dt>
        <dd className="mono small">{where}</dd>
      </dl>
      {path !== '' && (
        <Button size="sm" onPress={() => onShow(path)}>
          {t('release.showPlace')}
        </Button>
      )}
    </li>
  );
}

function Acceptance() {
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
