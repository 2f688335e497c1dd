import { caseKinds } from '../../shared/case.ts';
import { caseEntities } from '../../shared/catalogue/case.ts';
import type { Bilingual } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { chooseKind, useNewCase } from './new-case-store.ts';

const names: Readonly<Record<string, Bilingual>> = caseEntities.case.fields.kind.options ?? {};

/** Which kind of case it is. */
export function KindStep() {
  const t = useText();
  const kind = useNewCase(state => state.draft.kind);
  return (
    <RadioGroup
      label={t('newCase.kindLabel')}
      choices={caseKinds.map(id => ({ id, label: names[id] ? t(names[id]) : id, note: t(`newCase.kindNote.${id}`) }))}
      value={kind}
      onChange={chooseKind}
    />
  );
}
