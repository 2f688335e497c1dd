import { useText } from '../text.ts';
import type { GuardFinding } from './findings.ts';

/** The number of a finding: solid where it stops the packet, dashed where a person may accept it. */
export function Flag({ finding: { number, blocks } }: { readonly finding: GuardFinding }) {
  const t = useText();
  return (
    <span className={`flag ${blocks ? '' : 'warns'}`}>
      <span className="visually-hidden">{t('release.flag')}</span>
      {number}
    </span>
  );
}
