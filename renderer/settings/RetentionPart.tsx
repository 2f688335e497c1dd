import { useEffect, useState } from 'react';
import type { Hold, RetentionRow, RetentionTerm } from '../../shared/contract/retention.ts';
import { ruleNames, type RetentionSource } from '../../shared/retention.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useReader, useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import type { PartProps } from './part.ts';
import { EraseDialog, LiftDialog, LookDialog } from './RetentionDialogs.tsx';
import { placeOfRow } from './retention-place.ts';
import { readRetention, setTerm, useRetention } from './retention-store.ts';

type Open = { readonly act: 'look' | 'erase'; readonly row: RetentionRow } | { readonly act: 'lift'; readonly hold: Hold };

/** What has been kept as long as it may be without a look, after how long that is, and what is on hold. */
export function RetentionPart({ isSupervisor }: PartProps) {
  const t = useText();
  const { due, holds, failure } = useRetention();
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(() => void readRetention(isSupervisor), [isSupervisor]);
  const rows = due?.rows ?? [];
  useResumed('retention ', place => setOpen(resumedIn(place, rows, holds ?? [])), due !== null && holds !== null);
  const close = () => setOpen(null);
  return (
    <>
      {failure !== null && <FailureNote failure={failure} />}
      <section>
        <h2 className="h-section h-ruled">{t('retention.due')}</h2>
        <p className="note">{t(isSupervisor ? 'retention.dueNote' : 'retention.supervisors')}</p>
        {due !== null && rows.length === 0 && <p className="muted">{t('retention.none')}</p>}
        {rows.length > 0 && <DueTable rows={rows} onAct={setOpen} />}
        {due !== null && due.total > rows.length && (
          <p className="muted">{t('retention.more', { shown: rows.length, total: due.total })}</p>
        )}
      </section>
      <Terms isSupervisor={isSupervisor} />
      <section>
        <h2 className="h-section h-ruled">{t('retention.holds')}</h2>
        <p className="note">{t('retention.holdsNote')}</p>
        {holds?.length === 0 && <p className="muted">{t('retention.noHolds')}</p>}
        {holds !== null && holds.length > 0 && (
          <HoldsTable holds={holds} isSupervisor={isSupervisor} onLift={hold => setOpen({ act: 'lift', hold })} />
        )}
      </section>
      {open?.act === 'look' && <LookDialog row={open.row} onClose={close} />}
      {open?.act === 'erase' && <EraseDialog row={open.row} onClose={close} />}
      {open?.act === 'lift' && <LiftDialog hold={open.hold} onClose={close} />}
    </>
  );
}

function resumedIn(place: string, rows: readonly RetentionRow[], holds: readonly Hold[]): Open | null {
  for (const act of ['look', 'erase'] as const) {
    const row = rows.find(each => place === placeOfRow(act, each));
    if (row !== undefined) return { act, row };
  }
  const hold = holds.find(({ id }) => place === `retention lift ${id}`);
  return hold === undefined ? null : { act: 'lift', hold };
}

function DueTable({ rows, onAct }: { readonly rows: readonly RetentionRow[]; readonly onAct: (open: Open) => void }) {
  const t = useText();
  const format = useFormat();
  const { say } = useReader();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('retention.since')}</th>
          <th scope="col">{t('retention.what')}</th>
          <th scope="col">{t('retention.why')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('retention.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={`${row.caseId} ${row.rule} ${row.what}`}>
            <td className="nowrap">{format.date(row.dueOn, 'always')}</td>
            <td>
              <Button size="sm" variant="link" onPress={() => go({ screen: 'case', caseId: row.caseId })}>
                <span className="mono">{row.reference}</span>
              </Button>{' '}
              <span className="muted">{row.title}</span>
              <About row={row} />
            </td>
            <td>
              {say(ruleNames[row.rule])} <Kept row={row} />
              {row.source !== null && <SourceNote source={row.source} />}
              {row.lookedWhy !== null && <div className="small muted">{t('retention.looked', { why: row.lookedWhy })}</div>}
            </td>
            <td className="num nowrap">
              <div className="row end">
                <Button
                  size="sm"
                  label={t('retention.lookOf', { what: nameOfRow(row) })}
                  onPress={() => onAct({ act: 'look', row })}
                >
                  {t('retention.look')}
                </Button>
                <Button
                  size="sm"
                  label={t('retention.eraseOf', { what: nameOfRow(row) })}
                  unavailable={row.kept === null ? null : keptWords(row.kept, t, format)}
                  onPress={() => onAct({ act: 'erase', row })}
                >
                  {t('retention.erase')}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const nameOfRow = ({ reference, about }: RetentionRow): string => (about === '' ? reference : `${reference}, ${about}`);

function keptWords(
  kept: NonNullable<RetentionRow['kept']>,
  t: ReturnType<typeof useText>,
  format: ReturnType<typeof useFormat>,
): string {
  return kept === 'hold' ? t('retention.keptHold') : t('retention.keptUntil', { date: format.date(kept, 'always') });
}

function Kept({ row: { kept } }: { readonly row: RetentionRow }) {
  const t = useText();
  const format = useFormat();
  return kept === null ? null : <Badge>{keptWords(kept, t, format)}</Badge>;
}

function About({ row: { rule, about } }: { readonly row: RetentionRow }) {
  const t = useText();
  if (about === '') return null;
  return <div className="small">{t(rule === 'received-date' ? 'retention.packet' : 'retention.document', { about })}</div>;
}

function SourceNote({ source }: { readonly source: RetentionSource }) {
  const t = useText();
  const { say } = useReader();
  return (
    <div className="small muted">
      {say(source.law)}, {source.at}
      {source.tag !== 'V' && <> ({t('retention.toBeConfirmed')})</>}
    </div>
  );
}

/** Months that may be chosen: those that a year knows, up to the longest. */
const CHOICES = [6, 12, 18, 24, 36, 48, 60];

function Terms({ isSupervisor }: PartProps) {
  const t = useText();
  const { say } = useReader();
  const terms = useRetention(state => state.terms);
  return (
    <section className="stack">
      <h2 className="h-section h-ruled">{t('retention.terms')}</h2>
      <p className="note">{t('retention.termsNote')}</p>
      {terms.map(term => (
        <div key={term.rule}>
          <Select<string>
            label={say(ruleNames[term.rule])}
            choices={monthsFor(term).map(months => ({ id: String(months), label: t('retention.months', { count: months }) }))}
            value={String(term.months)}
            onChange={id => void setTerm(term.rule, Number(id))}
            unavailable={isSupervisor ? null : t('settings.supervisorsOnly')}
          />
          {term.source !== null && (
            <>
              <p className="note">{say(term.source.says)}</p>
              <SourceNote source={term.source} />
            </>
          )}
        </div>
      ))}
    </section>
  );
}

/** One that was set at the terminal is among them. */
function monthsFor({ months, longest }: RetentionTerm): readonly number[] {
  return [...new Set([...CHOICES.filter(each => each <= longest), months])].toSorted((one, other) => one - other);
}

type HoldsProps = PartProps & { readonly holds: readonly Hold[]; readonly onLift: (hold: Hold) => void };

function HoldsTable({ holds, isSupervisor, onLift }: HoldsProps) {
  const t = useText();
  const format = useFormat();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('retention.case')}</th>
          <th scope="col">{t('retention.why')}</th>
          <th scope="col">{t('retention.placed')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('retention.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {holds.map(hold => (
          <tr key={hold.id}>
            <td>
              <Button size="sm" variant="link" onPress={() => go({ screen: 'case', caseId: hold.caseId })}>
                <span className="mono">{hold.reference}</span>
              </Button>
            </td>
            <td>{hold.reason}</td>
            <td>
              {hold.placedBy} <span className="muted">{format.instant(hold.placedAtMs)}</span>
            </td>
            <td className="num">
              <Button
                size="sm"
                label={t('retention.liftOf', { reference: hold.reference })}
                unavailable={isSupervisor ? null : t('settings.supervisorsOnly')}
                onPress={() => onLift(hold)}
              >
                {t('retention.lift')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
