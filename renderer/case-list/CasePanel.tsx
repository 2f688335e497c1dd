import type { CaseView, ListedCase } from '../../shared/case-view.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { directionName } from '../../shared/direction-text.ts';
import { ClockChip } from '../clocks/ClockChip.tsx';
import { OwedAct } from '../clocks/OwedAct.tsx';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useBeside } from '../use-beside.ts';
import { readBeside } from './case-list-store.ts';

/** What is counted of a case, by the words of the parts in which it stands. */
const counted = [
  ['subjects', 'subject'],
  ['requests', 'request'],
  ['exchanges', 'exchange'],
  ['documents', 'document'],
] as const;

/** A case beside the list: whose it is, what it expects next and by when, and how much is in it. */
export function CasePanel({ row }: { readonly row: ListedCase }) {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMayWrite();
  const view = useBeside(mayWrite ? `${row.id} ${row.changedAtMs}` : null, () => readBeside(row.id));
  const words = (field: 'kind' | 'stage') => {
    const label = fieldAt(`case.${field}`)?.options?.[row[field] ?? ''];
    return label === undefined ? row[field] : t(label);
  };
  const kind = [words('kind'), row.direction === null ? null : t(directionName(row.direction))];
  const since = row.openedOn === null ? null : t('caseList.openedOn', { date: format.date(row.openedOn) });
  return (
    <>
      <PanelSection title={<span className="mono">{row.reference}</span>}>
        <p className="strong">{row.title}</p>
        {row.persons !== '' && <p>{row.persons}</p>}
        <p className="muted">{kind.filter(part => part !== null && part !== '').join(' · ')}</p>
        <p>{words('stage')}</p>
        <p className="muted">{since}</p>
        {row.counterpart !== null && (
          <p>
            <span className="muted">{t('cases.counterpart')}</span> <span className="mono">{row.counterpart}</span>
          </p>
        )}
        {row.officer !== null && (
          <p>
            <span className="muted">{t('caseList.officer')}</span> {row.officer}
          </p>
        )}
        <div className="case-open">
          <Button wide onPress={() => go({ screen: 'case', caseId: row.id })}>
            {t('caseList.openIt')}
          </Button>
        </div>
      </PanelSection>
      <Next row={row} view={view} />
      {view !== null && <Inside view={view} />}
    </>
  );
}

/** What its stage expects, and the mandatory deadline, which may be of something else. */
function Next({ row, view }: { readonly row: ListedCase; readonly view: CaseView | null }) {
  const t = useText();
  const owed = view?.owed ?? null;
  if (row.stop === null && view === null) return null;
  return (
    <PanelSection title={t('cases.nextAct')}>
      {owed !== null && <OwedAct row={owed} />}
      {row.stop !== null && (
        <p className="case-stop">
          <span className="muted">{t('caseList.stop')}</span> <ClockChip clock={row.stop} />
        </p>
      )}
      {owed === null && row.stop === null && <p className="muted">{t('caseList.nothingNext')}</p>}
    </PanelSection>
  );
}

function Inside({ view: { file, holds, enclosed } }: { readonly view: CaseView }) {
  const t = useText();
  const format = useFormat();
  const rows = counted.flatMap(([section, entity]) => {
    const count = file.records.filter(record => record.entity === entity).length;
    return count === 0 ? [] : [{ section, count }];
  });
  return (
    <PanelSection title={t('caseList.inIt')}>
      {rows.length === 0 && <p className="muted">{t('caseList.nothingInIt')}</p>}
      <ul className="case-inside">
        {rows.map(({ section, count }) => (
          <li key={section}>
            <span className="muted">{t(`cases.section.${section}`)}</span> {format.number(count)}
          </li>
        ))}
      </ul>
      {holds.length > 0 && <p className="small">{t('caseList.onHold')}</p>}
      {enclosed !== null && <p className="small">{t('caseList.closedFor', { name: enclosed.name })}</p>}
    </PanelSection>
  );
}
