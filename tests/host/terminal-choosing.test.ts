import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import type { Output } from '../../shared/contract.ts';
import type { RecordId } from '../../shared/language.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { twoOffices } from '../support/exchange.ts';
import { addPaper, paperOf } from '../support/paper.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';

const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli.ts');
const reference = 'EX-2026-0001';
const whom = ['--to', 'MX-FGR', '--purpose', 'same-case'];
let offices: Awaited<ReturnType<typeof twoOffices>>;
let document: RecordId;

beforeAll(async () => {
  offices = await twoOffices();
  const paper = await paperOf('Los vecinos vieron la barca de Zarzamora Quintanilla en el muelle.');
  ({ id: document } = await addPaper(offices.us, offices.caseId, 'Acta', paper));
  offices.us.lock();
});
afterAll(() => offices.cleanup());

function enlace(...words: readonly string[]) {
  const env = bareEnvironment({ ENLACE_PASSPHRASE: PASSPHRASE });
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words, '--vault', offices.us.folder], {
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
/** What a command answers; what it says is the contract's. */
const answer = <T>(...words: readonly string[]) => JSON.parse(enlace(...words, '--json').out) as T;

describe('packet scope', () => {
  type View = Output<'scope:show'>;
  const scope = (...more: readonly string[]) => answer<View>('packet', 'scope', reference, ...whom, ...more);
  const chosenOf = ({ rows }: View) => rows.filter(({ chosen }) => chosen).map(({ record }) => record);

  it('shows what is proposed and why, and says it in words', () => {
    const view = scope();

    expect(view.saved).toBeNull();
    expect(view.counts.chosen).toBe(chosenOf(view).length);
    expect(view.counts.chosen + view.counts.outside).toBe(view.rows.length);
    expect(enlace('packet', 'scope', reference, ...whom).out).toContain(
      `${view.counts.chosen} records go, ${view.counts.outside} do not`,
    );
  });

  it('moves records out and in, remembers who chose, and forgets it on --reset', () => {
    const before = chosenOf(scope());
    const [moved] = before.toReversed();

    const without = scope('--out', moved!);
    expect(without.saved?.by).not.toBe('');
    expect(chosenOf(without)).not.toContain(moved);
    expect(chosenOf(scope())).toEqual(chosenOf(without));
    expect(chosenOf(scope('--in', moved!))).toContain(moved);
    expect(scope('--reset')).toMatchObject({ saved: null });
    expect(chosenOf(scope())).toEqual(before);
  });

  it('prints ids that packet preview --scope takes, as --records does, and nothing outside them is shown', () => {
    const file = join(offices.us.root, 'scope.json');
    const ids = answer<readonly string[]>('packet', 'scope', reference, ...whom, '--ids');
    writeFileSync(file, JSON.stringify(ids));
    const preview = (...more: readonly string[]) => answer<unknown>('packet', 'preview', reference, ...whom, ...more);

    expect(preview('--scope', file)).toEqual(preview('--records', ids.join(',')));
    expect(preview('--scope', file)).not.toEqual(preview('--records', 'all'));
  });

  it('refuses a file that is no list of records, and two ways at once', () => {
    const file = join(offices.us.root, 'bad.json');
    writeFileSync(file, '{"records":[]}');

    expect(enlace('packet', 'scope', reference, ...whom, '--scope', file).code).toBe(2);
    expect(enlace('packet', 'scope', reference, ...whom, '--scope', file, '--records', 'all').code).toBe(2);
  });
});

describe('doc redact', () => {
  it('blacks out all places of a name, lists them, writes the very file that would leave, and takes boxes away', async () => {
    const to = join(offices.us.root, 'preview.pdf');
    const preview = async () => {
      const said = answer<Output<'redaction:preview'>>(
        ...['doc', 'redact', 'preview', reference, document, to, '--to', 'MX-FGR', '--force'],
      );
      const text = (await readPdfTexts(readFileSync(to))).map(each => each.text).join(' ');
      return { boxes: said.boxes, text };
    };
    expect(await preview()).toMatchObject({ boxes: 0, text: expect.stringContaining('Zarzamora') as string });

    const how = ['--words', 'Zarzamora Quintanilla', '--code', 'R-PRIV'];
    const { ids } = answer<{ ids: readonly string[] }>('doc', 'redact', 'add', reference, document, ...how);

    expect(ids).toHaveLength(1);
    const list = answer<readonly unknown[]>('doc', 'redact', 'list', reference, document);
    expect(list).toMatchObject([{ id: ids[0], page: 1, code: 'R-PRIV', audience: 'everyone' }]);
    const left = await preview();
    expect(left.boxes).toBe(1);
    expect(left.text).toContain('vecinos');
    expect(left.text).not.toMatch(/Zarzamora|Quintanilla/);

    expect(answer('doc', 'redact', 'remove', reference, ids[0]!)).toMatchObject({ removed: [ids[0]], waiting: [] });
    expect((await preview()).text).toContain('Zarzamora');
  }, 120_000);

  it('says what it cannot read of a box', () => {
    const given = ['--page', '1', '--box', '0.1,0.2,x,0.1'];

    expect(enlace('doc', 'redact', 'add', reference, document, ...given).code).toBe(2);
  });
});
