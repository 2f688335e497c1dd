import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { correctionReason } from '../../shared/correction-reason.ts';
import { textIn } from '../../shared/records.ts';
import type { StageEvent } from '../../shared/stage-event.ts';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Shield } from '../marks/Shield.tsx';
import { showWhy, useCase } from './case-store.ts';
import { useAboutNames } from './event-about.ts';
import { EventActs, EventVersions } from './EventActs.tsx';
import { NameEvent } from './NameEvent.tsx';
import { decisionIn } from '../marks/decisions.ts';
import { shieldOf } from '../marks/shield-of.ts';
import { RecordFields } from './RecordFields.tsx';
import { useValueWords } from './value-words.ts';

const dayField = catalogue.event.fields['on']!; // an event has its day

/** One event of the case in a line: when, what, by whom, to which stage. Opened, all that is known of it. */
export function TimelineRow({ record }: { readonly record: CaseRecord }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const names = useCase(state => state.stage?.eventNames);
  const versions = useCase(state => state.stage?.corrections.find(found => found.some(({ id }) => id === record.id)));
  const isReplaced = versions !== undefined && versions.at(-1)?.id !== record.id;
  const decision = useCase(state => decisionIn(state.preview?.rows, record.id, 'type'));
  const lacks = useCase(state => state.stage?.openings.unsaid.find(({ event }) => event === record.id)?.lacks);
  const mayWrite = useMayWrite();
  const [isNaming, setNaming] = useState(false);
  const { fields } = record;
  const about = useAboutNames(fields);
  const type = textIn(fields, 'type');
  const name = names?.[type];
  const on = useValueWords(record, 'on', dayField);
  const stages = [textIn(fields, 'stageFrom'), textIn(fields, 'stageTo')].filter(Boolean).join(' → ');
  const what = name ? t(name) : type;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="timeline-row" data-record={record.id} data-field="*">
      <div className="row">
        <AriaButton
          className="timeline-line grow"
          aria-expanded={isOpen}
          data-spot=""
          onPress={() => setOpen(!isOpen)}
          onKeyDown={event => event.continuePropagation()}
        >
          <Chevron aria-hidden />
          <span className="small">{on}</span>
          <span>
            <span className={isReplaced || fields['retracted'] === true ? 'gone' : ''}>{what}</span>{' '}
            {about !== '' && <span className="small">· {t('cases.about', { what: about })}</span>}{' '}
            <span className="muted small">{t(correctionReason(textIn(fields, 'note')))}</span>
            {versions !== undefined && <VersionNote versions={versions} isReplaced={isReplaced} />}
          </span>
          <span className="small muted">
            {textIn(fields, 'actor')} <span className="mono">{stages}</span>
          </span>
        </AriaButton>
        <Shield
          state={decision === undefined ? 'hidden' : shieldOf(decision.action)}
          of={what}
          onWhy={() => showWhy(record.id, 'type')}
        />
      </div>
      {lacks !== undefined && (
        <div className="row wrap timeline-unnamed">
          <span className="small">{t(lacks === 'about' ? 'cases.opensNothing' : 'cases.opensNoRest')}</span>
          {mayWrite && (
            <Button
              size="sm"
              label={`${t(lacks === 'about' ? 'cases.nameAbout' : 'cases.sayRest')}: ${what}`}
              onPress={() => setNaming(true)}
            >
              {t(lacks === 'about' ? 'cases.nameAbout' : 'cases.sayRest')}
            </Button>
          )}
        </div>
      )}
      {isNaming && <NameEvent record={record} title={what} onClose={() => setNaming(false)} />}
      {isOpen && <RecordFields record={record} title={what} />}
      {isOpen && versions !== undefined && <EventVersions versions={versions} />}
      {isOpen && !isReplaced && fields['retracted'] !== true && <EventActs record={record} title={what} />}
    </div>
  );
}

/** That an event was retracted or corrected, and from which other days; or, on an earlier version, that a later one counts. */
function VersionNote({ versions, isReplaced }: { readonly versions: readonly StageEvent[]; readonly isReplaced: boolean }) {
  const t = useText();
  const format = useFormat();
  const last = versions.at(-1);
  const now = last?.on;
  const others = new Set(versions.map(({ on }) => on).filter(on => on !== now));
  const days = [...others].map(on => format.date(on, 'always')).join(', ');
  if (!isReplaced && last?.retracted === true) return <span className="small"> · {t('cases.wasRetracted')}</span>;
  const corrected = days === '' ? t('cases.corrected') : t('cases.correctedEvent', { days });
  return <span className="faint small"> · {isReplaced ? t('cases.replacedEvent') : corrected}</span>;
}
