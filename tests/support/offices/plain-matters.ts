import type { Reader } from '../../../db/open.ts';
import type { Profile } from '../../../shared/profile.ts';
import { profiles } from '../../../shared/profiles.ts';
import { add, OUR_AGENCY, type FigureSet } from './plain-figures.ts';
import { plusDays, text, type Fields, type PlainCase } from './plain-history.ts';

// The same independent count for the requests and assets of the cases: plain SQL, and of the product its profiles' tables alone.

type Row = { readonly caseId: string; readonly entity: 'request' | 'asset'; readonly fields: string };
type PlainMatter = {
  readonly entity: 'request' | 'asset';
  readonly stage: string;
  readonly column: string | null; // null: it is over
  readonly isOurs: boolean;
  readonly neededBy: string | null; // while that is open
  readonly officer: string | null;
};

const orders = { request: 'us-mx-mla', asset: 'asset' } as const;
const alike: Readonly<Record<string, string>> = { consultation: 'received', 'civil-forfeited': 'forfeited' };
const needless = ['executed', 'feedback_due', 'closed', 'refused', 'recalled', 'no_longer_needed'];
const WEEK = 7;

/** What boards, Today and the report must say of every request and asset. */
export function plainMatters(db: Reader, cases: readonly PlainCase[], today: string): FigureSet {
  const figures: FigureSet = new Map();
  const byId = new Map(cases.map(one => [one.id, one]));
  const matters = db
    .prepare<[], Row>("SELECT case_id AS caseId, entity, fields FROM records WHERE entity IN ('request', 'asset')")
    .all()
    .map(({ caseId, entity, fields }) => plainMatter(entity, JSON.parse(fields) as Fields, byId.get(caseId)!)); // each record has its case
  for (const entity of ['request', 'asset'] as const) {
    const all = matters.filter(one => one.entity === entity);
    const open = all.filter(({ column }) => column !== null);
    const set = (name: string, value: number): unknown => figures.set(`matters ${entity} ${name}`, value);
    set('open', open.length);
    set('ours', open.filter(({ isOurs }) => isOurs).length);
    set('of nobody', open.filter(({ officer }) => officer === null).length);
    set(
      'needed within 7 days',
      open.filter(({ neededBy }) => neededBy !== null && neededBy >= today && neededBy <= plusDays(today, WEEK)).length,
    );
    set('needed before', open.filter(({ neededBy }) => neededBy !== null && neededBy < today).length);
    set('on Today, office', open.length);
    set('on Today, mine', open.filter(({ officer }) => officer === 'first').length);
    for (const { column, officer } of open) {
      add(figures, `matters ${entity} column ${column}`);
      add(figures, `matters ${entity} officer ${officer}`);
    }
    for (const { stage } of all) add(figures, `matters ${entity} reported in ${stage}`);
  }
  return figures;
}

function plainMatter(entity: 'request' | 'asset', fields: Fields, { own, officer }: PlainCase): PlainMatter {
  const profile = profiles.find(({ id }) => id === orders[entity])!; // it is shipped
  const status = text(fields['status']) ?? (text(fields['sentOn']) === null ? profile.initial! : 'sent'); // both have one
  const stage = alike[status] ?? status;
  const by = profile.stages.find(({ id }) => id === stage)?.owed?.by ?? null;
  const due = text(fields['deadlineOn']);
  return {
    entity,
    stage,
    column: profile.outcomes.some(({ id }) => id === stage) ? null : columnOf(profile, stage),
    isOurs: by !== null && (entity === 'request' ? askedOf(fields, by) : actsOn(own)) === OUR_AGENCY,
    neededBy: due === null || needless.includes(status) ? null : due,
    officer,
  };
}

function columnOf({ board }: Profile, stage: string): string {
  return board?.find(({ stages }) => stages.includes(stage))?.id ?? stage;
}

/** The agency on a side of a request: the one that is named, else us, unless its direction says that it is the others. */
function askedOf({ from, to, direction }: Fields, by: 'requesting' | 'requested'): string | null {
  const named = text(by === 'requesting' ? from : to);
  const isTheirs = direction === (by === 'requesting' ? 'received' : 'sent');
  return named ?? (isTheirs ? null : OUR_AGENCY);
}

/** Who acts on the assets of a case: whom it asks. */
function actsOn(own: Fields): string | null {
  const country = text(own['requestedCountry']);
  return text(own['requestedAgency']) ?? (country === OUR_AGENCY.slice(0, 2) ? OUR_AGENCY : null);
}
