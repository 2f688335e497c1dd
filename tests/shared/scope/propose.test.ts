import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, isEntity } from '../../../shared/catalogue.ts';
import type { CaseFile, CaseRecord } from '../../../shared/case.ts';
import type { AgencyCode, Json, RecordId } from '../../../shared/language.ts';
import { legalBases } from '../../../shared/legal-bases.ts';
import { purposes, type Purpose } from '../../../shared/mark.ts';
import { proposeScope, scopeRules } from '../../../shared/scope/propose.ts';
import { scopeRuleWords } from '../../../shared/scope/words.ts';
import { anyCase } from '../decision/arbitraries.ts';
import { caseOf, fgr, oia, record } from '../decision/synthetic.ts';

const asked = (purpose: Purpose = 'same-case', recipient: AgencyCode = fgr) => ({
  recipient,
  purpose,
  basis: [legalBases.assistance],
});
const proposed = (file: CaseFile, request = asked()) =>
  [...proposeScope(file, request)]
    .filter(([id, { chosen }]) => chosen && id !== ('case-1' as RecordId))
    .map(([id]) => id as string);
const below = (parent: string) => ({ parentId: parent as RecordId });

const sought = record('p', 'subject', { roles: ['sought'], given: 'Iker' });
const person: readonly CaseRecord[] = [
  sought,
  record('p-alias', 'alias', { text: 'Uno' }, below('p')),
  record('p-home', 'address', { use: 'home' }, below('p')),
  record('w', 'subject', { roles: ['witness'] }),
  record('s', 'subject', { roles: ['source'] }),
  record('s-alias', 'alias', { text: 'Dos' }, below('s')),
  record('c', 'charge', { statute: '18 USC 1' }),
  record('o', 'warrant', { type: 'arrest' }),
  record('n', 'portion', { of: 'facts', text: 'Relato.' }),
];
const call = (id: string, counterpart: string) =>
  record(id, 'exchange', { startAt: '2026-01-15T09:00:00Z', mode: 'call', counterpart });

describe('a proposal', () => {
  it('for an arrest is the person sought with whereabouts, the orders and the charges', () => {
    expect(proposed(caseOf(...person), asked('locate-arrest')).sort()).toEqual(['p', 'p-alias', 'p-home', 'c', 'o'].sort());
  });

  it('of a joint investigation takes in what is planned together, and no operation; of any other case no work of our own', () => {
    const plan = [
      record('goal', 'objective', { what: 'x' }),
      record('step', 'phase', { name: 'x' }),
      record('task', 'task', { what: 'x' }),
      record('wait', 'taskWait', { task: 'task' }, below('task')),
      record('line', 'evidenceLine', { what: 'x' }),
      record('due', 'deadline', { label: 'x' }),
      record('raid', 'plan', { name: 'x' }),
      record('raid-task', 'planTask', { action: 'x' }, below('raid')),
    ];
    const joint: CaseFile = { ...caseOf(...plan), kind: 'joint-investigation' };
    expect(proposed(joint).sort()).toEqual(['goal', 'line', 'step', 'task', 'wait']);
    expect(proposed(joint, asked('intelligence'))).toEqual([]);
    expect(proposed({ ...joint, kind: 'information-exchange' })).not.toContain('task');
  });

  it('never takes in a source, or what belongs to one', () => {
    for (const purpose of purposes) {
      const ids = proposed(caseOf(...person), asked(purpose));
      expect([purpose, ids.filter(id => id.startsWith('s'))]).toEqual([purpose, []]);
    }
  });

  it('holds the exchanges with the recipient, and not those with others', () => {
    const file = caseOf(
      call('ours', fgr),
      call('theirs', 'MX-CNI'),
      record('there', 'participant', { agency: 'MX-CNI' }, below('theirs')),
      call('three', fgr),
      record('third', 'participant', { agency: 'MX-CNI' }, below('three')),
      call('promising', fgr),
      record('promise', 'commitment', { what: 'Enviar', by: 'GT-MP' }, below('promising')),
    );

    expect(proposed(file)).toEqual(['ours']);
    const reasons = proposeScope(file, asked());
    for (const id of ['theirs', 'there', 'three', 'third', 'promise'])
      expect([id, reasons.get(id as RecordId)?.why]).toEqual([id, 'third/agency']);
  });

  it('holds the documents that came from the recipient, were handed over to it or belong to a request with it, and no other', () => {
    const file = caseOf(
      record('req', 'request', { type: 'records', from: oia, to: fgr }),
      record('gt', 'request', { type: 'records', from: 'GT-MP', to: oia }),
      call('x', fgr),
      record('i', 'item', { way: 'given', document: 'handed' }, below('x')),
      record('own', 'document', { title: 'Nota' }),
      record('from', 'document', { title: 'Oficio', from: fgr }),
      record('handed', 'document', { title: 'Anexo' }),
      record('part', 'document', { title: 'Solicitud', request: 'req' }),
      record('other', 'document', { title: 'Solicitud', request: 'gt' }),
    );

    expect(proposed(file).sort()).toEqual(['from', 'handed', 'i', 'part', 'req', 'x']);
  });

  it('answers a request with what its type asks for, of the person that it names, until it is over', () => {
    const asking = (status: string) => record('req', 'request', { type: 'locate', from: fgr, to: oia, subject: 'p', status });
    const other = [record('q', 'subject', { roles: ['accused'] }), record('q-home', 'address', { use: 'home' }, below('q'))];

    expect(proposed(caseOf(asking('received'), ...person, ...other), asked('statistics'))).toEqual([
      'p',
      'p-alias',
      'p-home',
      'req',
    ]);
    expect(proposed(caseOf(asking('closed'), ...person), asked('statistics'))).toEqual(['req']);
  });

  it('never takes in, for nobody and nothing, a matter that a third agency is in', { timeout: 120_000 }, () => {
    const kinds = ['exchange', 'participant', 'commitment', 'item', 'request', 'document'];
    let met = 0;
    fc.assert(
      fc.property(
        anyCase,
        fc.constantFrom(...purposes),
        fc.constantFrom(fgr, 'US-DEA' as AgencyCode),
        (file, purpose, recipient) => {
          const root = file.records.find(({ entity }) => entity === 'case')!;
          const parties: readonly unknown[] = [
            file.owner,
            recipient,
            root.fields['requestingAgency'],
            root.fields['requestedAgency'],
          ];
          const scope = proposed(file, asked(purpose, recipient));
          const matters = file.records.filter(({ id, entity }) => kinds.includes(entity) && scope.includes(id));
          met += matters.length;
          for (const one of matters)
            for (const agency of agenciesOf(one))
              if (one.entity !== 'request' || !JSON.stringify(agency).startsWith('"US-')) expect(parties).toContain(agency);
          for (const { id, fields } of matters.filter(({ entity }) => entity === 'exchange')) {
            const request = fields['formalisedBy']; // an exchange under a request of the recipient's concerns it
            const named = file.records
              .filter(one => one.id === id || one.parentId === id || one.id === request)
              .flatMap(agenciesOf);
            expect(named).toContain(recipient);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(met).toBeGreaterThan(3);
  });

  it('chooses nothing whose parent it does not choose', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...purposes), (file, purpose) => {
        const scope = proposed(file, asked(purpose));
        for (const { id, parentId } of file.records)
          if (scope.includes(id) && parentId !== null && parentId !== (file.id as string)) expect(scope).toContain(parentId);
      }),
      { numRuns: 400 },
    );
  });

  it('says why in both languages, for every rule', () => {
    for (const rule of scopeRules)
      expect(scopeRuleWords[rule].en.length * scopeRuleWords[rule].es.length, rule).toBeGreaterThan(0);
  });
});

function agenciesOf({ entity, fields }: CaseRecord): readonly Json[] {
  if (!isEntity(entity)) return [];
  return fieldsOf(entity).flatMap(([name, { type }]) => (type === 'agency' ? (fields[name] ?? []) : []));
}
