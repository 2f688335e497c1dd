import { agenciesMeant } from '../../shared/agency-search.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import type { Json } from '../../shared/language.ts';
import { Misused, requiredText, type Options, type Terminal } from './command.ts';

/** An agency's code, written as one: whether there is such an agency says the host. */
const codePattern = /^[A-Z]{2}-[A-Z0-9]+(?:[-/][A-Z0-9]+)*$/;
/** So many are named where several may be meant. */
const NAMED = 8;

/**
 * The code of the agency that a person names: by its code, its name in either language, its acronym, city or region. Where several are meant
 * equally well, or none, the line is refused with those that come nearest.
 *
 * @param what - Where it was given, as the usage names it.
 */
export async function agencyNamed(terminal: Terminal, text: string, what: string): Promise<string> {
  const upper = text.trim().toUpperCase();
  if (codePattern.test(text)) return text;
  const agencies = await terminal.request('agency:list', {});
  const exact = agencies.find(({ code }) => code === upper);
  if (exact !== undefined) return exact.code;
  const { meant, near } = agenciesMeant(text, agencies);
  if (meant !== null) return meant.code;
  const allowed = near.slice(0, NAMED).map(({ code, names }) => `${code} (${terminal.reader.say(names)})`);
  throw new Misused({
    code: near.length === 0 ? 'usage/no-such-agency' : 'usage/which-agency',
    what,
    ...(allowed.length === 0 ? {} : { allowed }),
  });
}

/** The agency that an option names. */
export async function agencyIn(terminal: Terminal, options: Options, name: string): Promise<string> {
  return agencyNamed(terminal, requiredText(options, name), `--${name}`);
}

/** The fields of a record, those that hold an agency by its code. */
export async function withAgencies(
  terminal: Terminal,
  entity: string,
  fields: Readonly<Record<string, Json>>,
): Promise<Record<string, Json>> {
  const named = await Promise.all(
    Object.entries(fields).map(async ([name, value]): Promise<[string, Json]> => {
      const isAgency = fieldAt(`${entity}.${name}`)?.type === 'agency' && typeof value === 'string' && value !== '';
      return [name, isAgency ? await agencyNamed(terminal, value, name) : value];
    }),
  );
  return Object.fromEntries(named);
}
