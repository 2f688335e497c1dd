import { useEffect, useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import type { Output } from '../../shared/contract.ts';
import type { ExchangeVersion } from '../../shared/contract/exchanges.ts';
import { exchangeActNames } from '../../shared/exchange-act.ts';
import type { Json } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { valueText } from '../../shared/value-text.ts';
import { useDay } from '../day.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { readExchangeVersions } from './case-acts.ts';
import { useCase } from './case-store.ts';

type Read = Output<'exchange:versions'>;

/** What the log knows of an exchange, read again after each change; null for any other record, and until it was read. */
export function useExchangeLog(record: CaseRecord): Read | null {
  const heard = useCase(state => state.heard);
  const [answer, setAnswer] = useState<Read | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (record.entity === 'exchange') void readExchangeVersions(record.id).then(read => isCurrent && setAnswer(read));
    return () => void (isCurrent = false);
  }, [record, heard]);
  return answer;
}

type Props = { readonly record: CaseRecord; readonly answer: Read | null };

/** Whose exchange it is, whether it is closed and why, and how it read before: nothing where it stands as it was logged. */
export function ExchangeState({ record, answer }: Props) {
  const t = useText();
  const format = useFormat();
  const versions = answer?.versions ?? [];
  const closedOn = textIn(record.fields, 'closedOn');
  const why = versions.findLast(({ act }) => act === 'closed')?.why;
  return (
    <>
      {answer !== null && answer.theirs !== null && <p className="small">{t('cases.inTheirLog', { who: answer.theirs })}</p>}
      {closedOn !== '' && (
        <p className="small">
          <b className="strong">{t('cases.closedOn', { date: format.date(closedOn, 'always') })}</b> {why}
        </p>
      )}
      {versions.length > 1 && (
        <details className="exchange-versions small">
          <summary>{t('cases.versions', { count: versions.length })}</summary>
          <ol>
            {versions.map(version => (
              <Version key={version.entry} version={version} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Version({ version: { act, by, atMs, why, changes } }: { readonly version: ExchangeVersion }) {
  const t = useText();
  const format = useFormat();
  return (
    <li>
      <b>{t(exchangeActNames[act])}</b>{' '}
      <span className="muted">{[by, atMs === null ? null : format.instant(atMs), why].filter(Boolean).join(' · ')}</span>
      {changes.length > 0 && (
        <ul className="plain">
          {changes.map(change => (
            <Changed key={`${change.record} ${change.field}`} change={change} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** What a value said and says; of a part of the exchange, that it was added or taken out, and what it said. */
function Changed({ change: { entity, field, old, new: made, erased } }: { readonly change: ExchangeVersion['changes'][number] }) {
  const t = useText();
  const reader = useReader();
  const { zone } = useDay();
  const part = isEntity(entity) ? t(catalogue[entity].label) : entity;
  const spec = fieldAt(`${entity}.${field}`);
  const name = [entity === 'exchange' ? null : part, spec === undefined ? null : t(spec.label)].filter(Boolean).join(' · ');
  const say = (value: Json) =>
    spec === undefined ? wholeText(entity, value, reader, zone) : valueText(spec, value, reader, zone);
  if (erased) return <li>{`${name}: ${t('cases.erased')}`}</li>;
  return (
    <li>
      {name}: {old !== null && <s className="gone">{say(old)}</s>} {made === null ? t('cases.absent') : say(made)}
    </li>
  );
}

/** A whole record as history holds it, in one line. */
function wholeText(entity: string, whole: Json, reader: Parameters<typeof valueText>[2], zone: string): string {
  const fields =
    whole !== null && typeof whole === 'object' && !Array.isArray(whole) ? (whole as { fields?: Json }).fields : null;
  if (fields === null || fields === undefined || typeof fields !== 'object' || Array.isArray(fields)) return '';
  return Object.entries(fields)
    .map(([name, value]) => valueText(fieldAt(`${entity}.${name}`), value, reader, zone))
    .join(' · ');
}
