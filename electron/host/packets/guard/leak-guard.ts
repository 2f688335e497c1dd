import type { Emission } from '../../../../shared/decision/types.ts';
import type { CaseFile } from '../../../../shared/case.ts';
import type { RecordId } from '../../../../shared/language.ts';
import type { LeakKind, ReleasedValue, Severity, Variant, WithheldValue } from '../../../../shared/leak/needle.ts';
import { ownWordsOf } from '../../../../shared/leak/own-words.ts';
import { passagesOf, type Passage } from '../../../../shared/leak/passage.ts';
import { indexLeaks } from '../../../../shared/leak/search.ts';
import { splitForGuard } from '../../../../shared/leak/values.ts';
import type { OwnParts } from './own-words.ts';
import { ourEntries, tellTexts, type DecodedPacket, type GuardedPart, type PacketText } from './packet-texts.ts';

/** Offsets in the text of the part. */
export type FoundSpot = { readonly offset: number; readonly end: number };

/**
 * A withheld value found in the packet, or an entry that nobody could read (`kind` `unread`). It names the value by record and field and
 * never carries it, so that a finding may be logged and stored.
 */
export type Finding = {
  readonly severity: Severity;
  readonly kind: LeakKind | 'unread';
  readonly record: RecordId | null;
  readonly field: string | null; // path of the withheld value, such as `subjects[0].curp`
  readonly place: GuardedPart;
  /** Everywhere that it stands in that part, in order; the strongest is in `place`. Words that overlap are one. Empty for an unread entry. */
  readonly spots: readonly FoundSpot[];
  readonly variant: Variant | 'unread';
  /** A value of a case other than the packet's. */
  readonly isOfAnotherCase: boolean;
  /** What `mark` made of each text that was seen; a finding in the packet's PDF is marked by its nearest words, since a page has the packet's number too. */
  readonly seen: string;
};

/**
 * Values of elsewhere that are found by what stands in a packet: it is shown the words of all texts, those of attachments too, and then says
 * which values are to be looked for. They are warned of, as values of another case. `isWritten`: somebody wrote the words, by ear perhaps; not so
 * where they are runs of letters in bytes that may be no text.
 */
export type Elsewhere = {
  readonly look: (words: readonly string[], isWritten: boolean) => void;
  readonly found: () => readonly WithheldValue[];
};

/** What of a case the guard looks for, and what it may meet: made from the case and from what leaves of it. */
export function guardedValues(
  file: CaseFile,
  emission: Emission,
): { readonly withheld: readonly WithheldValue[]; readonly released: readonly ReleasedValue[] } {
  return splitForGuard(file, emission);
}

/**
 * Read a finished packet with readers that share no code with its writers, and look for every withheld value in all its variants.
 * Findings come in the packet's order, at most one per value and place, those of other cases last. The guard stops or warns; it never
 * changes a packet.
 *
 * @param own - What the program made itself of the payload, PDF and README: no coincidence with it is a finding.
 * @param mark - A keyed digest, by which a finding remembers the text around it without carrying it.
 * @param elsewhere - The protected values of the office's other cases.
 */
export async function findLeaks(
  packet: DecodedPacket,
  withheld: readonly WithheldValue[],
  released: readonly ReleasedValue[],
  own: OwnParts = noParts,
  mark: (text: string) => string = () => '',
  elsewhere: Elsewhere = nowhere,
): Promise<readonly Finding[]> {
  const findings = newFindings();
  const about = { released, own: { ...own, words: ownWordsOf(own.texts) }, mark, findings };
  let search: ReturnType<typeof searchFor> | undefined;
  const texts: PacketText[] = [];
  await tellTexts(packet, own, {
    text(found) {
      search ??= searchFor(withheld, about); // when another thread has begun on the PDF
      texts.push(found);
      for (const { passage, from } of piecesOf(found)) {
        search(found, passage, from);
        for (const { folded } of [passage, ...passage.disguises()]) elsewhere.look(folded.words, found.isLoose !== true);
      }
    },
    unread: entry => findings.addUnread(entry),
  });
  const others = elsewhere.found();
  if (others.length === 0) return findings.list();
  const searchAgain = searchFor(others, about);
  for (const found of texts) for (const { passage, from } of piecesOf(found)) searchAgain(found, passage, from);
  return findings.list();
}

const noParts: OwnParts = { texts: [], values: new Map(), typed: new Map(), phrases: [] };
const nowhere: Elsewhere = { look: () => undefined, found: () => [] };

function piecesOf({ text, disguised, isLoose = false }: PacketText): ReturnType<typeof passagesOf> {
  return passagesOf(text, { as: isLoose ? 'codes' : 'all', disguised });
}

type About = {
  readonly released: readonly ReleasedValue[];
  readonly own: OwnParts & { readonly words: ReturnType<typeof ownWordsOf> };
  readonly mark: (text: string) => string;
  readonly findings: ReturnType<typeof newFindings>;
};

// A place or account is one typed value whose members are texts of their own.
const memberOfValue = /^(disclosures\[\d+\]\[1\]).+$/;

/** A search for these values, which adds what it finds in a passage that begins at `from` of a text. */
function searchFor(values: readonly WithheldValue[], { released, own, mark, findings }: About) {
  const index = indexLeaks(values, released, own.phrases);
  const typedAt = (path: string) => own.typed.get(path.replace(memberOfValue, '$1')) ?? null;
  return (text: PacketText, passage: Passage, from: number): void => {
    const { where, place, isLoose = false } = text;
    const hits = index.find(passage, where, {
      own: ourEntries.has(place.entry) ? own.words : null,
      typed: place.entry === 'packet.json' ? typedAt(place.jsonPath ?? '') : null,
      isRepeat: place.entry === 'packet.pdf',
      isLoose,
    });
    for (const { value, severity, variant, offset, end } of hits)
      findings.add(values[value]!, {
        severity,
        variant,
        text,
        place: { ...place, offset: from + offset, end: from + end },
        seen: mark(textSeen(passage.text, place, offset, end)),
      });
  };
}

const NEAR = 24; // characters on both sides

function textSeen(text: string, { entry }: GuardedPart, offset: number, end: number): string {
  return entry === 'packet.pdf' ? text.slice(Math.max(0, offset - NEAR), end + NEAR) : text;
}

type Added = Pick<Finding, 'severity' | 'variant' | 'seen'> & {
  readonly text: PacketText;
  readonly place: GuardedPart & FoundSpot;
};

/** A value in one part of the packet, which may be of several texts. */
type Gathered = {
  finding: Omit<Finding, 'spots' | 'seen'>;
  readonly spots: Map<PacketText, FoundSpot[]>;
  readonly seen: Set<string>;
};

function newFindings() {
  const known = new Map<string, Gathered>();
  return {
    list: (): readonly Finding[] => [...known.values()].map(whole),
    add({ kind, record, path, isOfAnotherCase }: WithheldValue, { text, seen, ...found }: Added): void {
      const { entry, part, page, jsonPath, offset, end } = found.place;
      const key = JSON.stringify([record, path, kind, entry, part, page, jsonPath]);
      const finding = { kind, record, field: path, isOfAnotherCase: isOfAnotherCase === true, ...found };
      const here = known.get(key) ?? { finding, spots: new Map<PacketText, FoundSpot[]>(), seen: new Set<string>() };
      known.set(key, here);
      if (here.finding.severity === 'warn' && found.severity === 'stop') here.finding = finding;
      const spots = here.spots.get(text) ?? [];
      here.spots.set(text, spots);
      spots.push({ offset, end });
      here.seen.add(seen);
    },
    addUnread(entry: string): void {
      const nothing = { kind: 'unread', record: null, field: null, variant: 'unread', isOfAnotherCase: false } as const;
      const finding = { severity: 'warn', place: { entry }, ...nothing } as const;
      known.set(`unread ${known.size}`, { finding, spots: new Map(), seen: new Set() });
    },
  };
}

/** Whoever accepts a finding accepts what was seen of it at each of its places: the same words once more are another finding. */
function whole({ finding, spots: byText, seen }: Gathered): Finding {
  const spots = [...byText.values()].flatMap(apart);
  return { ...finding, spots, seen: [...seen, ...(spots.length > 1 ? [String(spots.length)] : [])].join(' ') };
}

/** Pieces of a text overlap, and so do a name and its surname: each such place is one. */
function apart(spots: readonly FoundSpot[]): readonly FoundSpot[] {
  const places: FoundSpot[] = [];
  for (const spot of spots.toSorted((one, other) => one.offset - other.offset)) {
    const last = places.at(-1);
    if (last === undefined || spot.offset >= last.end) places.push(spot);
    else places[places.length - 1] = { offset: last.offset, end: Math.max(last.end, spot.end) };
  }
  return places;
}
