import type { PolicyEffect, ValueEffect } from '../../shared/contract/policies.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import { purposeWords } from '../../shared/packet-words.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { closeValues, usePolicy } from './policy-store.ts';

/** The values of one case that would change, each before and after, with the sentence for us and that for the counterpart. */
export function ValuesDialog({ effect }: { readonly effect: PolicyEffect }) {
  const t = useText();
  const { say } = useReader();
  const values = usePolicy(state => state.values);
  if (values === null) return null;
  const counterpart = effect.counterparts.find(({ agency }) => agency === values.agency);
  const reference = counterpart?.cases.find(({ caseId }) => caseId === values.caseId)?.reference ?? '';
  const who = counterpart === undefined ? values.agency : say(counterpart.names);
  return (
    <Dialog
      isOpen
      onClose={closeValues}
      width="lg"
      title={t('policy.values', { reference, who })}
      footer={<Button onPress={closeValues}>{t('ui.close')}</Button>}
    >
      {/* It holds nothing to press, and is long: the keyboard comes to it to scroll. */}
      <div role="region" tabIndex={0} aria-label={t('policy.values', { reference, who })}>
        <table className="plain-table">
          <thead>
            <tr>
              {(['about', 'was', 'is'] as const).map(head => (
                <th key={head} scope="col">
                  {t(`policy.heads.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {values.of.map(value => (
              <tr key={`${value.way} ${value.record} ${value.field}`}>
                <th scope="row" className="policy-row">
                  {nameOf(value, say)}
                  <span className="choice-note">{value.purposes.map(one => say(purposeWords[one])).join(', ')}</span>
                </th>
                <td>
                  <Told told={value.before} />
                </td>
                <td>
                  <Told told={value.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}

function nameOf({ entity, field }: ValueEffect, say: ReturnType<typeof useReader>['say']): string {
  const label = fieldAt(`${entity}.${field}`)?.label;
  const of = isEntity(entity) ? say(catalogue[entity].label) : entity;
  return `${of}: ${label === undefined ? field : say(label)}`;
}

function Told({ told: { reason, external, rule } }: { readonly told: ValueEffect['before'] }) {
  const { say } = useReader();
  return (
    <>
      {say(reason)} <span className="mono small muted">{rule}</span>
      <span className="choice-note">{say(external)}</span>
    </>
  );
}
