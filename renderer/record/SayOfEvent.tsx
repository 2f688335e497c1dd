import { useState } from 'react';
import type { CaseId } from '../../shared/language.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { useCase } from './case-store.ts';
import { NameEvent } from './NameEvent.tsx';
import { recordsById } from './records-by-id.ts';

/** Where a person says of an event what would open a value: of one that is recorded in the open case and says nothing yet, here; else in the timeline. */
export function SayOfEvent({ caseId, event }: { readonly caseId: CaseId; readonly event: string }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [isNaming, setNaming] = useState(false);
  const file = useCase(state => (state.caseId === caseId ? state.view?.file : undefined));
  const unsaid = useCase(({ stage }) => stage?.openings.unsaid.find(({ type }) => type === event));
  const recorded = file === undefined || unsaid === undefined ? undefined : recordsById(file).get(unsaid.event);
  if (!mayWrite || recorded === undefined || unsaid === undefined)
    return (
      <Button variant="link" size="sm" onPress={() => go({ screen: 'case', caseId, tab: 'timeline' })}>
        {t('cases.inTimeline')}
      </Button>
    );
  return (
    <>
      <Button size="sm" onPress={() => setNaming(true)}>
        {t(unsaid.lacks === 'about' ? 'cases.nameAbout' : 'cases.sayRest')}
      </Button>
      {isNaming && <NameEvent record={recorded} title={t(unsaid.label)} onClose={() => setNaming(false)} />}
    </>
  );
}
