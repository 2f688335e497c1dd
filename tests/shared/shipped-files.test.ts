import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { misfits } from '../../scripts/shipped-file.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'enlace-test-'));
  for (const folder of ['countries', 'profiles']) mkdirSync(join(root, folder));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function copied(file: string, change: (json: Record<string, unknown>) => void): void {
  const json = JSON.parse(readFileSync(join('shared', file), 'utf8')) as Record<string, unknown>;
  change(json);
  writeFileSync(join(root, file), JSON.stringify(json));
}

it('a country and a profile that fit are gathered without a word', () => {
  copied('countries/es.json', () => undefined);
  copied('profiles/mx-es-mx-req.json', () => undefined);

  expect(misfits(root)).toEqual([]);
});

it('what does not fit is named by its file and place before the program meets it', () => {
  copied('countries/es.json', json => delete json['reasons']);
  copied('profiles/mx-es-mx-req.json', json => delete json['zone']);

  expect(misfits(root)).toEqual([
    expect.stringMatching(/^countries\/es\.json: reasons: /),
    expect.stringMatching(/^profiles\/mx-es-mx-req\.json: zone: /),
  ]);
});
