import type { Emission } from '../../../../shared/decision/types.ts';
import { reasonCodes } from '../../../../shared/decision/types.ts';
import type { Bilingual } from '../../../../shared/language.ts';
import { basisText, legalBases } from '../../../../shared/legal-bases.ts';
import { papLabels, tlpLabels } from '../../../../shared/mark.ts';
import { packetKindTable } from '../../../../shared/packet-kinds.ts';
import { kindOfField } from '../../../../shared/leak/values.ts';
import type { TypedPlace } from '../../../../shared/leak/needle.ts';
import type { PacketHeader } from '../../../../shared/packet.ts';
import {
  approvedAlone,
  attachmentForm,
  courtUseWords,
  findingsAccepted,
  handlingCodeWords,
  onwardWords,
  papWords,
  reasonWords,
  tlpWords,
  usageHeading,
} from '../../../../shared/packet-words.ts';
import type { PacketLayout } from '../format/build.ts';
import { issued, packetNumber } from '../pdf/cover.ts';
import { checkingSteps, closingHeadings, readingNotes } from '../pdf/close.ts';
import { synthetic } from '../pdf/frame.ts';
import { contentsHeading } from '../pdf/contents.ts';
import { fileLabels, filesHeading, hexOf, sizeText } from '../pdf/files.ts';
import { continued } from '../pdf/sheet.ts';
import { formNotes } from '../pdf/released.ts';
import { packetReadme } from '../format/readme.ts';

/** What of a packet was made without looking at the case: it can meet a withheld value by chance and never gives one away. */
export type OwnParts = {
  readonly texts: readonly string[];
  /** Words from fixed lists, and numbers that count the packet itself, by their place in the payload. */
  readonly values: ReadonlyMap<string, string | number>;
  /** Typed values that leave, by their place in payload or disclosures. Free text is not among them. */
  readonly typed: ReadonlyMap<string, TypedPlace>;
  /** Names of agencies: a shorter form inside one is read as the agency. */
  readonly phrases: readonly string[];
};

const digest = /^[A-Za-z0-9_-]{43}$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const pseudonym = /^[A-Z]{3,4}-[A-Z2-7]{10}$/;

/**
 * Codes, digests, number, time of issue and fixed sentences of a packet. What should be random counts only in the form that random
 * things have, so that a value which strays into such a place is still found.
 */
export function ownPartsOf(
  layout: Pick<PacketLayout, 'header' | 'others' | 'disclosed' | 'words' | 'supplement' | 'correction'>,
  content: Emission,
  agencies: readonly string[] = [],
): OwnParts {
  const { header, others, words, supplement, correction } = layout;
  const { channel, packetId, policyId, auditCommitment, issuedAt } = header;
  const named = supplement === null ? [] : [supplement.earlier.hash, ...supplement.openings.map(({ digest }) => digest)];
  if (correction !== null) named.push(correction.earlier.hash);
  const digests = [channel.sender, channel.recipient, channel.previous ?? '', policyId, auditCommitment, ...named];
  const files = others.map(({ sha256 }) => sha256);
  return {
    texts: [
      ...[...digests, ...files].filter(text => digest.test(text)),
      ...[packetId, (supplement ?? correction)?.earlier.packet ?? ''].filter(text => uuid.test(text)),
      ...[...codesOf(content)].filter(text => pseudonym.test(text)),
      ...(instant.test(issuedAt) ? [issuedAt, ...both(issued(issuedAt))] : []),
      ...(words === null ? [] : both(words)),
      ...others.flatMap(({ sha256, sizeBytes }) => (digest.test(sha256) ? [hexOf(sha256), sizeText(sizeBytes)] : [])),
      ...numbered(header),
      ...knownBases(header).flatMap(({ law }) => [`${law.statute} ${law.version} ${law.article}`, ...both(basisText(law))]),
      ...fixed,
    ],
    values: new Map<string, string | number>([...headerValues(header), ...openingValues(layout), ...manifestValues(others)]),
    typed: new Map(typedPlaces(layout.disclosed, content)),
    phrases: [...both(header.from.names), ...both(header.to.names), ...agencies],
  };
}

/** Disclosures that give one typed value. */
function* typedPlaces(disclosed: PacketLayout['disclosed'], content: Emission): Generator<readonly [string, TypedPlace]> {
  for (const [at, { path }] of disclosed.entries()) {
    let emission: Emission | undefined = content; // the packet names a record by its place among those that leave
    for (const [, list = '', place] of path.matchAll(/\/lists\/([^/]+)\/emitted\/(\d+)/g))
      emission = emission?.lists[list]?.emitted[Number(place)];
    const field = path.slice(path.lastIndexOf('/') + 1);
    const slot = emission?.fields[field];
    if (emission === undefined || slot?.state !== 'released') continue;
    const isAltered = slot.how !== 'RELEASE' && slot.how !== 'SUMMARISE';
    const kind = slot.how === 'RELEASE' ? kindOfField(emission.entity, field) : null;
    if (kind === 'text') continue;
    yield [`disclosures[${at}][1]`, { kind, record: emission.record, field, isAltered }];
  }
}

function* headerValues(header: PacketHeader): Generator<readonly [string, string | number]> {
  yield ['$.enlace.channel.number', header.channel.number];
  yield ['$.enlace.kind', header.kind];
  yield ['$.enlace.purpose', header.purpose];
  yield ['$.enlace.from.agency', header.from.agency];
  yield ['$.enlace.to.agency', header.to.agency];
  for (const name of ['tlp', 'pap', 'onward', 'courtUse'] as const) yield [`$.enlace.handling.${name}`, header.handling[name]];
  for (const { law, at } of knownBases(header)) {
    for (const name of ['statute', 'version', 'article'] as const) yield [`$.enlace.basis[${at}].${name}`, law[name]];
  }
}

/** Slots of an earlier packet: places that the catalogue and numbers make. */
function* openingValues({
  disclosed,
  supplement,
}: Pick<PacketLayout, 'disclosed' | 'supplement'>): Generator<readonly [string, string]> {
  if (supplement === null) return;
  for (const [at, { path }] of disclosed.entries()) yield [`$.opens[${at}].path`, path];
}

function* manifestValues(others: PacketLayout['others']): Generator<readonly [string, string | number]> {
  for (const [at, { name, sizeBytes }] of others.entries()) {
    if (neutralName.test(name)) yield [`$.manifest[${at}].name`, name];
    yield [`$.manifest[${at}].sizeBytes`, sizeBytes];
  }
}

const neutralName = /^(?:packet\.pdf|VERIFY\.html|LEEME-README\.txt|files\/\d{4}(?:\.[a-z0-9]{1,5})?)$/;

/** Those instruments of the header that the list has; one that somebody typed is read like any text. */
function knownBases({ basis }: PacketHeader) {
  const known = new Set<string>(Object.values(legalBases).map(law => JSON.stringify(law)));
  return basis
    .map((law, at) => ({ law, at }))
    .filter(({ law: { statute, version, article } }) => known.has(JSON.stringify({ statute, version, article })));
}

/** The packet's number as the PDF writes it, with what stands before it. */
function numbered(header: PacketHeader): readonly string[] {
  const number = packetNumber(header);
  return [
    ...both(packetKindTable[header.kind].title).map(kind => `${kind} ${number}`),
    `${header.from.agency} ${header.to.agency} ${number}`,
    header.from.agency,
    header.to.agency,
    `${number} ${header.channel.epoch}`,
  ];
}

function* codesOf(emission: Emission): Generator<string> {
  yield emission.id;
  for (const { emitted } of Object.values(emission.lists)) for (const element of emitted) yield* codesOf(element);
}

function both({ en, es }: Bilingual): readonly string[] {
  return [en, es];
}

/** Every sentence and mark that packets of this version have, whatever they are about. */
const fixed: readonly string[] = [
  synthetic,
  ...[packetReadme(null), packetReadme('one-person'), packetReadme(null, { hasVerifier: true })],
  ...both(approvedAlone),
  ...[1, 2].flatMap(count => both(findingsAccepted(count))).map(text => text.slice(2)), // without its number
  ...[...readingNotes, ...checkingSteps, ...formNotes].flatMap(both),
  ...[...Object.values(fileLabels), ...Object.values(attachmentForm)].flatMap(both),
  continued.en,
  continued.es,
  ...[...closingHeadings, usageHeading, contentsHeading, filesHeading].map(({ en, es }) => `${en} ${es}`),
  ...reasonCodes.map(reasonWords).flatMap(words => [...both(words), words.law]),
  ...[tlpWords, papWords, handlingCodeWords, onwardWords, courtUseWords].flatMap(table => Object.values(table).flatMap(both)),
  ...[...tlpLabels, ...papLabels],
  // What the PDF's own metadata is written in.
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
  'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""',
  'rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
  'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
  ...['rdf:Alt', 'rdf:Seq', 'rdf:Bag', 'xmp:CreateDate', 'xmp:CreatorTool', 'pdf:Producer'],
];
