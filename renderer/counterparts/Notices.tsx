import { useEffect, useState } from 'react';
import type { NoticeLine, OwedNotice } from '../../shared/contract/notices.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { followNotices, giveNotice, readNotices, useNotices } from './notice-store.ts';

/** Originators that must be told of values that go without their consent, and the notices that were given or came in. */
export function Notices() {
  const t = useText();
  const { owed, lines, failure } = useNotices();
  useEffect(() => {
    void readNotices();
    return followNotices();
  }, []);
  if (owed.length === 0 && lines.length === 0) return null;
  const groups = [...Map.groupBy(owed, groupOf).values()];
  return (
    <section className="page-part stack" aria-label={t('notice.title')}>
      <h2 className="h-section">{t('notice.title')}</h2>
      <p className="small muted">{t('notice.lead')}</p>
      {failure !== null && <FailureNote failure={failure} />}
      <ul className="stack tight">
        {groups.map(group => (
          <Owed key={groupOf(group[0]!)} group={group} />
        ))}
        {lines.map(line => (
          <Given key={line.id} line={line} />
        ))}
      </ul>
    </section>
  );
}

// One packet tells of these together.
const groupOf = ({ caseId, originator, recipient, purpose, ground }: OwedNotice): string =>
  [caseId, originator, recipient, purpose, ground].join(' ');

function Owed({ group }: { readonly group: readonly OwedNotice[] }) {
  const t = useText();
  const [isWriting, setWriting] = useState(false);
  const [{ reference, originator, recipient, ground }] = group as readonly [OwedNotice, ...OwedNotice[]]; // a group has one
  const values = group.map(({ entity, field }) => t(fieldOf(entity, field)?.label ?? entityLabel(entity))).join(', ');
  const said = t('notice.owedLine', { originator, value: values, who: recipient });
  async function write(): Promise<void> {
    setWriting(true);
    await giveNotice(group[0]!, file => t('notice.given', { file }));
    setWriting(false);
  }
  return (
    <li className="row wrap">
      <span className="mono">{reference}</span>
      <span className="grow">
        {said} <span className="small muted">({t(`notice.grounds.${ground}`)})</span>
        {group.some(({ hasLeft }) => hasLeft) && <b className="strong"> {t('notice.left')}</b>}
      </span>
      <Button size="sm" isPending={isWriting} label={`${t('notice.give')} ${said}`} onPress={() => void write()}>
        {t('notice.give')}
      </Button>
    </li>
  );
}

function Given({ line }: { readonly line: NoticeLine }) {
  const t = useText();
  const format = useFormat();
  const { direction, agency, recipient, ground, atMs } = line;
  return (
    <li className="row wrap small">
      <span className="muted">{format.instant(atMs)}</span>
      <span className="grow">
        {t(`notice.lines.${direction}`, { agency, who: recipient })} ({t(`notice.grounds.${ground}`)})
      </span>
    </li>
  );
}
