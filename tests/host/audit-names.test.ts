import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { auditActions } from '../../shared/audit-actions.ts';

const host = join(import.meta.dirname, '../../electron/host');
const recorders = /\b(?:recordChanges|editCase|changeMany|replaceKeyslots|append)\([^'"`;]*?'([a-z]+:[a-z-]+)'/g;

it('calls every kind of event that the host records by a name in both languages', () => {
  const sources = readdirSync(host, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  const recorded = sources.flatMap(name =>
    [...readFileSync(join(host, name), 'utf8').matchAll(recorders)].map(([, action = '']) => action),
  );

  expect(recorded).toEqual(expect.arrayContaining(['exchange:log', 'user:add', 'audit:repair', 'case:update-fields']));
  expect([...new Set(recorded)].filter(action => !Object.hasOwn(auditActions, action))).toEqual([]);
});
