import type { ExchangeLine } from '../../shared/case-view.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { TwoLines } from '../ui/Table.tsx';

/** What is promised in an exchange and not done: the first of it with its day and who owes it, and how many more there are. */
export function Promised({ line: { closedOn, nextCommitment: next, openCommitments } }: { readonly line: ExchangeLine }) {
  const t = useText();
  const format = useFormat();
  if (next === null)
    return closedOn === null ? null : <span className="muted">{t('cases.closedOn', { date: format.date(closedOn) })}</span>;
  const due = next.dueOn === null ? t('exchanges.noDay') : t('exchanges.due', { date: format.date(next.dueOn) });
  const more = openCommitments > 1 ? t('exchanges.more', { count: openCommitments - 1 }) : null;
  return (
    <TwoLines
      first={<span lang={textLanguage(next.what) ?? undefined}>{next.what}</span>}
      second={[due, next.by, more].filter(part => part !== null).join(' · ')}
    />
  );
}
