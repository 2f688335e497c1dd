import type { CaseRecord } from '../case.ts';
import { lintOf, type Lint } from './lint.ts';
import { orderFields } from './value-lints.ts';
import { textsIn, type Scene, type Shown } from './scene.ts';

/** What lists tell by what is missing in them, and by the order in which they stand. */
export function listLints(scene: Scene): readonly Lint[] {
  return [...gaps(scene), ...orders(scene)];
}

type Numbered = { readonly shown: Shown; readonly series: string; readonly number: number };

/** Exhibits 1, 2 and 4 say that there is a third. It counts where a record that stays has that very number. */
function gaps(scene: Scene): readonly Lint[] {
  const numbered = scene.shown.flatMap(shown => numberedIn(shown));
  const series = Map.groupBy(numbered, one => one.series);
  return scene.keptRecords.flatMap(record => {
    for (const [field, value] of Object.entries(record.fields)) {
      const key = typeof value === 'string' ? seriesOf(record, field, value) : null;
      const among = key === null ? [] : (series.get(key.series) ?? []);
      const below = among.filter(({ number }) => number < key!.number);
      const above = among.filter(({ number, shown }) => number > key!.number && shown.isNew);
      const [next] = above.toSorted((one, other) => one.number - other.number);
      if (below.length > 0 && next !== undefined) {
        const at = { record: next.shown.record.id, field: next.shown.field };
        return [lintOf('sequence-gap', { at, reveals: { record: record.id, field: '*' } })];
      }
    }
    return [];
  });
}

function numberedIn(shown: Shown): readonly Numbered[] {
  if (shown.how !== 'RELEASE') return [];
  return textsIn(shown).flatMap(text => {
    const key = seriesOf(shown.record, shown.field, text);
    return key === null ? [] : [{ shown, ...key }];
  });
}

/** The records that are counted by one another: same kind, same parent, the same words before the number. A year after it is not the number. */
function seriesOf(
  { entity, parentId }: CaseRecord,
  field: string,
  text: string,
): { readonly series: string; readonly number: number } | null {
  if (!(field in numberedFields) || !numberedFields[field]!.includes(entity)) return null;
  const [, before = '', number = '', after = ''] = /^(\D*?)0*(\d{1,5})((?:\s*\/\s*\d{4})?)$/.exec(text.trim()) ?? [];
  return number === ''
    ? null
    : { series: JSON.stringify([entity, parentId, field, before.trim(), after]), number: Number(number) };
}

/** Fields in which an office counts, and of which records. */
const numberedFields: Readonly<Record<string, readonly string[]>> = {
  exhibit: ['evidence'],
  container: ['evidence'],
  packageItem: ['document'],
  title: ['document'],
  number: ['warrant', 'request'],
  reference: ['request', 'exchange'],
};

/**
 * Four records or more that stand in the order of a date or number that stays in each of them. The order in which they were entered is that of
 * the packet, so it tells which came first. Where another value that leaves stands in the same order, nothing is added.
 */
function orders(scene: Scene): readonly Lint[] {
  const kept = new Map(scene.kept.map(one => [`${one.record.id} ${one.field}`, one.value]));
  const shown = new Map(scene.shown.map(one => [`${one.record.id} ${one.field}`, one.value]));
  const lists = Map.groupBy(
    [...scene.records.values()].filter(({ id, entity }) => scene.leaving.has(id) && entity !== 'case'),
    ({ entity, parentId }) => `${entity} ${parentId}`,
  );
  return [...lists.values()].flatMap(list => {
    if (list.length < LONG) return [];
    const inOrder = list.toSorted((one, other) => one.position - other.position);
    const byShown = orderFields(inOrder[0]!).some(field => isRising(inOrder.map(({ id }) => shown.get(`${id} ${field}`))));
    const hidden = orderFields(inOrder[0]!).filter(field => isRising(inOrder.map(({ id }) => kept.get(`${id} ${field}`))));
    const [field] = hidden;
    if (byShown || field === undefined) return [];
    const at = scene.shown.find(({ record, isNew }) => isNew && record.id === inOrder[0]!.id);
    if (at === undefined) return [];
    const place = { record: at.record.id, field: at.field };
    return [lintOf('order-of-list', { at: place, reveals: { record: inOrder[0]!.id, field }, count: list.length })];
  });
}

/** Of three, each order is one of six by chance. */
const LONG = 4;

function isRising(values: readonly unknown[]): boolean {
  const known = values.filter(value => typeof value === 'string' || typeof value === 'number');
  if (known.length < values.length) return false;
  const isBefore = (one: string | number, other: string | number): boolean => one < other;
  const pairs = known.slice(1).map((value, at) => isBefore(known[at]!, value));
  return pairs.every(Boolean) || pairs.every(one => !one);
}
