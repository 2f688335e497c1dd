import type { Field } from './catalogue-types.ts';
import { catalogue, childByList, entities, type EntityName } from './catalogue.ts';
import { failures, type Failure, type FailurePlace } from './failure.ts';
import type { Reader } from './reader.ts';
import { casesText } from './text/cases.ts';
import { inputWords, placesMoreText } from './text/input-words.ts';
import { valueFaults } from './text/value-faults.ts';
import type { Words } from './text/words.ts';

// A refusal names its places as the program does. Here they become a reader's words: the only place that says them to a person.

/** Where something is wrong. `words` is null where a path says nothing that a person knows. */
export type PlaceSaid = { readonly words: string | null; readonly why: string };

/**
 * A place of a refusal in the reader's words: the label of its field after the records it stands in, and what is wrong there.
 *
 * @param entity - What the path begins in, such as the record of a form; left out: a case, or the input of any call.
 */
export function placeSaid(place: FailurePlace, reader: Reader, entity: EntityName = 'case'): PlaceSaid {
  const { words, field } = walked(stepsOf(place.path), entity);
  const own = field === undefined ? undefined : valueFaults[field.type]?.[place.code];
  const said = words.map(({ of, number }) => (number === undefined ? reader.say(of) : `${reader.say(of)} ${number}`));
  // What no field is called is named as the person wrote it: they look for it in their file.
  if (place.code === 'field/unknown') said.push(stepsOf(place.path).at(-1) ?? '');
  return {
    words: said.length > 0 ? said.join(' › ') : isWritten(place) ? place.path : null,
    why: reader.say(own ?? failures[place.code]),
  };
}

/** The codes that a file or an option may say at a place where what was given is none of them; none where the place holds no choice. */
export function choicesAt({ path, code }: FailurePlace, entity: EntityName = 'case'): readonly string[] {
  const { field } = walked(stepsOf(path), entity);
  const isOfChoice = code === 'value/not-an-option' || code === 'value/wrong-type';
  return isOfChoice && (field?.type === 'enum' || field?.type === 'codes') ? Object.keys(field.options ?? {}) : [];
}

/** A refusal in one sentence, where there is no room for a list: its first place that has a name, or what it is. */
export function refusalSaid(failure: Failure, reader: Reader, entity?: EntityName): string {
  const told = (failure.places ?? []).map(place => placeSaid(place, reader, entity)).find(({ words }) => words !== null);
  if (!isOfInput(failure) || told === undefined) return reader.say(failures[failure.code]);
  return `${told.words}: ${told.why}`;
}

/** That a refusal lists not all of its places, and how many it leaves out; null where it lists all. */
export function moreSaid({ more }: Pick<Failure, 'more'>, reader: Reader): string | null {
  if (more === undefined) return null;
  if (more === 'unknown') return reader.say(placesMoreText.unknown);
  return reader.say(more === 1 ? placesMoreText.one : placesMoreText.other, { count: more });
}

/** Whether what a person filled in was refused, rather than what they wanted: then the places say all of it. */
export function isOfInput({ code, places = [] }: Failure): boolean {
  return code === 'input/invalid' || (places.length === 1 && places[0]?.code === code && /^(?:value|field)\//.test(code));
}

type Step = { readonly of: Words; readonly number?: number };

const isIndex = (step: string | undefined): boolean => step !== undefined && /^\d+$/.test(step);

/** `subjects[0].dob`, or with dots for brackets, as steps; a leading `cases[3]` is said by the row. */
function stepsOf(path: string): readonly string[] {
  const steps = path.split(/[.[\]]+/).filter(step => step !== '');
  const inCase = steps[0] === 'cases' && isIndex(steps[1]) ? steps.slice(2) : steps;
  return inCase[0] === 'fields' ? inCase.slice(1) : inCase;
}

function walked(
  steps: readonly string[],
  begin: EntityName,
): { readonly words: readonly Step[]; readonly field: Field | undefined } {
  const words: Step[] = [];
  let entity: EntityName | null = begin;
  let field: Field | undefined;
  for (const [at, step] of steps.entries()) {
    if (isIndex(step)) continue;
    const child: EntityName | undefined = entity === null ? undefined : childByList(entity, step);
    if (child !== undefined) {
      const number = steps[at + 1];
      words.push({ of: catalogue[child].label, ...(isIndex(number) ? { number: Number(number) + 1 } : {}) });
      entity = child;
      continue;
    }
    const known = field === undefined ? fieldOf(entity, step) : undefined;
    const of = known?.label ?? (field === undefined ? undefined : partOf(step)) ?? inputOf(step);
    if (of === undefined) continue;
    words.push({ of });
    field ??= known;
  }
  return { words, field };
}

/** The field of that name: of the record at hand, or of the one kind of record that has such a field. */
function fieldOf(entity: EntityName | null, name: string): Field | undefined {
  const own = entity === null || !Object.hasOwn(catalogue[entity].fields, name) ? undefined : catalogue[entity].fields[name];
  if (own !== undefined || Object.hasOwn(inputWords, name)) return own;
  return entities
    .map(one => (Object.hasOwn(catalogue[one].fields, name) ? catalogue[one].fields[name] : undefined))
    .find(Boolean);
}

function partOf(step: string): Words | undefined {
  const { part } = casesText;
  return Object.hasOwn(part, step) ? part[step as keyof typeof part] : undefined; // it has that key
}

function inputOf(step: string): Words | undefined {
  return Object.hasOwn(inputWords, step) ? inputWords[step] : undefined;
}

/** Whether a path is what a person gave, such as a file's name, rather than the program's. */
function isWritten({ code }: FailurePlace): boolean {
  return !/^(?:input|value|field|mark)\//.test(code);
}
