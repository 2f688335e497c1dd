import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { formOrder } from '../../shared/catalogue-forms.ts';
import { isEntity } from '../../shared/catalogue.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { useMayWrite } from '../frame/rights.ts';
import { useCase } from './case-store.ts';
import { ValueRow } from './ValueRow.tsx';

/** The fields that hold something, in the order of its form; the others too, once a person asks, to be filled where they stand. */
export function RecordFields({ record, title }: { readonly record: CaseRecord; readonly title: string }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [isWhole, setWhole] = useState(false);
  const edited = useCase(({ editing }) => (editing?.record === record.id ? editing.field : null)); // also while it holds nothing
  if (!isEntity(record.entity)) return null;
  const all = formOrder(record.entity).filter(([, field]) => field.internal !== true && field.legacy !== true);
  const empty = all.filter(([name]) => record.fields[name] === undefined).length;
  const shown = isWhole ? all : all.filter(([name]) => record.fields[name] !== undefined || name === edited);
  return (
    <>
      <dl className="case-fields">
        {shown.map(([name, field]) => (
          <ValueRow key={name} record={record} name={name} field={field} />
        ))}
      </dl>
      {mayWrite && empty > 0 && (
        <div className="case-empties">
          <Button
            variant="link"
            label={`${isWhole ? t('cases.hideEmpty') : t('cases.showEmpty', { count: empty })}: ${title}`}
            onPress={() => setWhole(!isWhole)}
          >
            {isWhole ? t('cases.hideEmpty') : t('cases.showEmpty', { count: empty })}
          </Button>
        </div>
      )}
    </>
  );
}
