import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { listRecords } from '../../db/records.ts';
import { getSecret } from '../../db/vault-state.ts';
import { unseal } from '../../electron/host/keys/seal.ts';
import { unzip } from '../../electron/host/packets/format/unzip.ts';
import { readPdfTexts } from '../../electron/host/packets/guard/pdf-reader.ts';
import { piecesOf, wholeOf } from '../../electron/host/places/pieces.ts';
import type { Input } from '../../shared/contract.ts';
import type { RecordId } from '../../shared/language.ts';
import { findingsAccepted } from '../../shared/packet-words.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { recipientPair } from '../support/packets.ts';
import { allowOriginal, outbox, outboxFiles, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
afterEach(() => offices.cleanup());

const unsure = 'Según Ramona, salió del puerto.';
const second = 'Ramona volvió.';
const portions = (...texts: readonly string[]) => ({ portions: texts.map(text => ({ of: 'facts', text, language: 'es' })) });
const request = () => ({ caseId: offices.caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, scope: 'all' as const });
const findings = () => offices.us.ask('packet:findings', request());
const build = async (accept: Input<'packet:build'>['accept']) => {
  const answer = await offices.us.request('packet:build', { ...request(), folder: outbox(offices.us), accept });
  return answer.ok ? answer.value : answer.failure.code;
};
const accepted = (found: readonly { readonly id: string }[]) =>
  found.map(({ id }, at) => ({ finding: id, reason: `Another Ramona, seen ${at}` }));

async function portionOf(text: string): Promise<RecordId> {
  const { file } = await offices.us.ask('case:show', { caseId: offices.caseId });
  return file.records.find(({ fields }) => fields['text'] === text)!.id;
}

describe('findings before a packet is built', () => {
  it('are told with value, person and place in the catalogue’s words, and take no number', async () => {
    offices = await twoOffices({}, portions(unsure));

    const found = await findings();

    expect(found.length).toBeGreaterThan(0);
    for (const { severity, value, place, remedies } of found) {
      expect(severity).toBe('warn');
      expect(value).toMatchObject({ entity: 'subject', label: { entity: { en: 'Person' } }, person: value?.record });
      expect(place).toMatchObject({ kind: 'value', in: { entity: 'portion', field: 'text', record: await portionOf(unsure) } });
      expect(remedies.map(({ act }) => act)).toEqual(['choose-tear-line', 'withhold-value', 'leave-record-out']);
    }
    expect(JSON.stringify(found)).not.toMatch(/ramona|R\.I\./i);
    expect(await offices.us.ask('packet:list', {})).toEqual({ lines: [], total: 0 });
    const built = await build(accepted(found));
    expect(built).toMatchObject({ number: 1 });
  });

  it('keep their ids from one look to the next', async () => {
    offices = await twoOffices({}, portions(unsure));

    expect((await findings()).map(({ id }) => id)).toEqual((await findings()).map(({ id }) => id));
  });
});

describe('what a person accepts', () => {
  it('is each finding by itself: one that is not named stops the packet', async () => {
    offices = await twoOffices({}, portions(unsure, second));
    const found = await findings();
    expect(found.length).toBeGreaterThan(1);

    expect(await build(accepted(found).slice(1))).toBe('packet/leak-possible');
    expect(outboxFiles(offices.us)).toEqual([]);
  });

  it('does not stand for what is found later', async () => {
    offices = await twoOffices({}, portions(unsure));
    const before = accepted(await findings());
    const fields = { of: 'facts', text: 'Ramona volvió al puerto.', language: 'es' };
    await offices.us.ask('case:add-record', { caseId: offices.caseId, entity: 'portion', fields });

    expect(await build(before)).toBe('packet/leak-possible');
  });

  it('does not stand for other words at the same place', async () => {
    offices = await twoOffices({}, portions(unsure));
    const before = accepted(await findings());
    const record = await portionOf(unsure);
    const text = `${unsure} Vive junto al muelle.`;
    await offices.us.ask('case:update-fields', { caseId: offices.caseId, record, fields: { text } });

    expect(await build(before)).toBe('packet/leak-possible');
  });

  it('does not stand for the same words in a packet to another counterpart, or for another purpose', async () => {
    offices = await twoOffices({}, portions(unsure));
    const { us } = offices;
    const names = { en: 'Another example', es: 'Otro ejemplo' };
    const { recipient } = recipientPair;
    await us.ask('agency:add', { code: 'MX-SSPC', names, country: 'MX', recipient });
    const purposes = ['same-case' as const, 'prosecution' as const];
    for (const agency of ['MX-SSPC', 'MX-FGR'])
      await us.ask('agency:profile', { agency, standing: 'trusted-party', purposes, formalChannel: true });
    const accept = accepted(await findings());
    const answers = [];
    for (const other of [{ recipient: 'MX-SSPC' }, { purpose: 'prosecution' as const }])
      answers.push(
        await us.request('packet:build', { ...request(), ...other, folder: outbox(us), accept, acknowledgeUncompared: true }),
      );

    expect(answers.map(answer => answer.ok || answer.failure.code)).toEqual(['packet/leak-possible', 'packet/leak-possible']);
    expect(outboxFiles(us)).toEqual([]);
  });

  it('refuses where it names what is no longer found', async () => {
    offices = await twoOffices({}, portions(unsure));
    const found = await findings();
    const gone = { finding: '0123456789abcdef0123', reason: 'Seen before' };

    expect(await build([...accepted(found), gone])).toBe('packet/acceptance-outdated');
  });

  it('is recorded finding by finding with its reason, and the packet and the office are told how many', async () => {
    offices = await twoOffices({}, portions(unsure));
    const found = await findings();

    const built = await build(accepted(found));

    if (typeof built === 'string') throw new Error(built);
    expect(built.accepted).toEqual(accepted(found));
    const { events } = await offices.us.ask('audit:list', {});
    expect(events.find(({ action }) => action === 'packet:accept-findings')).toMatchObject({ changes: found.length });
    const opened = await offices.mx.ask('packet:verify', {
      file: sourceOf(offices.mx, join(outboxPath(offices.us), built.file)),
    });
    expect(JSON.stringify(opened)).not.toMatch(/Another Ramona/);
  });
});

describe('a packet', () => {
  const nothingFound = /nothing was found|no finding|nada se encontr|no se encontr|sin hallazgos/i;
  /** What a reader without Enlace finds: the plain text and the PDF's words, each as one line. */
  const readBy = async ({ file }: { readonly file: string }) => {
    const sealed = piecesOf(readFileSync(join(outboxPath(offices.us), file)));
    const identity = Buffer.from(getSecret(offices.mx.session.office, 'agency-age-identity')).toString('utf8');
    const texts = new Map<string, string>();
    for await (const { name, content } of unzip(unseal(identity, sealed))) {
      const bytes = await wholeOf(content);
      if (name === 'LEEME-README.txt') texts.set('readme', Buffer.from(bytes).toString('utf8'));
      if (name === 'packet.pdf') texts.set('pdf', (await readPdfTexts(bytes)).map(({ text }) => text).join(' '));
    }
    return [texts.get('readme'), texts.get('pdf')].map(text => (text ?? '').replaceAll(/\s+/g, ' '));
  };

  it('says in its README and its PDF, in both languages, how many findings a person accepted, and never that nothing was found', async () => {
    offices = await twoOffices({}, portions(unsure, second));
    const found = await findings();
    const built = await build(accepted(found));
    if (typeof built === 'string') throw new Error(built);

    const { en, es } = findingsAccepted(found.length);
    expect(en).toContain(`${found.length} findings`);
    for (const text of await readBy(built)) {
      expect(text).toContain(en);
      expect(text).toContain(es);
      expect(text).not.toMatch(nothingFound);
    }
  });

  it('names the twelve words of the sender’s card in its README and its PDF', async () => {
    offices = await twoOffices({}, portions('Salió del puerto.'));
    const { words } = await offices.us.ask('agency:own-words', {});
    const built = await build([]);
    if (typeof built === 'string') throw new Error(built);

    for (const text of await readBy(built)) {
      expect(text).toContain(words.es);
      expect(text).toContain(words.en);
    }
  });

  it('in which nothing was accepted says nothing of the check', async () => {
    offices = await twoOffices({}, portions('Salió del puerto.'));
    const built = await build([]);
    if (typeof built === 'string') throw new Error(built);

    for (const text of await readBy(built)) {
      expect(text.length).toBeGreaterThan(500);
      expect(text).not.toMatch(/leak check|revisión de fugas/i);
      expect(text).not.toMatch(nothingFound);
    }
  });
});

describe('an original that cannot be read', () => {
  it('is a finding of its own, which no reason for another lets leave', async () => {
    const files = { 'sound.bin': new Uint8Array([0, 255, 3, 0, 7]) };
    offices = await twoOffices(files, { ...portions(unsure), documents: [{ title: 'A recording', file: 'sound.bin' }] });
    const { us, caseId } = offices;
    const [document] = listRecords(us.session.dbOf(caseId), caseId).filter(({ entity }) => entity === 'document');
    await allowOriginal(us, caseId, document!.id);

    const found = await findings();
    const others = found.filter(({ kind }) => kind !== 'unread');

    expect(found.filter(({ kind }) => kind === 'unread')).toMatchObject([
      { place: { kind: 'document', in: { entity: 'document' } } },
    ]);
    expect(await build(accepted(others))).toBe('packet/leak-possible');
    expect(await build(accepted(found))).toMatchObject({ attachments: ['files/0001.bin'] });
  });
});

describe('a protected person of another case', () => {
  const other = (role: string) =>
    caseFile(
      sampleCase({
        id: 'case-2',
        reference: 'IN-2026-0099',
        portions: [],
        charges: [],
        subjects: [{ id: 's9', roles: [role], given: 'Eleuterio', paternal: 'Zubizarreta', maternal: 'Quevedo' }],
      }),
    );
  const named = portions('El paquete lo recibió Eleuterio Zubizarreta en el muelle.');

  it('is found by name, to be accepted, and nothing is said of whose it is', async () => {
    offices = await twoOffices({}, named);
    expect(await findings()).toEqual([]);
    expect(await importFile(offices.us, other('witness'))).toMatchObject({ ok: true });

    const found = await findings();

    expect(found).toMatchObject([{ severity: 'warn', kind: 'name', value: null, isOfAnotherCase: true }]);
    expect(JSON.stringify(found)).not.toMatch(/zubizarreta|0099/i);
    expect(await build(undefined)).toBe('packet/leak-possible');
  });

  it('is none where that person is not protected there', async () => {
    offices = await twoOffices({}, named);
    expect(await importFile(offices.us, other('accused'))).toMatchObject({ ok: true });

    expect(await findings()).toEqual([]);
  });
});

describe('what can be inferred of what stays', () => {
  const counted = 'Hay 2 informantes en el puerto.';

  it('stops a packet until each is accepted with a reason, of which the packet says nothing', async () => {
    offices = await twoOffices({}, portions(counted));
    const [plain] = [await offices.us.ask('packet:preview', request())];
    const found = await findings();

    expect(found).toMatchObject([
      { kind: 'lint', lint: { pattern: 'count-of-protected' }, place: { in: { entity: 'portion' } }, value: { field: 'roles' } },
    ]);
    expect(plain.lints).toEqual(found);
    expect(await build([])).toBe('packet/leak-possible');
    const built = await build(accepted(found));
    expect(built).toMatchObject({ accepted: accepted(found) });
    if (typeof built === 'string') throw new Error(built);
    const opened = await offices.mx.ask('packet:verify', {
      file: sourceOf(offices.mx, join(outboxPath(offices.us), built.file)),
    });
    expect(opened.approvals).toEqual([]);
    expect(JSON.stringify(opened)).not.toMatch(/Another Ramona|"accepted":1/);
  });

  it('is gone once one of its remedies is taken', async () => {
    offices = await twoOffices({}, portions(counted));
    const [lint] = (await offices.us.ask('packet:preview', request())).lints;
    const { record, field } = lint!.remedies.find(({ act }) => act === 'withhold-value')!;
    const mark = { caveats: [{ kind: 'NOREL' as const, to: ['MX-FGR'] }] };
    await offices.us.ask('case:set-mark', { caseId: offices.caseId, record, field: field!, mark });

    expect((await offices.us.ask('packet:preview', request())).lints).toEqual([]);
    expect(await build([])).toMatchObject({ number: 1 });
  });

  it('reaches those who pool with the reader and were not given it, and nobody else', async () => {
    offices = await twoOffices();
    const { us } = offices;
    const { recipient } = recipientPair;
    await us.ask('agency:add', {
      code: 'MX-SSPC',
      names: { en: 'Another example', es: 'Otro ejemplo' },
      country: 'MX',
      recipient,
    });
    await us.ask('agency:profile', { agency: 'MX-SSPC', standing: 'vetted', purposes: ['same-case'], formalChannel: true });
    await us.ask('packet:build', { ...request(), recipient: 'MX-SSPC', folder: outbox(us), acknowledgeUncompared: true });
    const pooled = async () => (await us.ask('packet:preview', request())).lints.map(({ lint }) => [lint?.pattern, lint?.agency]);

    expect(await pooled()).toEqual([]);
    const rules = { categories: [], fromLevel: null, recipients: [], everything: false, why: 'One task force' };
    await us.ask('approval:set-rules', { ...rules, pools: [['MX-FGR', 'MX-SSPC']] });
    expect(await pooled()).toContainEqual(['pooled-value', 'MX-SSPC']);
    const found = await findings();
    expect(await build(accepted(found).slice(1))).toBe('packet/leak-possible');
    expect(await build(accepted(found))).toMatchObject({ number: 1 });
    // What both have is no news.
    expect(await pooled()).toEqual([]);
    await us.ask('approval:set-rules', rules);
    expect((await us.ask('approval:rules', {})).added.pools).toEqual([['MX-FGR', 'MX-SSPC']]);
  });
});

describe('a finding that stands at several places', () => {
  it('tells each of them, and is another finding once there is one more', async () => {
    const twice = 'Según Ramona, salió del puerto. Lo dijo Ramona.';
    offices = await twoOffices({}, portions(twice));
    const found = await findings();
    const named = found.find(({ spots }) => spots.length > 1);

    expect(named?.spots.map(({ from, to }) => twice.slice(from ?? 0, to ?? 0))).toEqual(['Ramona', 'Ramona']);
    const before = accepted(found);
    const text = `${twice} Ramona volvió.`;
    await offices.us.ask('case:update-fields', { caseId: offices.caseId, record: await portionOf(twice), fields: { text } });
    expect((await findings()).find(({ spots }) => spots.length > 1)?.spots).toHaveLength(3);
    expect(await build(before)).toBe('packet/leak-possible');
  });
});
