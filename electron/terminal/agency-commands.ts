import { actFacts } from '../../shared/act-facts.ts';
import type { AgencyView, CardReading } from '../../shared/contract/agencies.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import {
  categories,
  caveatKinds,
  levels,
  purposes as allPurposes,
  type Category,
  type Caveat,
  type Level,
  type Purpose,
} from '../../shared/mark.ts';
import { counterpartActs } from '../../shared/counterpart-acts.ts';
import { agencyIn, agencyNamed } from './agency-named.ts';
import { caseNamed } from './case-commands.ts';
import { command, listOf, requiredText, textOf, unreadable, type Command } from './command.ts';
import { facts, table, yesNo } from './lay-out.ts';

const words: Bilingual = { en: 'Words to compare by telephone', es: 'Palabras para cotejar por teléfono' };
const wordsAsText: Bilingual = { en: 'The words as text, beside the card', es: 'Las palabras como texto, junto a la tarjeta' };
const code: Bilingual = { en: 'Code', es: 'Clave' };
const name: Bilingual = { en: 'Name', es: 'Nombre' };

const waits: Bilingual = { en: 'Waits for a second person', es: 'Espera a una segunda persona' };
const alone: Bilingual = {
  en: 'Accepted by one person, since this office has no other',
  es: 'Aceptado por una sola persona, pues la oficina no tiene otra',
};

const one = (agency: AgencyView): readonly (readonly [Bilingual, string])[] => [
  [code, agency.code],
  [name, `${agency.names.en} / ${agency.names.es}`],
  [{ en: 'Packet key', es: 'Llave de paquetes' }, agency.keys[0]?.recipient ?? '—'],
  [{ en: 'Standing', es: 'Calidad' }, agency.profile?.standing ?? '—'],
  ...agency.pending.map(({ act, id }): readonly [Bilingual, string] => [
    waits,
    `${counterpartActs[act].label.en} / ${counterpartActs[act].label.es}: ${id}`,
  ]),
  ...(agency.keys[0]?.accepted === 'one-person' || agency.profileAccepted === 'one-person' ? [[alone, '●'] as const] : []),
];

const wordsOf = ({ keys }: AgencyView, reader: Reader): string => {
  const held = keys[0]?.words;
  return held === null || held === undefined ? '—' : reader.say(held);
};

const outcomes: Readonly<Record<CardReading['outcome'], Bilingual>> = {
  new: { en: 'its first key here', es: 'su primera llave aquí' },
  replaced: { en: 'a new key in place of the one held', es: 'una llave nueva en lugar de la que se tenía' },
  updated: { en: 'the same keys; what its Enlace reads is noted', es: 'las mismas llaves; se anotó lo que lee su Enlace' },
  revoked: { en: 'its key is revoked', es: 'su llave quedó revocada' },
  pending: { en: 'waits for a second person', es: 'espera a una segunda persona' },
};

/** @throws Misused if one is not CATEGORY=LEVEL of the closed lists, or a category stands twice. */
function ceilingsOf(given: readonly string[]): { readonly ceilings?: Partial<Record<Category, Level>> } {
  if (given.length === 0) return {};
  const ceilings: Partial<Record<Category, Level>> = {};
  for (const one of given) {
    const [name = '', top = ''] = one.toUpperCase().split('=');
    const category = categories.find(each => each === name);
    const level = levels.find(each => each === top);
    if (category === undefined || level === undefined || category in ceilings)
      throw unreadable(
        '--ceiling',
        categories.map(each => `${each}=${levels[0]}…${levels.at(-1)!}`),
      );
    ceilings[category] = level;
  }
  return { ceilings };
}

function caveatsOf(given: readonly string[]): { readonly acceptedCaveats?: Caveat['kind'][] } {
  return given.length === 0 ? {} : { acceptedCaveats: given as Caveat['kind'][] }; // the contract's schema refuses what is none
}

export const agencyCommands: readonly Command[] = [
  command({
    words: 'agency list',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'agencies, their keys and what they may receive', es: 'autoridades, sus llaves y lo que pueden recibir' },
    run: terminal => terminal.request('agency:list', {}),
    say: (agencies, reader) =>
      table(
        agencies,
        [
          { label: code, of: agency => agency.code },
          { label: name, of: agency => reader.say(agency.names) },
          { label: { en: 'Standing', es: 'Calidad' }, of: agency => (agency.isOurs ? '●' : (agency.profile?.standing ?? '—')) },
          {
            label: { en: 'Key', es: 'Llave' },
            of: agency =>
              yesNo(
                agency.keys.some(key => key.ended === null),
                reader,
              ),
          },
          {
            label: { en: 'Compared', es: 'Cotejada' },
            of: agency => (agency.keys[0] === undefined ? '' : yesNo(agency.keys[0].isCompared, reader)),
          },
        ],
        reader,
        { en: 'No agencies yet.', es: 'Aún no hay autoridades.' },
      ),
  }),
  command({
    words: 'agency add',
    takes: 'CODE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'enter a counterpart by hand, with its age recipient',
      es: 'dar de alta a una contraparte, con su destinatario age',
    },
    options: {
      'name-en': { type: 'string', about: { en: 'name in English', es: 'nombre en inglés' } },
      'name-es': { type: 'string', about: { en: 'name in Spanish', es: 'nombre en español' } },
      country: { type: 'string', about: { en: 'two letters', es: 'dos letras' } },
      recipient: { type: 'string', about: { en: 'age1…, as age-keygen printed it', es: 'age1…, como lo dio age-keygen' } },
    },
    run: (terminal, [agency = ''], options) => {
      const recipient = textOf(options, 'recipient');
      return terminal.request('agency:add', {
        code: agency,
        names: { en: requiredText(options, 'name-en'), es: requiredText(options, 'name-es') },
        country: requiredText(options, 'country'),
        ...(recipient === undefined ? {} : { recipient }),
      });
    },
    say: (agency, reader) => facts(one(agency), reader),
  }),
  command({
    words: 'agency own-words',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'our own words, to read to a counterpart that compares our card',
      es: 'nuestras propias palabras, para leerlas a la contraparte que coteja nuestra tarjeta',
    },
    run: async terminal => terminal.request('agency:own-words', {}),
    say: ({ agency, words: own }, reader) => `${agency}\n${reader.say(own)}`,
  }),
  command({
    words: 'agency card',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    writesFile: true,
    about: {
      en: 'write our own signed card, to hand out, and beside it its words as text',
      es: 'escribir nuestra tarjeta firmada, para entregarla, y junto a ella sus palabras como texto',
    },
    options: {
      plain: {
        type: 'boolean',
        about: {
          en: 'without the key before, for an office of version 0.1.0: it compares the words',
          es: 'sin la llave anterior, para una oficina de la versión 0.1.0: coteja las palabras',
        },
      },
    },
    run: async (terminal, [path = ''], options) =>
      terminal.request('agency:card', { file: await terminal.sink(path), plain: options['plain'] === true }),
    say: (card, reader) => {
      const { en, es } = card.words;
      return facts(
        [
          [words, `${es} / ${en}`],
          [wordsAsText, card.wordsFile ?? '—'],
        ],
        reader,
      );
    },
  }),
  command({
    words: 'agency import',
    takes: 'FILE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'import a counterpart’s card', es: 'importar la tarjeta de una contraparte' },
    options: {
      compared: {
        type: 'boolean',
        about: { en: 'the words were compared by telephone', es: 'las palabras se cotejaron por teléfono' },
      },
    },
    run: async (terminal, [path = ''], options) =>
      terminal.request('agency:import', { file: await terminal.source(path), wordsCompared: options['compared'] === true }),
    say: (card, reader) =>
      facts(
        [
          [code, card.agency],
          [name, reader.say(card.names)],
          [words, reader.say(card.words)],
          [{ en: 'Outcome', es: 'Resultado' }, reader.say(outcomes[card.outcome])],
        ],
        reader,
      ),
  }),
  command({
    words: 'agency compared',
    takes: 'CODE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'record that its twelve words were compared by telephone',
      es: 'asentar que sus doce palabras se cotejaron por teléfono',
    },
    run: (terminal, [agency = '']) => terminal.request('agency:compared', { agency }),
    say: (agency, reader) => facts([...one(agency), [words, wordsOf(agency, reader)]], reader),
  }),
  command({
    words: 'agency card-given',
    takes: 'CODE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'record that it has taken in our card as it stands, so that each of our machines may send to it',
      es: 'asentar que ya recibió nuestra tarjeta vigente, para que cada equipo nuestro pueda enviarle',
    },
    run: (terminal, [agency = '']) => terminal.request('agency:card-given', { agency }),
    say: (agency, reader) => facts(one(agency), reader),
  }),
  command({
    words: 'agency profile',
    takes: 'CODE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'set what a counterpart may receive', es: 'fijar lo que una contraparte puede recibir' },
    options: {
      standing: {
        type: 'string',
        values: ['trusted-party', 'vetted', 'other'],
        about: { en: 'trusted-party, vetted or other', es: 'trusted-party, vetted u other' },
      },
      purpose: {
        type: 'string',
        multiple: true,
        values: allPurposes,
        about: { en: 'a purpose it may receive for', es: 'una finalidad admitida' },
      },
      formal: { type: 'boolean', about: { en: 'over a formal channel', es: 'por un canal formal' } },
      ceiling: {
        type: 'string',
        multiple: true,
        about: {
          en: 'CATEGORY=LEVEL, such as IDN=L2: up to where it may receive; a category that is left out then stays here, and without any the policy says',
          es: 'CATEGORÍA=NIVEL, como IDN=L2: hasta dónde puede recibir; la categoría que se omite entonces no sale, y sin ninguna rige la política',
        },
      },
      caveat: {
        type: 'string',
        multiple: true,
        values: caveatKinds,
        about: { en: 'a restriction that it can observe', es: 'una restricción que puede observar' },
      },
    },
    run: async (terminal, [named = ''], options) => {
      const standing = requiredText(options, 'standing');
      if (standing !== 'trusted-party' && standing !== 'vetted' && standing !== 'other') throw unreadable('--standing');
      const limits = { ...ceilingsOf(listOf(options, 'ceiling')), ...caveatsOf(listOf(options, 'caveat')) };
      const purposes = listOf(options, 'purpose') as Purpose[]; // the contract's schema refuses what is none
      const agency = await agencyNamed(terminal, named, 'CODE');
      return terminal.request('agency:profile', {
        agency,
        standing,
        purposes,
        formalChannel: options['formal'] === true,
        ...limits,
      });
    },
    say: (agency, reader) => facts(one(agency), reader),
  }),
  command({
    words: 'agency pending',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'what waits for a second person', es: 'lo que espera a una segunda persona' },
    run: async terminal => (await terminal.request('agency:list', {})).flatMap(({ pending }) => pending),
    say: (acts, reader) =>
      table(
        acts,
        [
          { label: { en: 'Proposal', es: 'Propuesta' }, of: act => act.id },
          { label: code, of: act => act.agency },
          { label: { en: 'What', es: 'Qué' }, of: act => reader.say(counterpartActs[act.act].label) },
          { label: { en: 'By', es: 'De' }, of: act => act.proposedBy ?? '' },
          {
            label: { en: 'What it would do', es: 'Lo que haría' },
            of: act =>
              actFacts(act)
                .map(({ label, value }) => `${reader.say(label)}: ${reader.say(value)}`)
                .join('; '),
          },
          { label: words, of: act => (act.words === null ? '' : reader.say(act.words)) },
        ],
        reader,
        { en: 'Nothing waits.', es: 'Nada espera.' },
      ),
  }),
  decision('agency confirm', true, {
    en: 'confirm, as the second person, what another proposed',
    es: 'confirmar, como segunda persona, lo que otra propuso',
  }),
  decision('agency refuse', false, {
    en: 'refuse a proposal, or take your own back',
    es: 'rechazar una propuesta, o retirar la propia',
  }),
  command({
    words: 'agency consent',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'record an originator’s consent for one case, with its document',
      es: 'asentar el consentimiento de una autoridad de origen para un caso, con su documento',
    },
    options: {
      originator: { type: 'string', about: { en: 'whose values they are', es: 'de quién son los datos' } },
      to: {
        type: 'string',
        about: {
          en: 'the counterpart: its code, name, acronym or city',
          es: 'la contraparte: su clave, nombre, siglas o ciudad',
        },
      },
      purpose: {
        type: 'string',
        multiple: true,
        values: allPurposes,
        about: { en: 'a purpose that it covers', es: 'una finalidad que abarca' },
      },
      until: { type: 'string', about: { en: 'the last day, YYYY-MM-DD', es: 'el último día, AAAA-MM-DD' } },
      document: { type: 'string', about: { en: 'the document record’s id', es: 'el identificador del documento' } },
    },
    run: async (terminal, [named = ''], options) =>
      terminal.request('agency:consent', {
        caseId: await caseNamed(terminal, named),
        originator: await agencyIn(terminal, options, 'originator'),
        recipient: await agencyIn(terminal, options, 'to'),
        purposes: listOf(options, 'purpose') as Purpose[], // the contract's schema refuses what is none
        until: requiredText(options, 'until'),
        document: requiredText(options, 'document'),
      }),
    say: ({ pending }, reader) =>
      reader.say(
        pending === null
          ? { en: 'Recorded.', es: 'Asentado.' }
          : { en: 'It waits for a second person: {{id}}', es: 'Espera a una segunda persona: {{id}}' },
        { id: pending ?? '' },
      ),
  }),
];

function decision(words: string, approve: boolean, about: Bilingual): Command {
  return command({
    words,
    takes: 'PROPOSAL',
    counts: [1, 1],
    vault: 'open',
    about,
    run: (terminal, [id = '']) => terminal.request('agency:decide', { id, approve }),
    say: (_, reader) => reader.say(approve ? { en: 'Confirmed.', es: 'Confirmado.' } : { en: 'Refused.', es: 'Rechazado.' }),
  });
}
