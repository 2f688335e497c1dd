import { Printer } from 'lucide-react';
import { useEffect } from 'react';
import type { CaseId } from '../../shared/language.ts';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { readCaseSheet, useCaseSheet } from './case-sheet-store.ts';
import { Sheet } from './Sheet.tsx';

/** All of a case on paper: every record and field that is filled, with who printed it and how it must be handled. */
export function CaseSheetScreen({ caseId }: { readonly caseId: CaseId }) {
  const t = useText();
  const { view, failure } = useCaseSheet();
  useEffect(() => void readCaseSheet(caseId), [caseId]);
  return (
    <Screen crumbs={[{ label: t('frame.room.cases'), to: { screen: 'cases' } }, { label: t('sheet.title') }]}>
      <div className="page-head no-print">
        <div className="acts">
          <Button onPress={() => go({ screen: 'case', caseId })}>{t('sheet.back')}</Button>
          <Button
            variant="primary"
            icon={Printer}
            onPress={() => window.print()}
            unavailable={view === null ? t('ui.notReadYet') : null}
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
      {view && <Sheet view={view} />}
    </Screen>
  );
}
