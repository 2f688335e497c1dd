import type { ArrivalChange, OpenedView } from '../../shared/contract/packets.ts';
import { useText } from '../text.ts';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { ValueText } from '../view-as/SeenValue.tsx';

/** What importing would change, value by value: what we hold from them, and what they give now. */
export function Changes({ opened: { changes, changeCounts } }: { readonly opened: OpenedView }) {
  const t = useText();
  if (changes.length === 0) return <p className="muted">{t('inbox.noChange')}</p>;
  const count = {
    records: t('inbox.newRecords', { count: changeCounts['new-record'] }),
    added: t('inbox.newValues', { count: changeCounts.added }),
    changed: t('inbox.changedValues', { count: changeCounts.changed }),
    gone: t('inbox.goneValues', { count: changeCounts['no-longer'] }),
    kept: t('inbox.keptValues', { count: changeCounts.kept }),
    apart: t('inbox.apartRecords', { count: changeCounts.apart + changeCounts.reserved + changeCounts.lead }),
  };
  const more = Object.values(changeCounts).reduce((sum, of) => sum + of, 0) - changes.length;
  return (
    <section className="stack tight">
      <h3 className="h-section">{t('inbox.difference')}</h3>
      <p className="small muted">
        {t('inbox.differenceCount', count)}
        {changeCounts.kept + changeCounts.apart + changeCounts.reserved + changeCounts.lead > 0 &&
          `, ${t('inbox.besideCount', count)}`}
      </p>
      <div className="arrival-changes" role="region" aria-label={t('inbox.difference')} tabIndex={0}>
        <table className="sight">
          <thead>
            <tr>
              <th scope="col">{t('release.field')}</th>
              <th scope="col">{t('inbox.weHold')}</th>
              <th scope="col">{t('inbox.theyGive')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change, at) => (
              <ChangeRow key={at} change={change} />
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="small muted">{t('inbox.moreChanges', { count: more })}</p>}
    </section>
  );
}

/** What leaves ours as it is. */
const unchanged: ReadonlySet<ArrivalChange['kind']> = new Set([
  'no-longer',
  'kept',
  'apart',
  'reserved',
  'lead',
  'lead-standing',
]);

/** What becomes of a whole record that does not simply come in. */
const recordText = {
  apart: 'inbox.apart',
  reserved: 'inbox.reserved',
  lead: 'inbox.lead',
  'lead-standing': 'inbox.lead-standing',
} as const satisfies Partial<Record<ArrivalChange['kind'], string>>;

const isBeside = (kind: ArrivalChange['kind']): kind is keyof typeof recordText => Object.hasOwn(recordText, kind);

function ChangeRow({ change }: { readonly change: ArrivalChange }) {
  const t = useText();
  const { kind, entity, name, field, old, values } = change;
  const label = field === null ? undefined : fieldOf(entity, field)?.label;
  return (
    <tr>
      <th scope="row">
        {t(entityLabel(entity))}
        {label === undefined ? <span className="mono faint"> {name}</span> : `, ${t(label)}`}
      </th>
      <td>
        {field === null || kind === 'added' || (kind === 'kept' && old === null) ? (
          <span className="faint">{t('release.none')}</span>
        ) : (
          <ValueText {...{ entity, field }} value={old} />
        )}
      </td>
      <td className={unchanged.has(kind) ? 'muted' : 'adds-new'}>
        {field === null ? (
          t(isBeside(kind) ? recordText[kind] : 'inbox.newRecord', { count: values })
        ) : kind === 'no-longer' ? (
          t('inbox.noLonger')
        ) : (
          <>
            <ValueText {...{ entity, field }} value={change.new} />
            {kind === 'kept' && <span className="small muted"> ({t('inbox.kept')})</span>}
          </>
        )}
      </td>
    </tr>
  );
}
