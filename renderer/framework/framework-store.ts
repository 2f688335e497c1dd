import { create } from 'zustand';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { NamedAgency } from '../../shared/agency-search.ts';
import type { Failure } from '../../shared/failure.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export const views = ['parts', 'years', 'year', 'indicators'] as const;
export type View = (typeof views)[number];

type Frameworks = {
  readonly tops: Output<'framework:list'> | null;
  readonly framework: string | null; // which is looked at
  readonly view: View;
  readonly year: number | null;
  readonly tree: Output<'framework:read'> | null;
  readonly item: Output<'framework:item'> | null;
  readonly plan: Output<'framework:year'> | null;
  readonly indicators: Output<'indicator:list'> | null;
  readonly indicator: Output<'indicator:read'> | null;
  /** Indicators of the item that is looked at. */
  readonly ofItem: Output<'indicator:list'> | null;
  /** Who may owe a part: the authorities that are known, and the people of this office. */
  readonly owners: { readonly agencies: readonly NamedAgency[]; readonly people: readonly string[] };
  readonly failure: Failure | null;
};

const nothing: Frameworks = {
  tops: null,
  framework: null,
  view: 'parts',
  year: null,
  tree: null,
  item: null,
  plan: null,
  indicators: null,
  indicator: null,
  ofItem: null,
  owners: { agencies: [], people: [] },
  failure: null,
};
export const useFrameworks = forgetOnLock(create<Frameworks>(() => nothing));

/** Where the person looks: one item, one indicator, or neither. */
export type Looked = { readonly item?: string | undefined; readonly indicator?: string | undefined };

/** Read what is shown: the frameworks, the one that is chosen, and what is looked at in it. What was shown stays until then. */
export async function readFrameworks({ item, indicator }: Looked): Promise<void> {
  const tops = await ask('framework:list', {});
  if (tops === null) return;
  const asked = useFrameworks.getState();
  const framework = tops.some(({ id }) => id === asked.framework) ? asked.framework : (likelyIn(tops)?.id ?? null);
  useFrameworks.setState({ tops, framework });
  if (item !== undefined) return readItem(item);
  if (indicator !== undefined) return readIndicator(indicator);
  const tree = framework === null ? null : await ask('framework:read', { framework });
  const years = tree?.years ?? [];
  const today = Number((tree?.asOf ?? '').slice(0, 4));
  const year = asked.year ?? years.find(each => each.year === today)?.year ?? years.at(-1)?.year ?? today;
  if (useFrameworks.getState().framework !== framework) return; // another was chosen meanwhile
  useFrameworks.setState({ tree, year });
  if (framework !== null && asked.view === 'year')
    useFrameworks.setState({ plan: await ask('framework:year', { framework, year }) });
  if (asked.view === 'indicators') useFrameworks.setState({ indicators: await ask('indicator:list', { year }) });
}

/** The one with the most actions; of those alike the newest. */
function likelyIn(tops: Output<'framework:list'>): Output<'framework:list'>[number] | undefined {
  return tops.toSorted(
    (a, b) => b.progress.actions - a.progress.actions || (b.fields.fromYear ?? 0) - (a.fields.fromYear ?? 0),
  )[0];
}

async function readItem(id: string): Promise<void> {
  const item = await ask('framework:item', { id });
  const ofItem = item?.item.kind === 'action' ? await ask('indicator:list', { action: id }) : null;
  useFrameworks.setState({ item, ofItem });
}

async function readIndicator(id: string): Promise<void> {
  useFrameworks.setState({ indicator: await ask('indicator:read', { indicator: id }) });
}

/** Read who may owe a part. */
export async function readOwners(): Promise<void> {
  const [agencies, users] = await Promise.all([ask('agency:list', {}), ask('user:list', {})]);
  if (agencies === null || users === null) return;
  const people = users.flatMap(({ label, disabledAtMs }) => (disabledAtMs === null ? [label] : []));
  useFrameworks.setState({ owners: { agencies, people } });
}

export function chooseFramework(framework: string): void {
  useFrameworks.setState({ framework, tree: null, plan: null, year: null });
  void readFrameworks({});
}

export function chooseView(view: View): void {
  useFrameworks.setState({ view });
  void readFrameworks({});
}

export function chooseYear(year: number): void {
  useFrameworks.setState({ year, plan: null });
  void readFrameworks({});
}

export function openYear(year: number): void {
  useFrameworks.setState({ view: 'year', year, plan: null });
  void readFrameworks({});
}

/** Do something, and read again what is shown. Answers what the host refused. */
export async function act<C extends CallName>(call: C, input: Input<C>, looked: Looked): Promise<Failure | null> {
  const answer = await door.request(call, input);
  if (!answer.ok) return answer.failure;
  await readFrameworks(looked);
  return null;
}

/** The same where nothing stands beside it: a refusal stands on the screen. */
export async function actHere<C extends CallName>(call: C, input: Input<C>, looked: Looked): Promise<boolean> {
  const refused = await act(call, input, looked);
  useFrameworks.setState({ failure: refused });
  return refused === null;
}

async function ask<C extends CallName>(call: C, input: Input<C>): Promise<Output<C> | null> {
  const answer = await door.request(call, input);
  useFrameworks.setState({ failure: answer.ok ? null : answer.failure });
  return answer.ok ? answer.value : null;
}
