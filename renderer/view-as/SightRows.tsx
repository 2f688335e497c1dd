import type { PacketSight, SeenField, SeenRecord } from '../../shared/contract/packets.ts';
import { reasonTexts } from '../../shared/decision/reason-codes.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useText } from '../text.ts';
import { Shield } from '../marks/Shield.tsx';
import { entityLabel, fieldOf, shownFields, stateOf, type Chosen } from './seen.ts';
import { SeenValue, ValueText } from './SeenValue.tsx';

export type SightRowsProps = {
  readonly sight: PacketSight;
  readonly showEmpty: boolean;
  readonly chosen: SeenField | null;
  readonly onChoose: (chosen: Chosen) => void;
};

/** Every place of the case as the counterpart would see it, record by record in the packet's order. */
export function SightRows({ sight, showEmpty, chosen, onChoose }: SightRowsProps) {
  const t = useText();
  return (
    <table className="sight">
      <thead>
        <tr>
          <th scope="col">{t('release.field')}</th>
          <th scope="col">{t('release.wouldSee', { who: sight.recipient.code })}</th>
          <th scope="col">{t('release.reasonToThem')}</th>
          <th scope="col">{t('release.theyHold')}</th>
          <th scope="col">{t('release.thisAdds')}</th>
        </tr>
      </thead>
      {sight.records.map(record => (
        <RecordRows
          key={record.name}
          record={record}
          fields={shownFields(record, showEmpty)}
          chosen={chosen}
          onChoose={seen => onChoose({ record: record.record, entity: record.entity, seen })}
        />
      ))}
    </table>
  );
}

type RecordRowsProps = {
  readonly record: SeenRecord;
  readonly fields: readonly SeenField[];
  readonly chosen: SeenField | null;
  readonly onChoose: (field: SeenField) => void;
};

function RecordRows({ record, fields, chosen, onChoose }: RecordRowsProps) {
  const t = useText();
  if (fields.length === 0) return null;
  return (
    <tbody>
      <tr className="sight-head">
        <th scope="rowgroup" colSpan={5}>
          {t(entityLabel(record.entity))} <span className="faint mono small">{record.name}</span>
        </th>
      </tr>
      {fields.map(seen => (
        <tr key={seen.path} className={seen.path === chosen?.path ? 'is-chosen' : ''} data-path={seen.path}>
          <th scope="row">
            <span className="row">
              <span className="grow">{t(fieldOf(record.entity, seen.field)?.label ?? entityLabel(record.entity))}</span>
              <Shield
                state={stateOf(seen)}
                of={t(fieldOf(record.entity, seen.field)?.label ?? entityLabel(record.entity))}
                onWhy={() => onChoose(seen)}
              />
            </span>
          </th>
          <td>
            <SeenValue entity={record.entity} seen={seen} />
          </td>
          <td className="muted small says">{seen.code === null ? '' : t(reasonTexts[seen.code].says)}</td>
          <td className="small">
            {seen.held === null ? (
              <span className="faint">{t('release.none')}</span>
            ) : (
              <>
                {seen.adds !== 'same' && <ValueText entity={record.entity} field={seen.field} value={seen.held.value} />}{' '}
                <span className="mono muted">{channelNumber(seen.held.number)}</span>
              </>
            )}
          </td>
          <td className={`small adds-${seen.adds}`}>{t(`release.adds.${seen.adds}`)}</td>
        </tr>
      ))}
    </tbody>
  );
}
