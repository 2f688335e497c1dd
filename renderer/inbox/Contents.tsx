import type { ArrivedRecord, OpenedView } from '../../shared/contract/packets.ts';
import type { Bilingual } from '../../shared/language.ts';
import { referenceLabel } from '../../shared/arrived-reference.ts';
import { Generalised } from '../marks/Generalised.tsx';
import { RedactionBlock } from '../marks/RedactionBlock.tsx';
import { useText } from '../text.ts';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { ValueText } from '../view-as/SeenValue.tsx';

/** What a packet says, before it is imported: every record, with a block and its code wherever something is withheld. */
export function Contents({ opened: { contents, contentsInAll } }: { readonly opened: OpenedView }) {
  const t = useText();
  if (contents.length === 0) return null;
  const more = contentsInAll - contents.length;
  return (
    <section className="stack tight">
      <h3 className="h-section">{t('inbox.contents')}</h3>
      <div className="arrival-changes" role="region" aria-label={t('inbox.contents')} tabIndex={0}>
        <table className="sight">
          <thead>
            <tr>
              <th scope="col">{t('release.field')}</th>
              <th scope="col">{t('inbox.theyGive')}</th>
            </tr>
          </thead>
          {contents.map(record => (
            <RecordRows key={record.name} record={record} />
          ))}
        </table>
      </div>
      {more > 0 && <p className="small muted">{t('inbox.moreRecords', { count: more })}</p>}
    </section>
  );
}

function RecordRows({ record: { entity, name, fields } }: { readonly record: ArrivedRecord }) {
  const t = useText();
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          <b className="strong">{t(entityLabel(entity))}</b> <span className="mono faint">{name}</span>
        </th>
      </tr>
      {fields.map(seen => (
        <tr key={seen.field}>
          <th scope="row">{t(arrivedLabel(entity, seen.field))}</th>
          <td>
            <ArrivedValue entity={entity} seen={seen} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** What a field is called in a packet that came in. */
function arrivedLabel(entity: string, field: string): Bilingual {
  return referenceLabel(entity, field) ?? fieldOf(entity, field)?.label ?? { en: field, es: field };
}

type Seen = ArrivedRecord['fields'][number];

function ArrivedValue({ entity, seen: { field, value, how, code } }: { readonly entity: string; readonly seen: Seen }) {
  if (code !== null) return <RedactionBlock code={code} />;
  const text = <ValueText {...{ entity, field, value }} />;
  return how === null || how === 'RELEASE' ? text : <Generalised>{text}</Generalised>;
}
