import { Button as AriaButton } from 'react-aria-components';
import type { CaseView } from '../../shared/case-view.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import { markAt } from '../../shared/judged-mark.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Popover } from '../ui/Popover.tsx';
import { titleOf } from '../../shared/record-title.ts';

/** The highest level among the values of the case; it opens which of them carry it. */
export function LevelBadge({ view }: { readonly view: CaseView }) {
  const t = useText();
  const { level } = view.marks.whole;
  return (
    <Popover
      label={t('cases.highest', { level: `${level} ${t(`mark.level.${level}`)}` })}
      trigger={
        <AriaButton className="tag solid">
          <span>{t('cases.highest', { level })}</span>
        </AriaButton>
      }
    >
      {close => <Carriers view={view} onGo={close} />}
    </Popover>
  );
}

function Carriers({ view, onGo }: { readonly view: CaseView; readonly onGo: () => void }) {
  const t = useText();
  const { file, marks } = view;
  const { level } = marks.whole;
  const own = marks.ofCase?.level ?? 'L0';
  const found = carriersOf(view);
  return (
    <div className="stack level-carriers">
      <p>{t('cases.levels', { own: `${own} ${t(`mark.level.${own}`)}`, level: `${level} ${t(`mark.level.${level}`)}` })}</p>
      <ul>
        {found.map(({ record, fields }) => (
          <li key={record.id}>
            <AriaButton
              className="link"
              onPress={() => {
                onGo();
                go({ screen: 'case', caseId: file.id, at: { kind: 'record', record: record.id } });
              }}
            >
              {titleOf(record, isEntity(record.entity) ? t(catalogue[record.entity].label) : record.entity)}
            </AriaButton>{' '}
            <span className="small muted">
              {fields
                .map(field => {
                  const label = fieldAt(`${record.entity}.${field}`)?.label;
                  return label ? t(label) : field;
                })
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The records with values at the highest level, and which. */
function carriersOf({ file, marks }: CaseView) {
  return file.records.flatMap(record => {
    const fields = Object.keys(record.fields).filter(
      field =>
        fieldAt(`${record.entity}.${field}`)?.internal !== true && markAt(marks, record.id, field)?.level === marks.whole.level,
    );
    return fields.length === 0 ? [] : [{ record, fields }];
  });
}
