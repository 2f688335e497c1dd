// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typedRecipients } from '../../renderer/marks/caveats.ts';
import { CaseCommands } from '../../renderer/case-sheet/CaseCommands.tsx';
import { Sheet } from '../../renderer/case-sheet/Sheet.tsx';
import { currentCommands, useCommandStore } from '../../renderer/frame/command-store.ts';
import { handlingCodes, handlingWords } from '../../renderer/marks/mark-words.ts';
import { openCase, showWhy, useCase } from '../../renderer/record/case-store.ts';
import { PortionRow } from '../../renderer/record/PortionRow.tsx';
import { RecordFields } from '../../renderer/record/RecordFields.tsx';
import { WhyPanel } from '../../renderer/record/WhyPanel.tsx';
import { forgetEverything } from '../../renderer/stores.ts';
import { translate } from '../../renderer/text.ts';
import { entities, fieldsOf, isEntity, type EntityName } from '../../shared/catalogue.ts';
import type { CaseFile } from '../../shared/case.ts';
import { decide } from '../../shared/decision/decide.ts';
import { decideCase } from '../../shared/decision/decide-case.ts';
import type { EffectiveMark, Subject } from '../../shared/decision/types.ts';
import type { JudgedMark } from '../../shared/judged-mark.ts';
import { levels, statuteGates, type Caveat, type Flag } from '../../shared/mark.ts';
import { english } from '../../shared/reader.ts';
import { anyEffectiveMark } from '../shared/decision/arbitraries.ts';
import { request } from '../shared/decision/synthetic.ts';
import { anyStoredCase, storeCase } from '../support/any-stored-case.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// What a person reads, copies and prints of a case is what the decision was given, and nothing weaker.
const t = translate.bind(null, english);
let vault: TempVault;

beforeAll(async () => {
  vault = await tempVault();
  page.stand(vault);
  // jsdom draws nothing, so it knows no text as drawn.
  Object.defineProperty(HTMLElement.prototype, 'innerText', { configurable: true, get: textOf });
});
afterAll(() => {
  page.stand(null);
  vault.cleanup();
});
function textOf(this: HTMLElement): string {
  return this.textContent;
}

/** A value of a case, and the mark that the decision was given for it. */
type Value = { readonly entity: EntityName; readonly record: string; readonly field: string; readonly mark: JudgedMark };

/** Every value that is shown, in the order of paper: entity by entity, record by record, in catalogue order. */
function valuesOf(file: CaseFile): readonly Value[] {
  const given = new Map<string, EffectiveMark>();
  decideCase(file, request(), (mark, ...rest) => {
    given.set(`${mark.record} ${mark.field}`, mark);
    return decide(mark, ...rest);
  });
  const inOrder = entities.flatMap(entity => file.records.filter(record => record.entity === entity));
  return inOrder.flatMap(({ id, entity, fields }) =>
    fieldsOf(isEntity(entity) ? entity : 'case')
      .filter(([name]) => fields[name] !== undefined)
      .map(([field]) => ({
        entity: isEntity(entity) ? entity : 'case',
        record: id,
        field,
        mark: { ...given.get(`${id} ${field}`)!, tearText: null },
      })),
  );
}

/** A reference is drawn as what it points to; a field that an earlier version wrote is kept and judged, and what came in its place is shown. */
const isShown = ({ entity, field }: Value): boolean =>
  !fieldsOf(entity).some(([name, { legacy, type }]) => name === field && (legacy === true || type === 'reference'));

/** Everything of several marks at once, reckoned here a second time. */
function joined(values: readonly Value[]): JudgedMark {
  const all = <T,>(of: (mark: JudgedMark) => readonly T[]): readonly T[] => [
    ...new Map(values.flatMap(({ mark }) => of(mark)).map(one => [JSON.stringify(one), one])).values(),
  ];
  const about = (['source', 'victim', 'witness', 'third', 'official', 'suspect'] as readonly Subject[]).find(subject =>
    values.some(({ mark }) => mark.subject === subject),
  );
  return {
    level: levels.findLast(level => values.some(({ mark }) => mark.level === level)) ?? 'L0',
    categories: all(mark => mark.categories),
    flags: all(mark => mark.flags),
    caveats: all(mark => mark.caveats),
    originators: all(mark => mark.originators),
    subject: about ?? null,
    tearText: null,
  };
}

const sorted = (words: string) => words.split(' ').toSorted().join(' ');

async function copied(caseId: CaseFile['id']): Promise<string> {
  page.copied = '';
  const view = render(<CaseCommands caseId={caseId} />);
  const copy = currentCommands(useCommandStore.getState().parts).find(({ id }) => id === 'copy-caveat')!;
  await act(async () => {
    copy.run();
    for (let tries = 0; page.copied === '' && tries < 200; tries += 1) await new Promise(resolve => setTimeout(resolve, 2));
  });
  view.unmount();
  return page.copied.split('\n\n').at(-1)!.split(`. ${caseId}`)[0]!; // the reference is the case's id
}

/** Store a case, open it in the page, and look at it. */
function shows(look: (file: CaseFile, values: readonly Value[]) => Promise<void> | void) {
  return fc.asyncProperty(anyStoredCase, async file => {
    storeCase(vault, file);
    await openCase(file.id);
    const { view, refusal } = useCase.getState();
    if (view === null) throw new Error(`the case was not read: ${refusal?.code}`);
    try {
      await look(view.file, valuesOf(view.file));
    } finally {
      cleanup();
      getSelection()?.removeAllRanges();
      forgetEverything();
    }
  });
}

function Records({ file }: { readonly file: CaseFile }) {
  return file.records.map(record =>
    record.entity === 'portion' ? (
      <PortionRow key={record.id} portion={record} isFirst isLast onNext={() => undefined} />
    ) : (
      <RecordFields key={record.id} record={record} title="x" />
    ),
  );
}

describe('the window', () => {
  it('shows at every value the mark that was judged', async () => {
    const law = shows((file, values) => {
      const { container } = render(<Records file={useCase.getState().view!.file} />);
      const portions = new Set(file.records.filter(({ entity }) => entity === 'portion').map(({ id }) => id as string));
      for (const value of values) {
        const { record, field, mark } = value;
        if (portions.has(record) && field !== 'text') continue;
        if (!isShown(value)) continue;
        const row = [...container.querySelectorAll<HTMLElement>(`[data-record="${record}"]`)].find(
          ({ dataset }) => portions.has(record) || dataset['field'] === field,
        )!;
        expect(row.querySelector<HTMLElement>('.cav, .portion-mark')!.title, field).toBe(handlingWords(mark, t));
      }
    });
    await fc.assert(law, { numRuns: 12, endOnFailure: true });
  });

  it('says in the panel why a value stays under which mark', async () => {
    const law = shows((_file, values) => {
      const value = values.at(-1);
      if (value === undefined) return;
      showWhy(value.record as never, value.field);
      const { panel } = useCase.getState();
      if (panel.kind !== 'why') throw new Error(panel.kind);
      useCase.setState({ preview: previewOf(value) });

      const { container } = render(<WhyPanel panel={panel} />);

      expect([...container.querySelectorAll('dd')].at(-1)?.textContent).toBe(handlingWords(value.mark, t));
    });
    await fc.assert(law, { numRuns: 6, endOnFailure: true });
  });

  it('copies a value under the mark that was judged, and several under all of theirs', async () => {
    const law = shows(async (file, values) => {
      const { container } = render(<Records file={useCase.getState().view!.file} />);
      const rows = values.filter(({ record, field }) =>
        container.querySelector(`[data-record="${record}"][data-field="${field}"]`),
      );
      const one = rows.find(({ field }) => field !== 'fullName');
      if (one === undefined) return;
      container.querySelector<HTMLElement>(`[data-record="${one.record}"][data-field="${one.field}"] [data-spot]`)!.focus();
      expect(await copied(file.id)).toBe(handlingWords(one.mark, t));

      getSelection()!.selectAllChildren(container);
      const whole = await copied(file.id);

      const mark = joined(rows);
      expect(whole.startsWith(mark.level)).toBe(true);
      for (const code of handlingCodes(mark, t)) expect(whole).toContain(code);
    });
    await fc.assert(law, { numRuns: 6, endOnFailure: true });
  });

  it('copies what is no value at what the whole case is handled as', async () => {
    const law = shows(async (file, values) => {
      expect(sorted(await copied(file.id))).toBe(sorted(handlingWords(joined(values), t)));
    });
    await fc.assert(law, { numRuns: 10, endOnFailure: true });
  });
});

describe('the printed sheet', () => {
  it('prints at every value the mark that was judged, and over all of them what the whole is handled as', async () => {
    const law = shows((_file, values) => {
      const { container } = render(<Sheet view={useCase.getState().view!} />);

      const places = [...container.querySelectorAll<HTMLElement>('dd[data-place]')];
      const printed = new Map(places.map(each => [each.dataset['place']!, each.querySelector('.portion-mark')!.textContent]));
      const judged = (some: readonly Value[]) =>
        new Map(
          some.map(({ record, field, mark }) => [`${record} ${field}`, `(${[mark.level, ...handlingCodes(mark, t)].join(' ')})`]),
        );
      expect(printed.size).toBe(places.length); // each value once
      const named = values.filter(value => isShown(value) || printed.has(`${value.record} ${value.field}`)); // a reference where it names a record
      expect(new Map([...printed].toSorted())).toEqual(new Map([...judged(named)].toSorted()));
      const caveat = container.querySelector('header .strong.small')!.textContent;
      expect(container.querySelector('thead')!.textContent).toBe(caveat); // what heads each printed page
      const head = caveat.split('. ')[0]!;
      const whole = joined(values);
      expect(head.startsWith(whole.level)).toBe(true);
      for (const code of handlingCodes(whole, t)) expect(container.querySelector('header')!.textContent).toContain(code);
    });
    await fc.assert(law, { numRuns: 12, endOnFailure: true });
  });
});

function meansCaveat(flag: Flag): Caveat | null {
  if (flag === 'safety') return { kind: 'MUST_TELL' };
  const gate = statuteGates.find(each => each === flag);
  return gate === undefined ? null : { kind: 'STATUTE', gate };
}

describe('the words of a mark', () => {
  it('are the same for no two marks that are handled differently', () => {
    const parts = ['level', 'categories', 'flags', 'caveats', 'originators', 'subject'] as const;
    const plain = ({ level, categories, flags, caveats, originators, subject }: JudgedMark) =>
      JSON.stringify([
        level,
        categories,
        [...new Set(flags)].filter(flag => flag !== 'drv' && meansCaveat(flag) === null),
        // A flag that a caveat says as well is handled as that caveat.
        [...new Set([...caveats, ...flags.flatMap(flag => meansCaveat(flag) ?? [])].map(caveat => JSON.stringify(caveat)))],
        originators,
        subject === 'suspect' || subject === 'official' ? null : subject,
      ]);
    fc.assert(
      fc.property(anyEffectiveMark, anyEffectiveMark, fc.constantFrom(...parts), (one, other, part) => {
        const mark: JudgedMark = { ...one, tearText: null };
        const changed: JudgedMark = { ...mark, [part]: other[part] };
        if (plain(mark) !== plain(changed)) expect(handlingWords(mark, t)).not.toBe(handlingWords(changed, t));
      }),
      { numRuns: 3000 },
    );
  });
});

/** A preview in which one value is decided somehow: the panel shows a mark beside a decision. */
function previewOf({ record, field }: Value) {
  const words = { en: 'x', es: 'x' };
  const row = { path: 'x', record, field, action: 'WITHHOLD', rule: 'request/nothing-allows', code: 'R-REST' };
  const rows = [{ ...row, reason: { internal: words, external: words } }];
  return { recipient: { code: 'MX-FGR', names: words }, rows, attachments: [] } as never;
}

it('reads whom a mark names by code, or a country in words of either language', () => {
  expect(typedRecipients('us-dea, México; Estados Unidos\nspain MX-FGR US')).toEqual(['US-DEA', 'MX', 'US', 'ES', 'MX-FGR']);
});
