import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import type { Failure } from '../../shared/failure.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { useCommands } from '../frame/command-store.ts';
import { Button } from '../ui/Button.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { valueAtHand } from './at-hand.ts';
import { recordsUnder } from './case-store.ts';
import { addPortion, type Texts } from './portion-acts.ts';
import { placeOfNewPortion } from './draft-places.ts';
import { PortionEditor } from './PortionEditor.tsx';
import { PortionRow } from './PortionRow.tsx';
import { useMayWrite } from '../frame/rights.ts';
import { sayChanged } from './undo.ts';

type Props = { readonly parent: CaseRecord; readonly records: readonly CaseRecord[]; readonly isOpen?: boolean };

/** A narrative in portions, each with its own mark. `isOpen`: shown even when empty, with the keys for a new one. */
export function Portions({ parent, records, isOpen = false }: Props) {
  const t = useText();
  const mayWrite = useMayWrite();
  /** After which portion a new one is being written; null at the end. */
  const [drafting, setDrafting] = useState<{ readonly after: CaseRecord | null } | null>(null);
  const own = recordsUnder(records, 'portion', parent.entity === 'case' ? null : parent.id);
  const last = own.at(-1) ?? null;
  const begin = () => setDrafting({ after: own.find(({ id }) => id === valueAtHand()?.record) ?? last });
  useResumed(`new-portion ${parent.id} `, place => {
    const { after } = placeOfNewPortion.read(place);
    setDrafting({ after: own.find(({ id }) => id === after) ?? null });
  });
  useCommands(
    isOpen && mayWrite
      ? [{ id: 'new-portion', label: t('cases.newPortion'), section: 'here', keys: 'Mod+Enter', run: begin }]
      : [],
  );
  async function add(texts: Texts): Promise<Failure | null> {
    if (texts.every(text => text.trim() === '')) {
      setDrafting(null);
      return null;
    }
    const failure = await addPortion(
      parent,
      texts,
      drafting?.after ?? null,
      sayChanged(t, texts.length === 1 ? t('cases.changed') : t('cases.wasParted', { count: texts.length })),
    );
    if (failure !== null) return failure;
    setDrafting(null);
    return null;
  }
  if (own.length === 0 && !isOpen) return null;
  const place = placeOfNewPortion.write(parent.id, drafting?.after?.id ?? null);
  const draft = drafting && (
    <PortionEditor
      key={place}
      place={place}
      text=""
      onSave={text => add([text])}
      onPart={add}
      onLeave={() => setDrafting(null)}
    />
  );
  return (
    <section className="case-portions" {...(isOpen ? { 'data-stops': 'one' } : {})}>
      {isOpen && <Heading count={own.length} {...(mayWrite ? { onNew: begin } : {})} />}
      {own.length === 0 && drafting === null && <p className="note">{t('cases.noPortions')}</p>}
      {own.map((portion, index) => (
        <div key={portion.id}>
          <PortionRow
            portion={portion}
            isFirst={index === 0}
            isLast={index === own.length - 1}
            onNext={() => setDrafting({ after: portion })}
          />
          {drafting?.after?.id === portion.id && draft}
        </div>
      ))}
      {drafting?.after === null && draft}
    </section>
  );
}

function Heading({ count, onNew }: { readonly count: number; readonly onNew?: () => void }) {
  const t = useText();
  return (
    <div className="row h-ruled">
      <h2 className="h-section">{t('cases.facts')}</h2>
      <span className="small muted grow">{count > 0 && t('cases.portions', { count })}</span>
      {onNew && (
        <>
          <KeyHint keys={['M']} does={t('cases.markKey')} />
          <Button size="sm" variant="ghost" keys={['Mod', 'Enter']} onPress={onNew}>
            {t('cases.newPortion')}
          </Button>
        </>
      )}
    </div>
  );
}
