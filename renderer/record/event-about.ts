import { useMemo } from 'react';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import type { AwaitedEvent } from '../../shared/decision/awaited-events.ts';
import type { RecordId } from '../../shared/language.ts';
import { aboutKinds, type AboutKind } from '../../shared/stage-event.ts';
import { useFormat } from '../format.ts';
import type { EventsOfCase } from '../marks/event-choices.ts';
import { useText } from '../text.ts';
import type { Choice } from '../ui/choice.ts';
import { useCase } from './case-store.ts';
import { recordsById } from './records-by-id.ts';
import { textIn } from '../../shared/records.ts';
import { titleOf } from '../../shared/record-title.ts';

/** What a person says an event is about, by kind, and whether it opens the rest; what is not said is not there. */
export type EventAbout = Readonly<Partial<Record<AboutKind, RecordId>>> & { readonly opensRest?: boolean };

/** One question of what an event is about: which order, which charge … */
export type AboutAsked = { readonly kind: AboutKind; readonly label: string; readonly choices: readonly Choice<RecordId>[] };

/** The event of a type that something in the open case awaits. */
export function useAwaited(type: string | undefined): AwaitedEvent | undefined {
  return useCase(state => state.stage?.openings.awaited.find(awaited => awaited.type === type));
}

/** What an event can be about, a question for each kind that has something. */
export function useAboutAsked(awaited: AwaitedEvent | undefined): readonly AboutAsked[] {
  const t = useText();
  const file = useCase(state => state.view?.file);
  if (awaited === undefined || file === undefined) return [];
  const records = recordsById(file);
  return aboutKinds.flatMap((kind): readonly AboutAsked[] => {
    const own = awaited.candidates.filter(candidate => candidate.kind === kind);
    if (own.length === 0) return [];
    const otherwise = t(catalogue[kind].label);
    const choices = own.map(({ record }) => {
      const found = records.get(record);
      return { id: record, label: found === undefined ? otherwise : titleOf(found, otherwise) };
    });
    return [{ kind, label: t(fieldAt(`event.${kind}`)?.label ?? catalogue[kind].label), choices }];
  });
}

/** What waits for an event and is about none of what it can name, as the case's records are called, each once. */
export function useRestNames(awaited: AwaitedEvent | undefined): readonly string[] {
  const t = useText();
  const file = useCase(state => state.view?.file);
  if (awaited === undefined || file === undefined) return [];
  const records = recordsById(file);
  const names = awaited.rest.flatMap(id => {
    const found = records.get(id);
    if (found === undefined) return [];
    const kind = isEntity(found.entity) ? t(catalogue[found.entity].label) : found.entity;
    const title = titleOf(found, kind);
    return [title === kind ? kind : `${kind}: ${title}`];
  });
  return [...new Set(names)];
}

/** What an event says that it is about, as the case's records are called. */
export function useAboutNames(fields: Readonly<Record<string, unknown>>): string {
  const t = useText();
  const file = useCase(state => state.view?.file);
  if (file === undefined) return '';
  const records = recordsById(file);
  const named = aboutKinds.flatMap(kind => {
    const found = typeof fields[kind] === 'string' ? records.get(fields[kind] as RecordId) : undefined; // references hold ids
    return found === undefined ? [] : [titleOf(found, t(catalogue[kind].label))];
  });
  return named.join(', ');
}

const noEvents: EventsOfCase = { events: {}, recorded: new Map() };

/** Which events the open case may have, and on which days those that count were recorded. */
export function useEventsOfCase(): EventsOfCase {
  const format = useFormat();
  const stage = useCase(state => state.stage);
  const file = useCase(state => state.view?.file);
  return useMemo(() => {
    if (stage === null || file === undefined) return noEvents;
    const replaced = new Set(stage.corrections.flatMap(versions => versions.slice(0, -1).map(({ id }) => id))); // the last of each counts
    const counting = file.records.filter(
      ({ id, entity, fields }) => entity === 'event' && !replaced.has(id) && fields['retracted'] !== true,
    );
    const byType = Map.groupBy(counting, ({ fields }) => textIn(fields, 'type'));
    const recorded = [...byType].map(
      ([type, found]) =>
        [type, found.map(({ fields }) => (textIn(fields, 'on') === '' ? '—' : format.date(textIn(fields, 'on'))))] as const,
    );
    return { events: stage.eventNames, recorded: new Map(recorded) };
  }, [stage, file, format]);
}
