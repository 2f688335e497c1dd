import type { CaseView } from '../../shared/case-view.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { directionName } from '../../shared/direction-text.ts';
import { textIn } from '../../shared/records.ts';
import { useText } from '../text.ts';

/** What kind of case it is, which way it goes, and the other side's reference. */
export function CaseFacts({ view: { file, summary } }: { readonly view: CaseView }) {
  const t = useText();
  const fields = file.records.find(record => record.entity === 'case')?.fields ?? {};
  const theirs = textIn(fields, 'theirReference');
  const kind = fieldAt('case.kind')?.options?.[summary.kind];
  return (
    <p className="small muted">
      {kind ? t(kind) : summary.kind}
      {summary.direction !== null && `, ${t(directionName(summary.direction))}`}
      {theirs !== '' && (
        <>
          {' · '}
          {summary.counterpart} <span className="mono">{theirs}</span>
        </>
      )}
    </p>
  );
}
