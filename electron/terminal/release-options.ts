import type { Input } from '../../shared/contract.ts';
import { purposes } from '../../shared/mark.ts';
import { agencyIn } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import { textOf, type OptionSpec, type Options, type Terminal } from './command.ts';

/** To whom and for what: what every command about a packet asks. */
export const askedOptions: Readonly<Record<string, OptionSpec>> = {
  to: {
    type: 'string',
    about: { en: 'the counterpart: its code, name, acronym or city', es: 'la contraparte: su clave, nombre, siglas o ciudad' },
  },
  purpose: {
    type: 'string',
    values: purposes,
    about: { en: 'what it is for, such as same-case', es: 'la finalidad, como same-case' },
  },
};

export async function askedOf(terminal: Terminal, name: string, options: Options): Promise<Input<'scope:show'>> {
  const purpose = textOf(options, 'purpose') ?? 'same-case';
  return {
    caseId: await caseNamed(terminal, name),
    recipient: await agencyIn(terminal, options, 'to'),
    purpose: purpose as Input<'scope:show'>['purpose'], // the contract's schema refuses what is none
  };
}
