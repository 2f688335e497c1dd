import { Fragment, useState } from 'react';
import type { CounterpartEffect, PolicyEffect } from '../../shared/contract/policies.ts';
import type { Policy } from '../../shared/decision/policy.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { readValues, usePolicy } from './policy-store.ts';
import { ValuesDialog } from './ValuesDialog.tsx';

const counts = ['tightened', 'loosened', 'changedCases', 'looked', 'leftOut'] as const;
const heads = {
  tightened: 'tightened',
  loosened: 'loosened',
  changedCases: 'cases',
  looked: 'looked',
  leftOut: 'leftOut',
} as const;

/** What a draft would change on the office's own cases, per counterpart; down to a case, and to its values. */
export function EffectResult({ effect, draft }: { readonly effect: PolicyEffect; readonly draft: Policy }) {
  const t = useText();
  const { say } = useReader();
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const isNothing = effect.counterparts.every(({ changedCases }) => changedCases === 0);
  const scope = { count: format.number(effect.casesInAll), bare: format.number(effect.withoutProfile) };
  return (
    <div className="stack policy-result">
      {isNothing && <p className="strong">{t('policy.effectNone')}</p>}
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('policy.counterpart')}</th>
            {counts.map(one => (
              <th key={one} scope="col" className="num">
                {t(`policy.heads.${heads[one]}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {effect.counterparts.map(one => (
            <Fragment key={one.agency}>
              <tr>
                <th scope="row" className="policy-row">
                  {one.changedCases === 0 ? (
                    say(one.names)
                  ) : (
                    <Button
                      size="sm"
                      label={t('policy.showCases', { who: say(one.names) })}
                      onPress={() => setOpen(open === one.agency ? null : one.agency)}
                    >
                      {say(one.names)}
                    </Button>
                  )}
                </th>
                {counts.map(count => (
                  <td key={count} className="num">
                    {format.number(one[count])}
                  </td>
                ))}
              </tr>
              {open === one.agency && (
                <tr>
                  <td colSpan={counts.length + 1}>
                    <Cases effect={one} draft={draft} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="note">{t(effect.which === 'all' ? 'policy.effectAll' : 'policy.effectScope', scope)}</p>
      <ValuesDialog effect={effect} />
    </div>
  );
}

function Cases({
  effect: { agency, cases, changedCases },
  draft,
}: {
  readonly effect: CounterpartEffect;
  readonly draft: Policy;
}) {
  const t = useText();
  const failure = usePolicy(state => state.failure);
  const more = changedCases - cases.length;
  return (
    <ul className="stack tight" aria-busy={failure === null ? undefined : false}>
      {cases.map(({ caseId, reference, title, tightened, loosened }) => (
        <li key={caseId} className="row wrap">
          <Button size="sm" label={t('policy.showValues', { reference })} onPress={() => void readValues(draft, caseId, agency)}>
            <span className="mono">{reference}</span>
          </Button>
          <span>{title}</span>
          <span className="mono small muted">
            {[tightened > 0 ? `−${tightened}` : '', loosened > 0 ? `+${loosened}` : ''].filter(Boolean).join(' ')}
          </span>
        </li>
      ))}
      {more > 0 && <li className="muted">{t('policy.moreCases', { count: more })}</li>}
    </ul>
  );
}
