import { useState } from 'react';
import { fieldAt } from '../../shared/catalogue.ts';
import type { Failure } from '../../shared/failure.ts';
import { valueText } from '../../shared/value-text.ts';
import { useDay } from '../day.ts';
import { useFormat } from '../format.ts';
import { useCommands } from '../frame/command-store.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Keys } from '../ui/Keys.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { settleValue } from './case-acts.ts';
import { showSummary, useCase, type PanelOf } from './case-store.ts';

/** What people at two stations gave one field, who and when; one of them is chosen, by a key too. */
export function TwoValuesPanel({ panel: { record, field } }: { readonly panel: PanelOf<'two-values'> }) {
  const t = useText();
  const format = useFormat();
  const reader = useReader();
  const { zone } = useDay();
  const [failure, setFailure] = useState<Failure | null>(null);
  const two = useCase(state => state.twoValues.find(one => one.record === record && one.field === field));
  const described = two === undefined ? undefined : fieldAt(`${two.entity}.${two.field}`);
  const label = described === undefined ? field : t(described.label);
  const said = (value: string) => valueText(described, value, reader, zone);
  async function settle(choice: number): Promise<void> {
    const refused = await settleValue({ record, field, choice });
    setFailure(refused);
    if (refused === null) showSummary();
  }
  useCommands(
    (two?.values ?? []).slice(0, 9).map(({ value }, at) => ({
      id: `value-${at + 1}`,
      label: t('cases.isRightOf', { value: said(value) }),
      section: 'here' as const,
      keys: `Alt+${at + 1}`,
      run: () => void settle(at),
    })),
  );
  return (
    <PanelSection title={t('cases.twoValuesOf', { field: label })} right={<Keys keys={['Esc']} />}>
      {two === undefined ? (
        <p className="note">{t('cases.twoValuesSettled')}</p>
      ) : (
        <>
          <p className="note">{t('cases.twoValuesNote')}</p>
          <ol className="history" role="list">
            {two.values.map(({ station, userLabel, atMs, how, value }, at) => (
              <li key={at}>
                <div className="row">
                  <b className="strong grow">{said(value)}</b>
                  {at === 0 && <span className="faint small">{t('cases.stands')}</span>}
                </div>
                <div className="small muted">
                  {t(`cases.saidAt.${how}`, { who: userLabel ?? '', station: String(station), at: format.instant(atMs) })}
                </div>
                <Button size="sm" autoFocus={at === 0} keys={['Alt', String(at + 1)]} onPress={() => void settle(at)}>
                  <span aria-hidden>{t('cases.isRight')}</span>
                  <span className="visually-hidden">{t('cases.isRightOf', { value: said(value) })}</span>
                </Button>
              </li>
            ))}
          </ol>
        </>
      )}
      {failure && <FailureNote failure={failure} />}
    </PanelSection>
  );
}
