import { useEffect, useState } from 'react';
import type { Board } from '../../shared/board.ts';
import type { Output } from '../../shared/contract.ts';
import { FaultLine } from '../clocks/FaultLine.tsx';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { readFaulty } from './pipeline-store.ts';

/** The cases with something wrong in their history, whatever their kind, each with the way to where it is mended. */
export function FaultyCases({ board }: { readonly board: Board }) {
  const t = useText();
  const [found, setFound] = useState<Output<'pipeline:faulty'> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void readFaulty().then(report => isCurrent && setFound(report));
    return () => void (isCurrent = false);
  }, [board]);
  if (found === null || found.withFaults === 0) return null;
  const { faulty, withFaults } = found;
  return (
    <details className="board-faulty">
      <summary>{t('pipeline.faulty', { count: withFaults })}</summary>
      <ul className="clock-lines">
        {faulty.map(({ caseId, reference, title, faults }) => (
          <li key={caseId}>
            <button type="button" className="link" onClick={() => go({ screen: 'case', caseId, tab: 'timeline' })}>
              <span className="mono">{reference}</span> {title}
            </button>
            {faults.map(fault => (
              <FaultLine key={`${fault.code} ${fault.event}`} fault={fault} />
            ))}
          </li>
        ))}
      </ul>
      {withFaults > faulty.length && (
        <p className="small muted">{t('pipeline.faultyMore', { count: withFaults - faulty.length })}</p>
      )}
    </details>
  );
}
