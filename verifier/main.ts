import '../shared/contract/without-eval.ts';
import type { ConsentClaim, NoticeClaim, ReleasedObject } from '../shared/contract/packet-claims.ts';
import { basisNames } from '../shared/gate-names.ts';
import { failures, Refusal } from '../shared/failure.ts';
import type { Bilingual } from '../shared/language.ts';
import { basisText } from '../shared/legal-bases.ts';
import { asksAnswer, awaitsReceipt, packetKindTable } from '../shared/packet-kinds.ts';
import { handlingRows, purposeWords } from '../shared/packet-words.ts';
import { spanish } from '../shared/reader.ts';
import { releasedNames } from '../shared/released-text.ts';
import {
  namedPacket,
  NoEd25519,
  openDecrypted,
  readCard,
  supplementedCase,
  type Card,
  type Given,
  type Opened,
} from './opened.ts';
import { asItIs, definitions, make, reader, say, turn } from './page.ts';
import { fileText, givenIn, recordPart } from './record-part.ts';
import { texts } from './texts.ts';

/** Everything that the page holds, beside the language: the files as they were given. */
let cardBytes: Uint8Array<ArrayBuffer> | null = null;
let given: Given | null = null;
let earlierGiven: Given | null = null;

function draw(): void {
  document.documentElement.lang = reader().language;
  document.title = say(texts.title);
  const language = make('button', { type: 'button', id: 'language' }, reader() === spanish ? 'English' : 'Español');
  language.addEventListener('click', () => {
    turn();
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
    fileInput('card', say(texts.card), false, ([file]) => void (cardBytes = file?.bytes ?? null)),
    make('h2', {}, say(texts.packet)),
    fileInput('packet', say(texts.packet), true, files => void (given = files)),
    make('p', {}, say(texts.unpacked)),
    make('h2', {}, say(texts.earlier)),
    fileInput('earlier', say(texts.earlier), true, files => void (earlierGiven = files)),
  ];
}

function fileInput(id: string, label: string, isMany: boolean, take: (files: Given) => void): HTMLElement {
  const several: Record<string, string> = isMany ? { multiple: '' } : {};
  const input = make('input', { type: 'file', id, 'aria-label': label, ...several }) as HTMLInputElement;
  input.addEventListener('change', () => {
    const chosen = Array.from(input.files ?? [], async file => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
    void Promise.all(chosen).then(files => {
      take(files);
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
    if (card === null || given === null || given.length === 0) return;
    const opened = await openDecrypted(given, card);
    const earlier = earlierGiven?.length === 0 ? null : earlierGiven;
    if (opened.opens === null) {
      const parts = packetParts(opened, opened.released);
      return at.append(...parts.slice(0, 1), ...(await namedPart(opened, earlier, card)), ...parts.slice(1));
    }
    const held = earlier === null ? null : await openDecrypted(earlier, card);
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

/** Whether the packet that a correction, a recall or a receipt names is the one that was given beside it. */
async function namedPart(opened: Opened, earlier: Given | null, card: Card): Promise<readonly HTMLElement[]> {
  const named = opened.earlier ?? opened.receipt;
  if (named === null) return [];
  if (earlier === null) return [make('p', { id: 'named' }, say(opened.receipt === null ? texts.giveEarlier : texts.giveOwn))];
  // What is corrected came from the same sender; what is acknowledged was the reader's own.
  const { packet, hash } = opened.receipt === null ? packetNamed(await openDecrypted(earlier, card)) : await namedPacket(earlier);
  const isIt = packet === named.packet && hash === named.hash;
  return [make('p', { class: isIt ? 'good' : 'bad', id: 'named' }, say(isIt ? texts.isNamed : texts.isNotNamed))];
}

const packetNamed = ({ header, hash }: Opened) => ({ packet: header.packetId, hash });

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
  const { header, earlier, why, opens, receipt, consent, notice, manifest, hash, judged } = opened;
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
    [texts.basis, basis.map(law => say(basisText(law))).join('; ')],
    ...handlingRows(header.handling).map(([label, value]): readonly [Bilingual, string] => [label, say(value)]),
    ...(earlier === null ? [] : [[texts.addsTo, `${earlier.packet}, ${earlier.hash}`] as const]),
    ...(why === null ? [] : [[texts.why, why] as const]),
    ...(receipt === null ? [] : [[texts.acknowledges, `${receipt.packet}, ${receipt.hash}`] as const]),
    ...(consent === null ? [] : consentRows(consent)),
    ...(notice === null ? [] : noticeRows(notice)),
    ...judged.map(({ role, isChecked }) => [texts.approvals, approvalText(role, isChecked)] as const),
    [texts.hash, hash],
  ];
  const names = released === null ? new Map<string, Bilingual | null>() : releasedNames(givenIn(released));
  return [
    make('p', { class: 'good', id: 'verdict' }, `${say(texts.signed)} ${say(texts.notWhole)}`),
    definitions(rows),
    ...(opens === null ? [] : [supplementPart(opens, released)]),
    ...(released === null ? [] : [make('h2', {}, say(texts.content)), recordPart(released, 3, names)]),
    make('h2', {}, say(texts.files)),
    definitions(
      manifest.map(({ name, document: of, ...file }) => [
        asItIs(name),
        fileText(file, of === null ? null : (names.get(of) ?? null)),
      ]),
    ),
    ...consentParts(opened),
    ...makingParts(opened),
  ];
}

function approvalText(role: string, isChecked: boolean): string {
  const named = Object.hasOwn(texts.roles, role) ? say(texts.roles[role as keyof typeof texts.roles]) : role;
  return `${named}: ${say(role === 'alone' ? texts.aloneNote : isChecked ? texts.approvalHolds : texts.approvalsNote)}`;
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
    make('h2', {}, say(texts.consentGive)),
    ...boxes.map(({ value, box }) => make('p', {}, box, ` ${value.packet}, ${value.digest}`)),
    saver('consent.json', texts.consentSave, answer),
    make('p', {}, say(texts.answerNote)),
  ];
}

/** What an answer says; a person signs and encrypts it with ordinary tools. */
function makingParts({ header, hash }: Opened): readonly HTMLElement[] {
  if (!awaitsReceipt(header.kind)) return [];
  const text = make('textarea', { id: 'answer', rows: '4' }) as HTMLTextAreaElement;
  const receiptOf = (did?: 'done' | 'refused') => ({
    ...{ kind: 'receipt', to: header.from, purpose: header.purpose },
    receipt: { packet: header.packetId, hash, ...(did === undefined ? {} : { answer: did }) },
  });
  const answer = () => ({
    kind: 'disclosure',
    to: header.from,
    purpose: header.purpose,
    about: header.packetId,
    text: text.value,
  });
  return [
    make('h2', {}, say(texts.making)),
    ...(asksAnswer(header.kind)
      ? [
          saver('receipt-done.json', texts.receiptDone, () => receiptOf('done')),
          saver('receipt-refused.json', texts.receiptRefused, () => receiptOf('refused')),
        ]
      : [saver('receipt.json', texts.receipt, () => receiptOf())]),
    make('label', { for: 'answer' }, say(texts.answerText)),
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
