import type { Input, Output } from '../../shared/contract.ts';
import type { Bilingual } from '../../shared/language.ts';
import { basisNames, factStateNames, gateNames } from '../../shared/gate-names.ts';
import { purposes, safetyPurposes, type Purpose } from '../../shared/mark.ts';
import { purposeWords } from '../../shared/packet-words.ts';
import type { Reader } from '../../shared/reader.ts';
import { agencyIn } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import { command, requiredText, type Command, type OptionSpec, type Options, type Terminal } from './command.ts';
import { facts, table } from './lay-out.ts';

const placeOptions: Readonly<Record<string, OptionSpec>> = {
  record: { type: 'string', about: { en: 'the record’s id', es: 'el identificador del registro' } },
  field: { type: 'string', about: { en: 'the field, such as caution', es: 'el campo, como caution' } },
  to: {
    type: 'string',
    about: { en: 'the counterpart: its code, name, acronym or city', es: 'la contraparte: su clave, nombre, siglas o ciudad' },
  },
};

const why: OptionSpec = { type: 'string', about: { en: 'the reason, which is recorded', es: 'el motivo, que queda asentado' } };
const purposeOf = (values: readonly string[]): OptionSpec => ({
  type: 'string',
  values,
  about: { en: 'for which purpose alone it opens', es: 'para qué única finalidad abre' },
});

async function placeOf(terminal: Terminal, name: string, options: Options) {
  return {
    caseId: await caseNamed(terminal, name),
    record: requiredText(options, 'record'),
    field: requiredText(options, 'field'),
    recipient: await agencyIn(terminal, options, 'to'),
    why: requiredText(options, 'why'),
  };
}

const waits: Bilingual = { en: 'Waits for a second person', es: 'Espera a una segunda persona' };

function recorded({ id, pending }: Output<'release:record-gate'>, reader: Reader): string {
  return facts([[factLabel, id], ...(pending === null ? [] : [[waits, pending] as const])], reader);
}

const factLabel: Bilingual = { en: 'Recorded circumstance', es: 'Circunstancia asentada' };

/** The recorded facts that open what only such a fact may open. */
export const factCommands: readonly Command[] = [
  command({
    words: 'packet gate',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'record a circumstance, with its document, that opens one value for one counterpart, purpose and packet; a second person confirms',
      es: 'asentar una circunstancia, con su documento, que abre un dato para una contraparte, una finalidad y un paquete; una segunda persona confirma',
    },
    options: {
      ...placeOptions,
      gate: {
        type: 'string',
        values: Object.keys(gateNames),
        about: { en: 'what it opens, such as originator', es: 'qué abre, como originator' },
      },
      basis: {
        type: 'string',
        values: Object.keys(basisNames),
        about: { en: 'the ground, such as exculpatory', es: 'el fundamento, como exculpatory' },
      },
      document: { type: 'string', about: { en: 'the document record’s id', es: 'el identificador del documento' } },
      purpose: purposeOf(purposes),
      why,
      urgent: {
        type: 'boolean',
        about: {
          en: 'there is no time to tell its originator before; tell it without delay',
          es: 'no hay tiempo de avisar antes a la autoridad de origen; avísele sin demora',
        },
      },
    },
    run: async (terminal, [name = ''], options) =>
      terminal.request('release:record-gate', {
        ...(await placeOf(terminal, name, options)),
        // The contract's schema refuses what is none.
        gate: requiredText(options, 'gate') as Input<'release:record-gate'>['gate'],
        basis: requiredText(options, 'basis') as Input<'release:record-gate'>['basis'],
        document: requiredText(options, 'document'),
        purpose: requiredText(options, 'purpose') as Purpose,
        isUrgent: options['urgent'] === true,
      }),
    say: recorded,
  }),
  command({
    words: 'packet must-tell',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'record that safety information must reach whoever arrests or escorts; a second person confirms',
      es: 'asentar que un dato de seguridad debe llegar a quien detiene o traslada; una segunda persona confirma',
    },
    options: { ...placeOptions, purpose: purposeOf(safetyPurposes), why },
    run: async (terminal, [name = ''], options) =>
      terminal.request('release:record-must-tell', {
        ...(await placeOf(terminal, name, options)),
        purpose: requiredText(options, 'purpose') as (typeof safetyPurposes)[number],
      }),
    say: recorded,
  }),
  command({
    words: 'packet facts',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'the circumstances recorded in a case', es: 'las circunstancias asentadas en un caso' },
    run: async (terminal, [name = '']) => terminal.request('release:list-facts', { caseId: await caseNamed(terminal, name) }),
    say: (lines, reader) =>
      table(
        lines,
        [
          { label: factLabel, of: line => line.id },
          { label: { en: 'Opens', es: 'Abre' }, of: line => line.gate ?? line.kind },
          { label: { en: 'Ground', es: 'Fundamento' }, of: line => line.basis ?? '' },
          { label: { en: 'Record', es: 'Registro' }, of: line => line.record },
          { label: { en: 'Field', es: 'Campo' }, of: line => line.field },
          { label: { en: 'Agency', es: 'Autoridad' }, of: line => line.recipient },
          {
            label: { en: 'Purpose', es: 'Finalidad' },
            of: ({ purpose }) => (purpose === null ? '' : reader.say(purposeWords[purpose])),
          },
          { label: { en: 'Reason', es: 'Motivo' }, of: line => line.why ?? '' },
          { label: { en: 'State', es: 'Estado' }, of: line => reader.say(factStateNames[line.state]) },
          { label: { en: 'Revoked', es: 'Revocada' }, of: line => line.revoked?.why ?? '' },
        ],
        reader,
        { en: 'No circumstances are recorded in this case.', es: 'No hay circunstancias asentadas en este caso.' },
      ),
  }),
  command({
    words: 'packet revoke-fact',
    takes: 'CASE FACT',
    counts: [2, 2],
    vault: 'open',
    about: {
      en: 'revoke a recorded circumstance; it opens nothing from now on',
      es: 'revocar una circunstancia asentada; desde ahora no abre nada',
    },
    options: { why: { type: 'string', about: { en: 'why it no longer holds', es: 'por qué ya no es válido' } } },
    run: async (terminal, [name = '', id = ''], options) =>
      terminal.request('release:revoke-fact', {
        caseId: await caseNamed(terminal, name),
        id,
        why: requiredText(options, 'why'),
      }),
    say: (_, reader) => reader.say({ en: 'Revoked.', es: 'Revocada.' }),
  }),
];
