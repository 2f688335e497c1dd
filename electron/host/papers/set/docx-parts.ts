import { Refusal } from '../../../../shared/failure.ts';
import { elementsOf, readXml, type XmlElement } from './xml.ts';
import { partsOf } from './zip-parts.ts';

const spaces = /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\//;

/** An office file's parts: each read when it is asked for, and where its relations lead. */
export class OfficeParts {
  readonly #parts: ReadonlyMap<string, Uint8Array>;

  private constructor(parts: ReadonlyMap<string, Uint8Array>) {
    this.#parts = parts;
  }

  static async of(bytes: Uint8Array): Promise<OfficeParts> {
    return new OfficeParts(await partsOf(bytes));
  }

  get names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  bytes(name: string): Uint8Array | undefined {
    return this.#parts.get(name);
  }

  xml(name: string): XmlElement | undefined {
    const bytes = this.#parts.get(name);
    return bytes === undefined ? undefined : readXml(bytes);
  }

  /** The part that the file says it is. @throws Refusal `attachment/damaged` where there is none, or more than one. */
  get main(): string {
    const [main, ...others] = [...this.relations('').values()].filter(({ type }) => type === 'officeDocument');
    if (main === undefined || others.length > 0 || !this.#parts.has(main.target)) throw new Refusal('attachment/damaged');
    return main.target;
  }

  /** Where a part's relations lead inside the file, by their ids. */
  relations(part: string): ReadonlyMap<string, { readonly type: string; readonly target: string }> {
    const at = part.lastIndexOf('/');
    const folder = at < 0 ? '' : part.slice(0, at + 1);
    const found = new Map<string, { readonly type: string; readonly target: string }>();
    for (const { name, attributes } of elementsOf(this.xml(`${folder}_rels/${part.slice(at + 1)}.rels`))) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') continue;
      const type = (attributes.get('Type') ?? '').split('/').at(-1)!; // split gives one at least
      found.set(attributes.get('Id') ?? '', { type, target: resolved(folder, attributes.get('Target') ?? '') });
    }
    return found;
  }

  /** The XML that a part's relation of this type leads to. */
  related(part: string, type: string): XmlElement | undefined {
    const relation = [...this.relations(part).values()].find(other => other.type === type);
    return relation === undefined ? undefined : this.xml(relation.target);
  }
}

/** Whether an element is of the office formats' own vocabulary; others' words look alike. */
export function isOffice({ space }: XmlElement): boolean {
  return spaces.test(space);
}

function resolved(folder: string, target: string): string {
  const whole = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
  const out: string[] = [];
  for (const step of whole.split('/')) {
    if (step === '..') out.pop();
    else if (step !== '.' && step !== '') out.push(step);
  }
  return out.join('/');
}
