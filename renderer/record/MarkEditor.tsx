import { useState } from 'react';
import { catalogue, fieldAt, isEntity, type EntityName } from '../../shared/catalogue.ts';
import { expectedGround, groundNames } from '../../shared/classification.ts';
import type { SeenUnderMark } from '../../shared/contract/marks.ts';
import type { Action } from '../../shared/decision/types.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AskedMark, MarkDraft, MarkPlace } from '../../shared/mark-draft.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import type { Translate } from '../text.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';
import { areFilled } from '../marks/caveats.ts';
import type { ValuePlace } from './at-hand.ts';
import { markValue, useCase } from './case-store.ts';
import { useEventsOfCase } from './event-about.ts';
import { placeOfMark } from './draft-places.ts';
import { askForMark } from './mark-acts.ts';
import { markStates, type MarkState } from '../marks/mark-state.ts';
import { MarkFields } from '../marks/MarkFields.tsx';
import { MarkTally } from '../marks/MarkTally.tsx';
import { OldCitations } from '../marks/OldCitations.tsx';
import { handlingWords } from '../marks/mark-words.ts';
import { shieldOf } from '../marks/shield-of.ts';
import { ShieldShape } from '../marks/ShieldShape.tsx';
import { useDraftedMark } from './mark-weighing.ts';
import { useViewer } from '../viewer.ts';
import { recordsById } from './records-by-id.ts';

/** The mark that a person opened, wherever on the case. */
export function OpenMark() {
  const place = useCase(state => state.marking);
  const file = useCase(state => state.view?.file);
  if (place === null || file === undefined) return null;
  const record = recordsById(file).get(place.record);
  if (record === undefined || !isEntity(record.entity)) return null;
  return (
    <MarkEditor
      key={`${record.id} ${place.field}`}
      place={place}
      entity={record.entity}
      beginsWithText={place.at === 'text-instead'}
    />
  );
}

const WHOLE = '*'; // the record itself, not a value of it

type Props = { readonly place: ValuePlace; readonly entity: EntityName; readonly beginsWithText: boolean };

/** Level, categories, caveats and tear-line of a record or value. What tightens is set at once; a looser mark is proposed, and a second person decides. */
function MarkEditor({ place: { record, field }, entity, beginsWithText }: Props) {
  const place = { record, field };
  const t = useText();
  const typed = useDraft<{ readonly mark: MarkDraft; readonly ground: string } | null>(placeOfMark.write(place), null);
  const ground = typed.value?.ground ?? '';
  const { draft, weighing, isCurrent, refusal, change } = useDraftedMark(place, typed.value?.mark ?? null, mark =>
    typed.change({ mark, ground }),
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = isCurrent ? (weighing?.asked ?? null) : null;
  const close = () => {
    typed.done();
    markValue(null);
  };
  const { leave, question } = useLeave(typed, () => markValue(null));

  async function send(): Promise<void> {
    if (asked === null) return;
    if (asked.kind !== 'tightening' && asked.kind !== 'loosening') return close();
    const answer = await askForMark(place, asked, ground);
    setFailure(answer);
    if (answer !== null) return;
    close();
    notify(asked.kind === 'tightening' ? { title: t('cases.marked'), tone: 'done' } : { title: t('cases.proposed') });
  }

  const agencies = useCase(state => state.agencies);
  const events = useEventsOfCase();
  const isMexican = useViewer(({ viewer }) => viewer?.agency.code.startsWith('MX-') === true);
  const label = fieldAt(`${entity}.${place.field}`)?.label ?? catalogue[entity].label;
  const why = unavailable(asked, draft, ground, t);
  return (
    <Dialog
      isOpen
      onClose={leave}
      width="lg"
      title={t('cases.markOf', { field: t(label) })}
      footer={
        <>
          <span className="start small">{wordOn(asked, t)}</span>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={why} onPress={() => void send()}>
            {t(asked?.kind === 'loosening' ? 'cases.propose' : 'ui.save')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack loose">
        {(failure ?? refusal) !== null && <FailureNote failure={(failure ?? refusal)!} />}
        {weighing !== null && draft !== null && (
          <>
            <div className="mark-live" role="status">
              {!areFilled(draft.caveats) && <p className="muted">{t('cases.unfilled')}</p>}
              {isCurrent && weighing.seen !== null && <SeenLine seen={weighing.seen} isRecord={field === WHOLE} />}
              {isCurrent && (
                <p className="mono small muted">{t('cases.judgedAs', { mark: handlingWords(weighing.judged, t) })}</p>
              )}
            </div>
            <MarkFields
              place={weighing.place}
              draft={draft}
              agencies={agencies}
              events={events}
              onChange={change}
              beginsWithText={beginsWithText}
            />
            {isMexican && isCurrent && field !== WHOLE && (
              <p className="small muted">
                {t('classification.expectedOne')}: {t(groundNames[expectedGround(entity, field, weighing.judged)])}
              </p>
            )}
            {weighing.asked.kind === 'loosening' && (
              <Ground
                place={weighing.place}
                ground={ground}
                onChange={text => draft !== null && typed.change({ mark: draft, ground: text })}
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

/** What the counterpart would see under the draft; the host decided it. */
function SeenLine({ seen: { recipient, counts }, isRecord }: { readonly seen: SeenUnderMark; readonly isRecord: boolean }) {
  const t = useText();
  const states: Partial<Record<MarkState, number>> = {};
  for (const [action, count] of Object.entries(counts) as [Action, number][])
    states[shieldOf(action)] = (states[shieldOf(action)] ?? 0) + count;
  const only = isRecord ? undefined : markStates.find(state => states[state] !== undefined);
  return (
    <div className="row tight">
      <span className="mark-would-see">{t('mark.wouldSee', { agency: recipient })}</span>
      {only === undefined ? (
        <MarkTally counts={states} />
      ) : (
        <>
          <ShieldShape state={only} />
          <b>{t(`mark.state.${only}`)}</b>
        </>
      )}
    </div>
  );
}

type GroundProps = { readonly place: MarkPlace; readonly ground: string; readonly onChange: (ground: string) => void };

function Ground({ place, ground, onChange }: GroundProps) {
  const t = useText();
  return (
    <div className="stack tight">
      <TextField
        label={t('cases.ground')}
        description={t('cases.groundNote', { level: place.standard.level })}
        rows={2}
        value={ground}
        onChange={onChange}
        maxLength={2000}
      />
      <OldCitations text={ground} />
    </div>
  );
}

function wordOn(asked: AskedMark | null, t: Translate): string {
  if (asked === null || asked.kind === 'none') return '';
  return t(`cases.asked.${asked.kind}`);
}

function unavailable(asked: AskedMark | null, draft: MarkDraft | null, ground: string, t: Translate): string | null {
  if (draft !== null && !areFilled(draft.caveats)) return t('cases.unfilled');
  if (asked === null) return t('cases.loading');
  if (asked.kind === 'locked' || asked.kind === 'protected') return t(`cases.asked.${asked.kind}`);
  return asked.kind === 'loosening' && ground.trim() === '' ? t('cases.needGround') : null;
}
