import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOverlay, readOverlays } from '../../electron/host/ground/overlays.ts';
import { brought, compare } from '../../scripts/overlay/compare.ts';
import { textsOf } from '../../scripts/overlay/texts.ts';
import type { OverlayEntry } from '../../shared/overlay.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { plantedOverlay, writeOverlay } from '../support/planted-overlay.ts';

const project = join(import.meta.dirname, '..', '..');
const ui = 'shared/text/ui.ts#uiText';
const whole = plantedOverlay();
const textsNow = textsOf(project);
let folder = '';

const run = (program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, program), ...words], {
    env: bareEnvironment({ ENLACE_OVERLAYS: folder, ...env }),
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
};
const enlace = (words: readonly string[], env: Readonly<Record<string, string>> = {}) => run('electron/cli.ts', words, env);
const overlay = (words: readonly string[], at = folder) => run('scripts/overlay.ts', [...words, '--folder', at]);

const at = (name: string): OverlayEntry => whole.texts.find(entry => entry.at === `${ui}.${name}`)!; // its texts are there
const without = (...names: string[]): readonly OverlayEntry[] =>
  whole.texts.filter(entry => names.every(name => entry.at !== `${ui}.${name}`));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'enlace-overlays-'));
  writeOverlay(folder, whole);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a language that was added as a file', () => {
  it('is spoken at the terminal, asked for or as the system has it, and no other is', () => {
    const title = /^⟦Eñļáçé/;

    expect(enlace(['--help', '--lang', 'pt']).out).toMatch(title);
    expect(enlace(['--help'], { LANG: 'pt_BR.UTF-8' }).out).toMatch(title);
    expect(enlace(['--help'], { LANG: 'fr_FR.UTF-8' }).out).toMatch(/^Enlace at the terminal/);
    expect(enlace(['case', 'list', '--lang', 'fr']).code).toBe(2);
  });

  it('says refusals too, and leaves the JSON as it is', () => {
    const { code, out, err } = enlace(['vault', 'info', '--vault', join(folder, 'none'), '--lang', 'pt', '--json'], {
      ENLACE_PASSPHRASE: 'x',
    });

    expect(code).toBe(1);
    expect(JSON.parse(out)).toHaveProperty('refused.code');
    expect(err).toMatch(/: ⟦/);
  });

  it('is as if it were not there when its file cannot be read', () => {
    writeFileSync(join(folder, 'fr.json'), '{"texts": [{}]}');

    expect(readOverlays(folder).map(({ tag }) => tag)).toEqual(['pt']);
    expect(overlay(['fr'])).toMatchObject({ code: 2, out: '' });
    rmSync(join(folder, 'fr.json'));
  });

  it.each([
    ['the file is no object', []],
    ['the file has more', { texts: [], more: 1 }],
    ['texts is no list', { texts: {} }],
    ['texts.0 is no object', { texts: [null] }],
    ['texts.0.at is no text', { texts: [{ en: 'a', es: 'b', to: 'c' }] }],
    ['texts.0 has note', { texts: [{ at: 'a', en: 'a', es: 'b', to: 'c', note: '' }] }],
    [
      'texts.1.to is no object',
      {
        texts: [
          { at: 'a', en: 'a', es: 'b', to: 'c' },
          { at: 'a', en: 'a', es: 'b' },
        ],
      },
    ],
    ['texts.0.es has a form', { texts: [{ at: 'a', en: { one: 'a' }, es: { one: 1 }, to: 'c' }] }],
    ['texts.0.was is no object', { texts: [{ at: 'a', en: 'a', es: 'b', to: 'c', was: null }] }],
    ['texts.0.was has es', { texts: [{ at: 'a', en: 'a', es: 'b', to: 'c', was: { en: 'a', es: 'b', to: 'c' } }] }],
  ])('is refused where %s', (said, held) => {
    const file = join(folder, 'de.json');
    writeFileSync(file, JSON.stringify(held));

    expect(() => readOverlay(file)).toThrow(said);
    rmSync(file);
  });
});

describe('the overlay command', () => {
  it('writes every text to translate, and fails where one is missing once the overlay should be complete', () => {
    const fresh = mkdtempSync(join(tmpdir(), 'enlace-overlay-'));
    const made = overlay(['pt-BR'], fresh);
    const { texts } = readOverlay(join(fresh, 'pt-BR.json'));

    expect(made.code).toBe(0);
    expect(texts.length).toBe(whole.texts.length);
    expect(texts.find(({ at }) => at === `shared/text/today.ts#todayText.overdue`)?.to).toEqual({ one: '', many: '', other: '' });
    expect(overlay(['pt-BR', '--complete'], fresh).code).toBe(1);
    expect(readFileSync(join(fresh, 'pt-BR.json'), 'utf8').split('\n').length).toBe(texts.length + 5);
    rmSync(fresh, { recursive: true });
  });

  it('finds nothing amiss in one that is whole, and fails for a name in braces that the text does not have', () => {
    const changed = mkdtempSync(join(tmpdir(), 'enlace-overlay-'));
    writeOverlay(changed, { tag: 'pt', texts: [{ ...at('dateBefore'), to: 'Antes de {{dia}}.' }, ...without('dateBefore')] });
    const wrong = overlay(['pt'], changed);

    expect(overlay(['pt', '--complete'])).toMatchObject({ code: 0, err: '' });
    expect(wrong).toMatchObject({ code: 1, err: '' });
    expect(wrong.out).toContain(`error    ${ui}.dateBefore`);
    rmSync(changed, { recursive: true });
  });

  it('tells apart what is missing, what is stale and what is left over', () => {
    const gone = { at: 'shared/gone.ts#gone', en: 'Gone', es: 'Ido', to: 'Foi' };
    const old = { ...at('dropHere'), en: 'Put files here.' };
    const { missing, stale, extra, faulty } = compare([...without('dropHere', 'keyMapNote'), old, gone], textsNow, 'pt');

    expect(missing.map(text => text.at)).toEqual([`${ui}.dropHere`, `${ui}.keyMapNote`]);
    expect(stale.map(({ entry, now }) => [entry, now.at])).toEqual([[old, `${ui}.dropHere`]]);
    expect([extra, faulty]).toEqual([[gone], []]);
  });

  it('brings an old file up to date without losing a translation, and keeps what a changed text was', () => {
    const old = [
      ...without('dropHere', 'keyMapNote'),
      { ...at('dropHere'), en: 'Put files here.', to: 'Solte aqui.' },
      { ...at('keyMapNote'), es: 'Letras', to: 'As letras' },
    ];
    const now = new Map(brought(old, textsNow, 'pt').map(entry => [entry.at, entry]));

    expect(now.get(`${ui}.dropHere`)).toMatchObject({ to: '', was: { en: 'Put files here.', to: 'Solte aqui.' } });
    expect(now.get(`${ui}.keyMapNote`)).toEqual({ ...at('keyMapNote'), to: 'As letras' });
    expect(now.size).toBe(textsNow.length);
  });
});
