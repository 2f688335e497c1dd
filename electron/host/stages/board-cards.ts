import { findCard, type CardRow } from '../../../db/board.ts';
import { findMatterCard } from '../../../db/matter-board.ts';
import { listNextStops } from '../../../db/next-stops.ts';
import type { BoardCase } from '../../../shared/board.ts';
import { daysSince } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import { dueOn } from '../../../shared/clocks/due.ts';
import type { Bilingual, RecordId } from '../../../shared/language.ts';
import { matterLabel } from '../../../shared/matter-text.ts';
import { isMatter } from '../../../shared/case.ts';
import type { Profile } from '../../../shared/profile.ts';
import { exitsFrom, stageLabel } from '../../../shared/stages.ts';
import { boardOf } from '../../../shared/stays.ts';
import { keyOf, type Field, type Standing } from './board-field.ts';

/** A card or a line of the board. */
export function cardOf(row: Standing, field: Field): BoardCase {
  const card = findCard(field.session.dbOf(row.id), row.id)!; // it was listed in this call
  return {
    ...plainCard(row, card, field),
    ...(row.record === null ? caseParts(row, card, field) : matterParts(row, row.record, field)),
  };
}

type Parts = Pick<BoardCase, 'matter' | 'moverDays' | 'stop' | 'documents' | 'waysTo'>;

function plainCard(row: Standing, { reference, title, persons }: CardRow, { profileOf }: Field): Omit<BoardCase, keyof Parts> {
  const { id, direction, officer, column, stage, days, nextStopOn, yardstick } = row;
  const profile = profileOf.get(row.profile);
  return {
    key: keyOf(row),
    id,
    reference,
    title,
    persons,
    direction,
    officer,
    column,
    stage,
    stageLabel: labelOf(profile, stage),
    mover: row.whose,
    moverCode: row.mover,
    days,
    yardstick,
    isStalled: row.stalled,
    nextStopOn,
    nextAct: profile?.stages.find(each => each.id === stage)?.owed?.act ?? null,
  };
}

function caseParts(
  { id, profile: key, stage, nextStop }: Standing,
  { moveSince, documentsReady: ready, documentsNeeded: needed }: CardRow,
  { session, rules, profileOf }: Field,
): Parts {
  const profile = profileOf.get(key);
  const terms = listNextStops(session.dbOf(id), [id]).get(id);
  return {
    matter: null,
    moverDays: moveSince === null ? null : daysSince(moveSince, dayOfStop(rules.days, profile?.zone, null)),
    stop: terms === undefined ? null : dueOn(dayOfStop(rules.days, profile?.zone, nextStop), { ...terms, weight: 'hard' }),
    documents: ready === null || needed === null || needed === 0 ? null : { ready, needed },
    waysTo: waysTo(profile, stage),
  };
}

function matterParts({ id, profile, stage }: Standing, record: RecordId, { kind, session, rules, profileOf }: Field): Parts {
  const { moveSince, since, dueOn: earliest, latest, type, name } = findMatterCard(session.dbOf(id), id, record)!; // it was listed in this call
  const today = rules.days.office;
  return {
    matter: isMatter(kind) ? { kind, record, label: matterLabel({ kind, type, name }) } : null,
    moverDays: moveSince === null ? null : daysSince(moveSince, today),
    stop: earliest === null ? null : dueOn(today, { from: since, earliest, latest, weight: 'soft' }),
    documents: null,
    waysTo: waysTo(profileOf.get(profile), stage),
  };
}

export function labelOf(profile: Profile | undefined, stage: string): Bilingual {
  return profile === undefined ? { en: stage, es: stage } : stageLabel(profile, stage);
}

/** The columns that a stage has an exit to, and `''` where one ends it. */
function waysTo(profile: Profile | undefined, stage: string): readonly string[] {
  if (profile === undefined) return [];
  const columns = boardOf(profile);
  const ways = exitsFrom(profile, { stage, outcome: null }).map(
    ({ to }) => columns.find(({ stages }) => stages.includes(to))?.id ?? '',
  );
  return [...new Set(ways)];
}
