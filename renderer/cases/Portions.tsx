import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { textIn } from '../../shared/records.ts';
import { useText } from '../text.ts';
import { useCommands } from '../frame/command-store.ts';
import { Button } from '../ui/Button.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { MarkedText } from '../ui/marks/MarkedText.tsx';
import { PortionMark } from '../ui/marks/PortionMark.tsx';
import { Shield } from '../ui/marks/Shield.tsx';
import { decisionIn } from './CaseSidePanel.tsx';
import { recordsUnder, showWhy, useCase } from './case-store.ts';
import { MarkEditor } from './MarkEditor.tsx';
import { shieldOf } from './readings.ts';
import { RecordForm } from './RecordForm.tsx';
import { useMayWrite } from './rights.ts';

type Props = { readonly parent: CaseRecord; readonly records: readonly CaseRecord[]; readonly isOpen?: boolean };

/** A narrative in portions, each with its own mark. `isOpen`: shown even when empty, with the keys for a new one. */
export function Portions({ parent, records, isOpen = false }: Props) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [marking, setMarking] = useState<CaseRecord | null>(null);
  const [editing, setEditing] = useState<CaseRecord | 'new' | null>(null);
  const portions = recordsUnder(records, 'portion', parent.id);
  const own = isOpen ? [...portions, ...(parent.entity === 'case' ? recordsUnder(records, 'portion', null) : [])] : portions;
  useCommands(
    isOpen && mayWrite
      ? [
          { id: 'new-portion', label: t('cases.newPortion'), section: 'here', keys: 'Mod+Enter', run: () => setEditing('new') },
          {
            id: 'mark-portion',
            label: t('cases.mark'),
            section: 'here',
            keys: 'M',
            run: () => setMarking(focusedPortion(own) ?? own[0] ?? parent),
          },
        ]
      : [],
  );
  if (own.length === 0 && !isOpen) return null;
  return (
    <section className="case-portions">
      {isOpen && (
        <div className="row h-ruled">
          <h2 className="h-section">{t('cases.facts')}</h2>
          <span className="small muted grow">{own.length > 0 && t('cases.portions', { count: own.length })}</span>
          {mayWrite && (
            <>
              <KeyHint keys={['M']} does={t('cases.mark')} />
              <Button size="sm" keys={['Mod', 'Enter']} onPress={() => setEditing('new')}>
                {t('cases.newPortion')}
              </Button>
            </>
          )}
        </div>
      )}
      {own.length === 0 && <p className="note">{t('cases.noPortions')}</p>}
      {own.map(portion => (
        <Portion key={portion.id} portion={portion} {...(mayWrite ? { onEdit: () => setEditing(portion) } : {})} />
      ))}
      {marking && <MarkEditor record={marking} field="*" onClose={() => setMarking(null)} />}
      {editing !== null && (
        <RecordForm
          entity="portion"
          {...(editing === 'new' ? { parent: parent.id } : { record: editing })}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

function Portion({ portion, onEdit }: { readonly portion: CaseRecord; readonly onEdit?: () => void }) {
  const t = useText();
  const rows = useCase(state => state.preview?.rows);
  const decision = decisionIn(rows, portion.id, 'text');
  const state = decision === undefined ? 'hidden' : shieldOf(decision.action);
  const mark = portion.marks['*'] ?? portion.marks['text'];
  const parts = [mark?.level, ...(mark?.categories ?? []), ...(mark?.caveats ?? []).map(({ kind }) => kind)];
  const tearLine = mark?.tearLine?.text;
  return (
    <div className="case-portion" data-portion={portion.id}>
      <div>
        <PortionMark parts={parts.filter(part => part !== undefined)} />
      </div>
      <div>
        <p>
          <MarkedText state={state}>{textIn(portion.fields, 'text')}</MarkedText>
        </p>
        {tearLine !== undefined && (
          <p className="muted">
            {t('cases.tearLine')} «{tearLine}»
          </p>
        )}
      </div>
      <div className="row">
        {onEdit && (
          <Button size="sm" variant="ghost" onPress={onEdit} label={`${t('ui.edit')}: ${parts.join(' ')}`}>
            {t('ui.edit')}
          </Button>
        )}
        <Shield state={state} of={t('cases.facts')} onWhy={() => showWhy(portion.id, 'text')} />
      </div>
    </div>
  );
}

function focusedPortion(portions: readonly CaseRecord[]): CaseRecord | undefined {
  const id = document.activeElement?.closest('[data-portion]')?.getAttribute('data-portion');
  return portions.find(portion => portion.id === id);
}
