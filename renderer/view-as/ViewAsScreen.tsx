import { Eye } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AgencyCode, CaseId } from '../../shared/language.ts';
import { prepareRelease, viewAsOurselves } from '../case/outward.ts';
import { useOfficeToday } from '../day.ts';
import { useCommands } from '../frame/command-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { forgetScope } from '../releases/scope-store.ts';
import { moveRecord, readScope } from '../releases/scoping.ts';
import { keepQuiet } from '../ui/notice.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Switch } from '../ui/Switch.tsx';
import { MarkTally } from '../marks/MarkTally.tsx';
import { seenName } from './case-name.ts';
import { allFields, type Chosen } from './seen.ts';
import { useSightKeys } from './sight-keys.ts';
import {
  changeTerms,
  followSight,
  listAgencies,
  lookAs,
  refusalOf,
  sightOf,
  termsOf,
  useSight,
  type Terms,
} from './sight-store.ts';
import { SightPanel } from './SightPanel.tsx';
import { SightRows } from './SightRows.tsx';
import { TermsFilters } from './TermsFilters.tsx';

export type ViewAsProps = { readonly caseId: CaseId; readonly viewAs: AgencyCode };

/**
 * The whole case with a counterpart's eyes: what is written here, this counterpart would read or has read already, or it is the program's own
 * word. Nothing can be edited here; Escape goes back to our own view.
 */
export function ViewAsScreen({ caseId, viewAs }: ViewAsProps) {
  const t = useText();
  const terms = useSight(termsOf);
  const sight = useSight(sightOf);
  const refusal = useSight(refusalOf);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [showEmpty, setShowEmpty] = useState(false);
  const leave = () => viewAsOurselves(caseId);
  useEffect(() => {
    void lookAs(caseId, viewAs);
    void listAgencies();
    return followSight();
  }, [caseId, viewAs]);
  useCommands([{ id: 'leave-view', label: t('release.backToOurs'), section: 'here', keys: 'Escape', run: leave }]);

  useEffect(keepQuiet, []);
  useEffect(() => forgetScope, []);
  useEffect(() => {
    if (terms !== null) void readScope(terms);
  }, [terms]);
  useCommands([
    {
      id: 'move-record',
      label: t('scope.move'),
      section: 'here',
      keys: 'X',
      run: () => chosen !== null && void moveRecord(chosen.record),
    },
  ]);
  useSightKeys(sight, showEmpty, chosen, setChosen);

  const name = sight === null ? { title: t('release.viewAs'), reference: '' } : seenName(sight);
  const emptyGaps = sight === null ? 0 : allFields(sight).filter(({ isEmpty, held }) => isEmpty && held === null).length;
  // What was chosen is looked up anew: terms change its decision.
  const now = sight?.records
    .flatMap(({ record, entity, fields }) => fields.map(seen => ({ record, entity, seen })))
    .find(({ seen }) => seen.path === chosen?.seen.path);
  return (
    <div className="viewed-as">
      <Screen
        layout="fixed"
        crumbs={[
          { label: t('frame.room.cases'), to: { screen: 'cases' } },
          { label: name.reference, isCode: true },
        ]}
        bar={<ViewAsBar viewAs={viewAs} terms={terms} onLeave={leave} />}
      >
        <div className="page-head">
          <div>
            <h1 className="h-title">{name.title}</h1>
            <div className="small muted mono">{name.reference}</div>
          </div>
          {sight !== null && (
            <div className="acts">
              <MarkTally counts={sight.counts} />
            </div>
          )}
        </div>
        {refusal !== null && (
          <div className="page">
            <FailureNote failure={refusal} />
          </div>
        )}
        {sight !== null && (
          <SplitPane
            panelLabel={t('release.wouldAdd')}
            panel={<SightPanel sight={sight} chosen={now ?? null} onOurs={() => prepareRelease(caseId, viewAs)} />}
          >
            <div className="page">
              <SightRows sight={sight} showEmpty={showEmpty} chosen={chosen?.seen ?? null} onChoose={setChosen} />
              <div className="row wrap sight-foot">
                <span className="muted small">{t('release.emptyGaps', { count: emptyGaps })}</span>
                <Switch on={showEmpty} onChange={setShowEmpty}>
                  {t('release.showEmpty')}
                </Switch>
              </div>
            </div>
          </SplitPane>
        )}
      </Screen>
    </div>
  );
}

type BarProps = { readonly viewAs: AgencyCode; readonly terms: Terms | null; readonly onLeave: () => void };

function ViewAsBar({ viewAs, terms, onLeave }: BarProps) {
  const t = useText();
  const today = useOfficeToday();
  return (
    <section className="viewas-bar" aria-label={t('release.viewAs')}>
      <span className="row">
        <Eye aria-hidden /> {t('release.viewAs')} <b>{viewAs}</b>
      </span>
      {terms !== null && (
        <>
          <TermsFilters terms={terms} />
          <DateField label={t('release.on')} labelHidden value={terms.on ?? today} onChange={on => void changeTerms({ on })} />
        </>
      )}
      <span className="grow" />
      <Button onPress={onLeave} keys={['Esc']}>
        {t('release.backToOurs')}
      </Button>
    </section>
  );
}
