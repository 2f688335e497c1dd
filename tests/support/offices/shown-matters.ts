import { matterKinds, type MatterKind } from '../../../shared/case.ts';
import { add, type FigureSet } from './plain-figures.ts';
import type { Ask } from './shown-figures.ts';

/** What boards, Today and the report say of every request and asset, under the names of the independent count. */
export async function shownMatters(ask: Ask): Promise<FigureSet> {
  const figures: FigureSet = new Map();
  for (const kind of matterKinds) await readMatterBoard(ask, kind, figures);
  for (const view of ['office', 'mine'] as const) await readRows(ask, view, figures);
  const { matters } = await ask('pipeline:report', {});
  for (const { kind, stage, count } of matters) add(figures, `matters ${kind} reported in ${stage}`, count);
  return figures;
}

async function readMatterBoard(ask: Ask, kind: MatterKind, figures: FigureSet): Promise<void> {
  const board = await ask('board:read', { kind, cards: 0, lanes: 'officer' });
  const set = (name: string, value: number): unknown => figures.set(`matters ${kind} ${name}`, value);
  set('open', board.open);
  set('ours', board.movers.us);
  set('of nobody', board.unassigned);
  set('needed within 7 days', board.soon);
  set('needed before', board.lapsed);
  for (const { id, total, lanes } of board.columns) {
    if (total > 0) set(`column ${id}`, total);
    for (const { lane, total: some } of lanes) add(figures, `matters ${kind} officer ${lane === '' ? null : lane}`, some);
  }
}

async function readRows(ask: Ask, view: 'office' | 'mine', figures: FigureSet): Promise<void> {
  for (const kind of matterKinds) figures.set(`matters ${kind} on Today, ${view}`, 0);
  const { groups } = await ask('today:read', { view, rows: 0 });
  for (const { id, total } of groups)
    for (let offset = 0; offset < total; offset += 500)
      for (const { kind, record } of (await ask('today:more', { view, group: id, offset, limit: 500 })).rows)
        if (record !== null) add(figures, `matters ${kind} on Today, ${view}`);
}
