import { useEffect, useRef } from 'react';
import type { CaseView } from '../../shared/case-view.ts';
import type { PacketSight, SeenField, SeenRecord } from '../../shared/contract/packets.ts';
import { valueText } from '../../shared/value-text.ts';
import { languageOf, useLocale, useText } from '../text.ts';
import { MarkedText } from '../ui/marks/MarkedText.tsx';
import { Shield } from '../ui/marks/Shield.tsx';
import { entityLabel, fieldOf, stateOf } from '../view-as/seen.ts';
import { SeenValue } from '../view-as/SeenValue.tsx';
import type { GuardFinding } from './GuardPanel.tsx';

export type SideBySideProps = {
  readonly sight: PacketSight;
  readonly ours: CaseView;
  readonly findings: readonly GuardFinding[];
  readonly shownPath: string | null; // of the finding whose place was asked for
};

/** Our record at the left, what leaves at the right, row by row. */
export function SideBySide({ sight, ours, findings, shownPath }: SideBySideProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = shownPath === null ? null : box.current?.querySelector(`[data-path="${CSS.escape(shownPath)}"]`);
    place?.scrollIntoView({ block: 'center' });
  }, [shownPath]);
  return (
    <div className="desk" ref={box} role="region" aria-label={t('release.whatLeaves')} tabIndex={0}>
      <div className="desk-head">
        {t('release.ourRecord')} <span className="mono faint small">{ours.summary.reference}</span>
      </div>
      <div className="desk-head leaves">{t('release.whatLeaves')}</div>
      {sight.records.map(record => (
        <DeskRecord key={record.name} record={record} ours={ours} findings={findings} />
      ))}
    </div>
  );
}

type DeskRecordProps = { readonly record: SeenRecord } & Pick<SideBySideProps, 'ours' | 'findings'>;

function DeskRecord({ record, ours, findings }: DeskRecordProps) {
  const t = useText();
  const fields = record.fields.filter(({ isEmpty }) => !isEmpty);
  if (fields.length === 0) return null;
  return (
    <>
      <div className="desk-head">{t(entityLabel(record.entity))}</div>
      <div className="desk-head leaves mono faint small">{record.name}</div>
      {fields.map(seen => (
        <DeskRow
          key={seen.path}
          record={record}
          seen={seen}
          ours={ours}
          flags={findings.filter(finding => finding.path === seen.path)}
        />
      ))}
    </>
  );
}

type DeskRowProps = {
  readonly record: SeenRecord;
  readonly seen: SeenField;
  readonly ours: CaseView;
  readonly flags: readonly GuardFinding[];
};

function DeskRow({ record, seen, ours, flags }: DeskRowProps) {
  const t = useText();
  const language = useLocale(state => languageOf(state.locale));
  const field = fieldOf(record.entity, seen.field);
  const label = t(field?.label ?? entityLabel(record.entity));
  const value = ours.file.records.find(({ id }) => id === record.record)?.fields[seen.field];
  // A reference is written by the name that a person knows: here, the packet's is as good as any and stands at the right.
  const text = value === undefined || field?.type === 'reference' ? '' : valueText(field, value, language);
  return (
    <>
      <div className={`place ${flags.length > 0 ? 'is-found' : ''}`} data-path={seen.path}>
        <Shield state={stateOf(seen)} of={label} />
        <span className="faint small">{label}</span>
        <span>
          <MarkedText state={stateOf(seen)}>{text}</MarkedText>{' '}
          {flags.map(({ number, blocks }) => (
            <span key={number} className={`flag ${blocks ? '' : 'warns'}`}>
              {number}
            </span>
          ))}
        </span>
      </div>
      <div className="leaves">
        <SeenValue entity={record.entity} seen={seen} />
      </div>
    </>
  );
}
