import type { PDFPageProxy } from 'pdfjs-dist';
import { withPdf } from '../../../electron/host/papers/draw/pdf-open.ts';
import type { TempVault } from '../temp-vault.ts';
import { fileOf } from './file-figures.ts';
import { filedOn, type FigureSet } from './plain-figures.ts';
import type { PlainCase } from './plain-history.ts';

const FROM = '2017-01-01';
const directions = ['US-MX', 'MX-US'] as const;
const offences: Readonly<Record<string, string>> = {
  homicidio: 'Homicide',
  fraude: 'Fraud and theft',
  'narcotics trafficking': 'Drugs and laundering',
};

/** What the ministers' review on paper must say: its first figures, how far the requests came, and both sides by kind of offence. */
export function plainPaper(cases: readonly PlainCase[], today: string): FigureSet {
  const figures: FigureSet = new Map();
  for (const direction of directions) {
    const set = (name: string, value: number): unknown => figures.set(`paper ${direction} ${name}`, value);
    const filed = cases.filter(one => one.kind === 'extradition' && one.direction === direction && isWithin(filedOn(one), today));
    const surrendered = filed.filter(isSurrendered);
    const ended = filed.filter(one => !isSurrendered(one) && one.standing === 'ended');
    const refused = ended.filter(({ counts }) => counts === 'refusal');
    set('requests filed', filed.length);
    set('persons surrendered', surrendered.length);
    set('Surrendered reached', surrendered.length);
    set('still open', filed.length - surrendered.length - ended.length);
    set('ended otherwise', ended.length);
    set('of these refused', refused.length);
    set('of these withdrawn or other', ended.length - refused.length);
    const { board = [] } = cases.find(one => one.kind === 'extradition' && one.direction === direction)?.profile ?? {};
    countWays(board, filed, ended, set);
    for (const [offence, label] of Object.entries(offences)) {
      const own = filed.filter(one => one.charged === offence);
      set(`${label} filed`, own.length);
      set(`${label} surrendered`, own.filter(isSurrendered).length);
      set(`${label} refused`, own.filter(one => refused.includes(one)).length);
    }
  }
  return figures;
}

const isWithin = (day: string | null, today: string): boolean => day !== null && day >= FROM && day <= today;
const isSurrendered = ({ counts }: PlainCase): boolean => counts === 'extradition';

/** By which word a milestone is known. */
const milestoneIn = (name: string): string => /filed|Admitted|opinion|Granted|Surrendered/.exec(name)?.[0] ?? name;

/** How far they came: who was surrendered has passed every milestone. */
function countWays(
  board: NonNullable<PlainCase['profile']['board']>,
  filed: readonly PlainCase[],
  ended: readonly PlainCase[],
  set: (name: string, value: number) => unknown,
): void {
  const milestones = board.filter(({ milestone }) => milestone !== undefined);
  const furthest = ({ path }: PlainCase): number =>
    Math.max(0, ...path.map(({ stage }) => milestones.findIndex(({ stages }) => stages.includes(stage))));
  for (const [at, { milestone }] of milestones.entries()) {
    const here = filed.filter(one => !isSurrendered(one) && furthest(one) === at);
    const name = milestoneIn(milestone?.en ?? '');
    set(`${name} reached`, filed.filter(one => isSurrendered(one) || furthest(one) >= at).length);
    set(`${name} still`, here.filter(one => !ended.includes(one)).length);
    set(`${name} ended`, here.filter(one => ended.includes(one)).length);
  }
}

const labels = [
  'requests filed',
  'persons surrendered',
  'still open',
  'ended otherwise',
  'of these refused',
  'of these withdrawn or other',
];
const sides: Readonly<Record<string, string>> = { 'Mexico › US': 'US-MX', 'US › Mexico': 'MX-US' };

/** What stands in the tables of the PDF that is given out, but for what is held back there or rounded. */
export async function shownPaper(vault: TempVault, today: string): Promise<FigureSet> {
  const figures: FigureSet = new Map();
  for (const direction of directions) {
    const file = await fileOf(vault, `${direction}.pdf`, sink => {
      const parts = ['results' as const, 'pipeline' as const, 'reciprocity' as const];
      return vault.ask('review:export', { sink, form: 'pdf', language: 'en', direction, from: FROM, to: today, parts });
    });
    const put = (name: string, cell = ''): void => {
      if (/^\d+$/.test(cell)) figures.set(`paper ${direction} ${name}`, Number(cell));
      else if (!/^(?:[≈~]\d+|\*{1,2}|)$/.test(cell)) figures.set(`paper ${direction} ${name}`, cell);
    };
    let [isWay, side] = [false, ''];
    for (const [name = '', ...cells] of await rowsOfPdf(file)) {
      if (name.startsWith('Step')) {
        isWay = true;
        continue;
      }
      side = Object.entries(sides).find(([said]) => name.startsWith(said))?.[1] ?? side;
      const offence = Object.values(offences).find(said => name.startsWith(said));
      const label = labels.find(said => name.startsWith(said));
      if (label !== undefined) put(label, cells[0]);
      else if (offence !== undefined && side === direction)
        for (const [at, what] of ['filed', 'surrendered', 'refused'].entries()) put(`${offence} ${what}`, cells[at]);
      else if (isWay && side === '')
        for (const [at, what] of [
          [0, 'reached'],
          [2, 'still'],
          [3, 'ended'],
        ] as const)
          put(`${milestoneIn(name)} ${what}`, cells[at]);
    }
  }
  return figures;
}

/** The rows of every table, as its tags tell another reader. */
function rowsOfPdf(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  return withPdf(new Uint8Array(bytes), async pdf => {
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
    return (await Promise.all(pages.map(rowsOfPage))).flat();
  });
}

type Tag = { readonly role?: string; readonly type?: string; readonly id?: string; readonly children?: readonly Tag[] };

async function rowsOfPage(page: PDFPageProxy): Promise<readonly (readonly string[])[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of items)
    if ('str' in item) texts.set(open.at(-1) ?? '', `${texts.get(open.at(-1) ?? '') ?? ''}${item.str}`);
    else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? '');
  const said = ({ type, id = '', children = [] }: Tag): string =>
    type === 'content' ? (texts.get(id) ?? '') : children.map(said).join(' ');
  const rows = (tag: Tag): readonly (readonly string[])[] =>
    tag.role === 'TR' ? [(tag.children ?? []).map(cell => said(cell).trim())] : (tag.children ?? []).flatMap(rows);
  return rows(await page.getStructTree());
}
