import { inferenceEdges } from '../catalogue.ts';
import type { AgencyCode, RecordId } from '../language.ts';
import { placeKey } from '../decision/types.ts';
import { lintOf, type Lint, type LintPattern, type LintPlace } from './lint.ts';
import { topOf, type Scene } from './scene.ts';

/**
 * What packets to another agency, which pools with the reader, kept from it and still do: places, each by its key. Of the reader itself
 * (`isReader`), what packets of other cases with the same person kept.
 */
export type KeptFrom = { readonly agency: AgencyCode; readonly isReader?: boolean; readonly places: ReadonlySet<string> };

/**
 * What would reach an agency from which it was kept, since it puts together with the reader what each has (domain page D.7): the value
 * itself, or one from which the catalogue says that it follows. One for each record and agency, at the first value.
 */
export function pooledLints(scene: Scene, others: readonly KeptFrom[]): readonly Lint[] {
  const given = scene.shown.filter(({ isNew, how }) => isNew && how === 'RELEASE');
  const lints = new Map<string, Lint>();
  const add = (pattern: LintPattern, at: LintPlace, reveals: LintPlace, agency: AgencyCode): void => {
    const key = JSON.stringify([pattern, at.record, agency]);
    const known = lints.get(key);
    lints.set(key, known === undefined ? lintOf(pattern, { at, reveals, agency }) : { ...known, count: known.count + 1 });
  };
  for (const { agency, isReader, places } of others) {
    const [value, inference] = isReader === true ? inOtherCases : inPools;
    const keptAt = keptByPath(scene, places);
    for (const { record, field } of given) {
      const at = { record: record.id, field };
      if (places.has(placeKey(record.id, field))) add(value, at, at, agency);
      for (const to of edges.get(`${record.entity}.${field}`) ?? [])
        for (const place of keptAt.get(to) ?? []) if (place.top === topOf(scene, record).id) add(inference, at, place, agency);
    }
  }
  return [...lints.values()];
}

const inPools = ['pooled-value', 'pooled-inference'] as const;
const inOtherCases = ['other-case-value', 'other-case-inference'] as const;

const edges = new Map([...Map.groupBy(inferenceEdges, ({ from }) => from)].map(([from, all]) => [from, all.map(({ to }) => to)]));

type KeptPlace = LintPlace & { readonly top: RecordId };

function keptByPath(scene: Scene, places: ReadonlySet<string>): ReadonlyMap<string, readonly KeptPlace[]> {
  const found: (KeptPlace & { readonly path: string })[] = [];
  for (const record of scene.records.values())
    for (const field of Object.keys(record.fields))
      if (places.has(placeKey(record.id, field)))
        found.push({ record: record.id, field, top: topOf(scene, record).id, path: `${record.entity}.${field}` });
  return Map.groupBy(found, ({ path }) => path);
}
