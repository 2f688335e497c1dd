import { read, utils } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipelineText } from '../../../shared/report-text.ts';
import { reportsText } from '../../../shared/text/reports.ts';
import { tableForms, type TableForm } from '../../../shared/tables.ts';
import { english } from '../../../shared/reader.ts';
import type { TempVault } from '../temp-vault.ts';
import { add, type FigureSet } from './plain-figures.ts';
import { text, type PlainCase } from './plain-history.ts';
import { plainStops } from './plain-stops.ts';

/** What the calendar file, the list's file and the terminal's report must say. */
export function plainFiles(cases: readonly PlainCase[], today: string): FigureSet {
  const figures: FigureSet = new Map();
  for (const one of cases) {
    const reference = text(one.own['reference']);
    const ahead = plainStops(one).filter(({ due, isOpen, isAsked }) => isOpen && !isAsked && due !== null && due >= today);
    for (const { clock, label, due } of ahead) if (clock !== '') add(figures, `calendar ${label} · ${reference} ${due}`);
  }
  const going = cases.filter(({ standing }) => standing !== 'ended');
  for (const form of tableForms) figures.set(`list ${form} lines`, cases.length);
  for (const { id, own, officer } of cases)
    for (const form of tableForms)
      figures.set(
        `list ${form} ${id}`,
        [text(own['reference']), officer, text(own['openedOn'])].map(cell => cell ?? '').join(','),
      );
  figures.set('terminal cases', cases.length);
  figures.set('terminal open', going.filter(({ standing }) => standing === 'open').length);
  figures.set('terminal after-care', going.filter(({ standing }) => standing === 'after-care').length);
  return figures;
}

/** What they say. */
export async function shownFiles(vault: TempVault, cases: readonly PlainCase[]): Promise<FigureSet> {
  const figures: FigureSet = new Map();
  const hard = new Set(
    cases.flatMap(({ profile }) => profile.clocks.filter(({ weight }) => weight === 'hard').map(({ label }) => label.en)),
  );
  for (const event of await calendarEvents(vault)) {
    const title =
      /SUMMARY:(.*)/
        .exec(event)?.[1]
        ?.replace(/\\([,;])/g, '$1')
        .trim() ?? '';
    const day = /DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)/.exec(event)?.slice(1).join('-') ?? '';
    if (hard.has(title.split(' · ')[0] ?? '')) add(figures, `calendar ${title} ${day}`);
  }
  const references = new Map(cases.map(({ id, own }) => [text(own['reference']), id]));
  for (const form of tableForms) {
    const named = (await listLines(vault, form)).flatMap(line => {
      const id = references.get(line.split(',')[0] ?? '');
      return id === undefined ? [] : [{ id, line }];
    });
    figures.set(`list ${form} lines`, named.length);
    for (const { id, line } of named) figures.set(`list ${form} ${id}`, line);
  }
  const report = pipelineText(await vault.ask('pipeline:report', {}), english);
  const [, all, open, after] = /Cases\s+(\d+) \(open: (\d+); in after-care: (\d+)\)/.exec(report) ?? [];
  figures.set('terminal cases', Number(all));
  figures.set('terminal open', Number(open));
  figures.set('terminal after-care', Number(after));
  return figures;
}

/** The list as a file, a line for each row; a workbook is read by another program's reader. */
async function listLines(vault: TempVault, form: TableForm): Promise<readonly string[]> {
  const columns = ['reference', 'officer', 'opened'] as const;
  const file = await fileOf(vault, `list.${form}`, sink =>
    vault.ask('case:export-list', { sink, form, language: 'en', columns: [...columns] }),
  );
  return linesIn(file, form);
}

function linesIn(file: Buffer, form: TableForm): readonly string[] {
  if (form === 'csv') return file.toString('utf8').replaceAll('"', '').split('\r\n'); // no cell here has a quotation mark
  const book = read(file);
  return Object.values(book.Sheets).flatMap(sheet =>
    utils.sheet_to_json<(string | undefined)[]>(sheet, { header: 1, raw: false, defval: '' }).map(row => row.join(',')),
  );
}

async function calendarEvents(vault: TempVault): Promise<readonly string[]> {
  const file = await fileOf(vault, 'days.ics', sink =>
    vault.ask('deadline:export', { sink, language: 'en', withReferences: true }),
  );
  return file.toString('utf8').replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
}

/** What a call writes, which is given where to. */
export async function fileOf(vault: TempVault, name: string, write: (sink: string) => Promise<unknown>): Promise<Buffer> {
  const path = join(vault.root, name);
  await write(vault.services.handles.register({ kind: 'sink', name, path }));
  return readFileSync(path);
}

const YEARS = ['2024-01-01', '2022-01-01', '2017-01-01'] as const;
const LONGEST = YEARS[2];
const directions = ['US-MX', 'MX-US'] as const;

/** What the reports of the requests filed since a day must say where they say anything: small counts are suppressed. */
export function plainReviews(cases: readonly PlainCase[], today: string): FigureSet {
  const figures: FigureSet = new Map();
  for (const from of YEARS)
    for (const direction of directions) {
      const extraditions = cases.filter(one => one.kind === 'extradition' && one.direction === direction);
      const within = (day: string | null | undefined): boolean => day != null && day >= from && day <= today;
      const filed = extraditions.filter(one => within(one.path.find(({ stage }) => stage === 'X07')?.on));
      const set = (name: string, value: number): void => {
        figures.set(`review ${from} ${direction} ${name}`, value);
        if (from === LONGEST) for (const form of tableForms) figures.set(`review ${form} ${direction} ${name}`, value);
      };
      const isSurrendered = ({ counts }: PlainCase): boolean => counts === 'extradition';
      const isEnded = ({ standing, counts }: PlainCase): boolean => standing === 'ended' && counts !== 'extradition';
      set('filed', filed.length);
      set('surrendered', filed.filter(isSurrendered).length);
      set('open', filed.filter(one => !isSurrendered(one) && !isEnded(one)).length);
      set('otherwise', filed.filter(isEnded).length);
      set('refused', filed.filter(one => isEnded(one) && one.counts === 'refusal').length);
      set('other', filed.filter(one => isEnded(one) && one.counts !== 'refusal').length);
      set('alternatives', extraditions.filter(one => one.counts === 'alternative' && within(one.outcome?.on)).length);
    }
  return figures;
}

export async function shownReviews(vault: TempVault, today: string): Promise<FigureSet> {
  const figures: FigureSet = new Map();
  for (const from of YEARS)
    for (const direction of directions) {
      const review = await vault.ask('review:read', { direction, from, to: today });
      for (const [name, cell] of Object.entries(review.figures))
        if (cell.kind === 'shown') figures.set(`review ${from} ${direction} ${name}`, cell.count);
    }
  // Last, as what was given out bears on what is read after.
  for (const direction of directions)
    for (const form of tableForms) {
      const file = await fileOf(vault, `review.${form}`, sink =>
        vault.ask('review:export', { sink, form, language: 'en', direction, from: LONGEST, to: today }),
      );
      for (const [name, said] of Object.entries(reportsText.figure)) {
        const line = linesIn(file, form).find(each => each.startsWith(`${said.en},`));
        const count = line?.slice(said.en.length + 1) ?? 'no line';
        if (/^\d+$/.test(count)) figures.set(`review ${form} ${direction} ${name}`, Number(count));
        else if (!/^(?:≈\d+|<5|\*{1,2})$/.test(count)) figures.set(`review ${form} ${direction} ${name}`, count);
      }
    }
  return figures;
}
