import { catalogue, isEntity } from '../shared/catalogue.ts';
import type { ConsentClaim, NoticeClaim, ReleasedObject } from '../shared/contract/packet-claims.ts';
import { basisNames } from '../shared/gate-names.ts';
import { failures, Refusal } from '../shared/failure.ts';
import type { Bilingual } from '../shared/language.ts';
import { awaitsReceipt, packetKindTable } from '../shared/packet-kinds.ts';
import { handlingRows, purposeWords, reasonWords } from '../shared/packet-words.ts';
import { english, spanish, type Reader } from '../shared/reader.ts';
import { valueText } from '../shared/value-text.ts';
import { NoEd25519, openDecrypted, readCard, supplementedCase, type Card, type Opened } from './opened.ts';
import { texts } from './texts.ts';

/** Everything that the page holds: the files as they were given, and the language. */
let reader: Reader = navigator.language.startsWith('es') ? spanish : english;
let cardBytes: Uint8Array<ArrayBuffer> | null = null;
let zip: Uint8Array<ArrayBuffer> | null = null;
let earlierZip: Uint8Array<ArrayBuffer> | null = null;

const say = (text: Bilingual): string => reader.say(text);
const both = ({ en, es }: Bilingual): string => (en === es ? en : `${en} / ${es}`);

type Child = Node | string;
function make(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function draw(): void {
  document.documentElement.lang = reader === spanish ? 'es' : 'en';
  document.title = say(texts.title);
  const language = make('button', { type: 'button', id: 'language' }, reader === spanish ? 'English' : 'Español');
  language.addEventListener('click', () => {
    reader = reader === spanish ? english : spanish;
    draw();
  });
  const result = make('section', { id: 'result', 'aria-live': 'polite' });
  document.body.replaceChildren(
    make('header', {}, make('h1', {}, say(texts.title)), language),
    make('main', {}, make('p', {}, say(texts.lead)), ...inputs(), result),
  );
  void show(result);
}

function inputs(): readonly HTMLElement[] {
  return [
    make('h2', {}, say(texts.decrypt)),
    make('pre', {}, 'age -d -i identity.txt -o packet.zip FILE.age'),
    make('h2', {}, say(texts.card)),
    fileInput('card', say(texts.card), bytes => void (cardBytes = bytes)),
    make('h2', {}, say(texts.packet)),
    fileInput('packet', say(texts.packet), bytes => void (zip = bytes)),
    make('h2', {}, say(texts.earlier)),
    fileInput('earlier', say(texts.earlier), bytes => void (earlierZip = bytes)),
  ];
}

function fileInput(id: string, label: string, take: (bytes: Uint8Array<ArrayBuffer>) => void): HTMLElement {
  const input = make('input', { type: 'file', id, 'aria-label': label }) as HTMLInputElement;
  input.addEventListener('change', () => {
    void input.files?.[0]?.arrayBuffer().then(buffer => {
      take(new Uint8Array(buffer));
      const result = document.getElementById('result');
      if (result !== null) void show(result);
    });
  });
  return input;
}

async function show(at: HTMLElement): Promise<void> {
  at.replaceChildren();
  try {
    const card = cardBytes === null ? null : await readCard(cardBytes);
    if (card !== null) at.append(cardPart(card));
    if (card === null || zip === null) return;
    const opened = await openDecrypted(zip, card);
    if (opened.opens === null) return at.append(...packetParts(opened, opened.released));
    const held = earlierZip === null ? null : await openDecrypted(earlierZip, card);
    at.append(...packetParts(opened, held === null ? null : supplementedCase(opened, held)));
  } catch (error) {
    const said =
      error instanceof NoEd25519
        ? texts.noEd25519
        : error instanceof Refusal
          ? error.code === 'packet/not-a-packet'
            ? texts.stillEncrypted
            : failures[error.code]
          : texts.refused;
    const code = error instanceof Refusal ? ` (${error.code})` : '';
    at.append(make('p', { class: 'bad', role: 'alert' }, `${say(texts.refused)} ${say(said)}${code}`));
  }
}

function cardPart({ agency, names, words }: Card): HTMLElement {
  return make(
    'section',
    { id: 'sender' },
    make('p', {}, make('strong', {}, `${agency}: ${say(names)}`)),
    make('p', {}, say(texts.words)),
    make('p', { class: 'words', lang: 'en' }, words.en),
    make('p', { class: 'words', lang: 'es' }, words.es),
  );
}

function packetParts(opened: Opened, released: ReleasedObject | null): readonly HTMLElement[] {
  const { header, earlier, why, opens, receipt, consent, notice, manifest, hash, approvals } = opened;
  const { channel, from, to, basis } = header;
  const rows: (readonly [Bilingual, string])[] = [
    [texts.from, `${from.agency}: ${say(from.names)}`],
    [texts.to, `${to.agency}: ${say(to.names)}`],
    [texts.kind, say(packetKindTable[header.kind].words)],
    [texts.packetId, header.packetId],
    [texts.place, String(channel.number)],
    [texts.follows, channel.previous ?? say(texts.first)],
    [texts.epoch, channel.epoch],
    [texts.issued, header.issuedAt],
    [texts.purpose, say(purposeWords[header.purpose])],
    [texts.basis, basis.map(law => `${law.statute} (${law.version}), ${law.article}`).join('; ')],
    ...handlingRows(header.handling).map(([label, value]): readonly [Bilingual, string] => [label, say(value)]),
    ...(earlier === null ? [] : [[texts.addsTo, `${earlier.packet}, ${earlier.hash}`] as const]),
    ...(why === null ? [] : [[texts.why, why] as const]),
    ...(receipt === null ? [] : [[texts.acknowledges, `${receipt.packet}, ${receipt.hash}`] as const]),
    ...(consent === null ? [] : consentRows(consent)),
    ...(notice === null ? [] : noticeRows(notice)),
    ...(approvals.length === 0
      ? []
      : [[texts.approvals, `${approvals.map(({ role }) => role).join(', ')} (${say(texts.approvalsNote)})`] as const]),
    [texts.hash, hash],
  ];
  return [
    make('p', { class: 'good', id: 'verdict' }, `${say(texts.signed)} ${say(texts.notWhole)}`),
    definitions(rows),
    ...(opens === null ? [] : [supplementPart(opens, released)]),
    ...(released === null ? [] : [make('h2', {}, say(texts.content)), recordPart(released, 3)]),
    make('h2', {}, say(texts.files)),
    definitions(manifest.map(({ name, sizeBytes, sha256 }) => [{ en: name, es: name }, `${sizeBytes} B, ${sha256}`])),
    ...consentParts(opened),
    ...makingParts(opened),
  ];
}

/** What a supplement is worth: proved against the packet that it adds to, or values that nothing here proves. */
function supplementPart(opens: NonNullable<Opened['opens']>, released: ReleasedObject | null): HTMLElement {
  if (released !== null) return make('p', { class: 'good', id: 'supplement' }, say(texts.proved));
  const values = opens.map(({ path, value }): readonly [Bilingual, string] => [{ en: path, es: path }, JSON.stringify(value)]);
  return make('section', {}, make('p', { class: 'bad', id: 'supplement' }, say(texts.unproved)), definitions(values));
}

/** What is asked or said of an originator's consent; a value is named by the packet that carried it and its digest there. */
function consentRows(consent: ConsentClaim): readonly (readonly [Bilingual, string])[] {
  const act = [texts.consent, say(texts.consentActs[consent.act])] as const;
  if (consent.act === 'withdraw') return [act, [texts.consentAnswer, `${consent.answer}, ${consent.hash}`]];
  const { recipient, purpose, until } = consent;
  const listed = (label: Bilingual, values: readonly ConsentValue[]) =>
    values.map(({ packet, digest }) => [label, `${packet}, ${digest}`] as const);
  return [
    act,
    [texts.consentTo, `${recipient.agency}: ${say(recipient.names)}`],
    [texts.purpose, say(purposeWords[purpose])],
    [texts.consentUntil, until],
    ...(consent.act === 'ask'
      ? listed(texts.consentValue, consent.values)
      : [
          [texts.consentRequest, `${consent.request}, ${consent.hash}`] as const,
          ...listed(texts.consentGiven, consent.given),
          ...listed(texts.consentRefused, consent.refused),
        ]),
  ];
}

/** Values of the reader's that go on without its consent, and why. */
function noticeRows({ ground, recipient, purpose, values }: NoticeClaim): readonly (readonly [Bilingual, string])[] {
  return [
    [texts.notice, say(basisNames[ground])],
    [texts.noticeTo, `${recipient.agency}: ${say(recipient.names)}`],
    [texts.purpose, say(purposeWords[purpose])],
    ...values.map(({ packet, digest }) => [texts.consentValue, `${packet}, ${digest}`] as const),
  ];
}

type ConsentValue = Extract<ConsentClaim, { readonly act: 'ask' }>['values'][number];

/** A request for consent is answered value by value: what is chosen is given, all else refused. */
function consentParts({ header, hash, consent }: Opened): readonly HTMLElement[] {
  if (consent?.act !== 'ask') return [];
  const boxes = consent.values.map(({ packet, digest }) => ({
    value: { packet, digest },
    box: make('input', { type: 'checkbox', 'aria-label': `${say(texts.consentGiven)}: ${digest}` }) as HTMLInputElement,
  }));
  const { recipient, purpose, until } = consent;
  const chosen = (isGiven: boolean) => boxes.filter(({ box }) => box.checked === isGiven).map(({ value }) => value);
  const answer = () => ({
    kind: 'consent',
    to: header.from,
    purpose: header.purpose,
    consent: {
      act: 'answer',
      request: header.packetId,
      hash,
      recipient,
      purpose,
      until,
      given: chosen(true),
      refused: chosen(false),
    },
  });
  return [
    make('h2', {}, both(texts.consentGive)),
    ...boxes.map(({ value, box }) => make('p', {}, box, ` ${value.packet}, ${value.digest}`)),
    saver('consent.json', texts.consentSave, answer),
    make('p', {}, say(texts.answerNote)),
  ];
}

function definitions(rows: readonly (readonly [Bilingual, string])[]): HTMLElement {
  return make('dl', {}, ...rows.flatMap(([label, value]) => [make('dt', {}, say(label)), make('dd', {}, value)]));
}

/** A record under what it is and whom it is about, with every value and every gap. */
function recordPart({ entity, id, fields, gaps, treated, lists }: ReleasedObject, level: number): HTMLElement {
  const known = isEntity(entity) ? catalogue[entity] : null;
  const field = (name: string) => known?.fields[name];
  const label = (name: string): Bilingual => field(name)?.label ?? { en: name, es: name };
  const name = ['given', 'paternal', 'maternal', 'title', 'reference']
    .flatMap(each => (typeof fields[each] === 'string' ? [fields[each]] : []))
    .join(' ');
  const given = Object.entries(fields).map(([each, value]): readonly [Bilingual, string] => {
    const how = treated[each] === undefined ? '' : ` (${treated[each]})`;
    return [label(each), `${valueText(field(each), value, reader)}${how}`];
  });
  const withheld = Object.entries(gaps).map(([each, code]): readonly [Bilingual, string] => [
    label(each),
    `█████ ${code}: ${say(texts.withheld)}, ${say(reasonWords(code))}`,
  ]);
  const head = `${known === null ? entity : say(known.label)}${name === '' ? '' : `: ${name}`}`;
  return make(
    'section',
    { class: 'record' },
    make(`h${Math.min(level, 6)}`, {}, head, ' ', make('small', {}, id)),
    definitions([...given, ...withheld]),
    ...Object.values(lists).flatMap(({ emitted }) => emitted.map(element => recordPart(element, level + 1))),
  );
}

/** What an answer says; a person signs and encrypts it with ordinary tools. */
function makingParts({ header, hash }: Opened): readonly HTMLElement[] {
  if (!awaitsReceipt(header.kind)) return [];
  const text = make('textarea', { id: 'answer', rows: '4', 'aria-label': say(texts.answerText) }) as HTMLTextAreaElement;
  const receipt = { kind: 'receipt', to: header.from, purpose: header.purpose, receipt: { packet: header.packetId, hash } };
  const answer = () => ({
    kind: 'disclosure',
    to: header.from,
    purpose: header.purpose,
    about: header.packetId,
    text: text.value,
  });
  return [
    make('h2', {}, both(texts.receipt)),
    saver('receipt.json', texts.receipt, () => receipt),
    text,
    saver('answer.json', texts.answer, answer),
    make('p', {}, say(texts.answerNote)),
  ];
}

function saver(name: string, label: Bilingual, content: () => unknown): HTMLElement {
  const button = make('button', { type: 'button', id: name }, say(label));
  button.addEventListener('click', () => {
    const href = URL.createObjectURL(new Blob([`${JSON.stringify(content(), null, 2)}\n`], { type: 'application/json' }));
    make('a', { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  });
  return button;
}

draw();
