import { Printer } from 'lucide-react';
import { useEffect } from 'react';
import { goBack, type Route } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sheet } from './Sheet.tsx';
import { readCaseSheets, useCaseSheets } from './case-sheet-store.ts';

/** The sheets of several cases, each on pages of its own. */
export function CaseSheetsScreen({ route: { caseIds } }: { readonly route: Extract<Route, { readonly screen: 'case-sheets' }> }) {
  const t = useText();
  const { views, failure } = useCaseSheets();
  useEffect(() => void readCaseSheets(caseIds), [caseIds]);
  return (
    <Screen crumbs={[{ label: t('frame.room.cases'), to: { screen: 'cases' } }, { label: t('caseList.sheets') }]}>
      <div className="page-head no-print">
        <h1 className="h-title">{t('caseList.sheets')}</h1>
        <div className="acts">
          <Button onPress={() => goBack()}>{t('caseList.backToList')}</Button>
          <Button
            variant="primary"
            icon={Printer}
            onPress={() => window.print()}
            unavailable={views === null ? t('ui.notReadYet') : null}
          >
            {t('sheet.print')}
          </Button>
        </div>
      </div>
      {failure && (
        <div className="page">
          <FailureNote failure={failure} />
        </div>
      )}
      {views === null && failure === null && (
        <div className="page">
          <Progress label={t('cases.loading')} done={0} total={null} />
        </div>
      )}
      {views?.map(view => (
        <Sheet key={view.summary.id} view={view} />
      ))}
    </Screen>
  );
}
