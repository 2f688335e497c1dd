import { failures } from '../../shared/failure.ts';
import { utcStamp } from '../../shared/clocks/civil-day.ts';
import { instantText } from '../../shared/instant-text.ts';
import type { Output } from '../../shared/contract.ts';
import { carrierSteps, type CarrierShown } from '../../shared/contract/carriers.ts';
import type { Reader } from '../../shared/reader.ts';
import { carrierStepWords, carrierText } from '../../shared/text/carrier.ts';
import {
  command,
  missing,
  Misused,
  requiredText,
  textOf,
  unreadable,
  type Command,
  type Options,
  type Terminal,
} from './command.ts';
import { facts } from './lay-out.ts';

function shownText(shown: CarrierShown, reader: Reader): string {
  if (shown.kind === 'folder') return facts([[carrierText.folder, shown.folder]], reader);
  const { host, port, database, user, fingerprint } = shown;
  return facts(
    [
      [carrierText.server, `${host}:${port}`],
      [carrierText.database, database],
      [carrierText.user, user],
      [carrierText.certificate, fingerprint ?? reader.say(carrierText.withoutTls)],
    ],
    reader,
  );
}

function placesText({ here, known }: Output<'carrier:places'>, reader: Reader): string {
  const others = known.map(({ station, label, atMs, place }) => {
    const at = instantText(utcStamp(atMs), reader);
    return [shownText(place, reader), reader.say(carrierText.knownAt, { station: label, number: String(station), at })].join(
      '\n',
    );
  });
  return [here === null ? reader.say(carrierText.none) : shownText(here, reader), ...others].join('\n\n');
}

function checkText({ carrier, done, failure }: Output<'carrier:check'>, reader: Reader): string {
  const next = carrierSteps[done.length];
  return [
    shownText(carrier, reader),
    '',
    ...done.map(({ step, tookMs }) =>
      reader.say(carrierText.took, { step: reader.say(carrierStepWords[step]), ms: String(tookMs) }),
    ),
    ...(failure === null || next === undefined
      ? [reader.say(carrierText.works)]
      : [reader.say(carrierText.stopped, { step: reader.say(carrierStepWords[next]) }), reader.say(failures[failure])]),
  ].join('\n');
}

async function entered(terminal: Terminal, options: Options): Promise<CarrierShown> {
  const folder = textOf(options, 'folder');
  if (folder !== undefined) {
    if (textOf(options, 'host') !== undefined) throw new Misused({ code: 'usage/one-of-two', what: '--folder, --host' });
    return terminal.request('carrier:set', { carrier: { kind: 'folder', folder: await terminal.folder(folder) } });
  }
  const host = textOf(options, 'host');
  if (host === undefined) throw missing('--folder, --host');
  const fingerprint = textOf(options, 'fingerprint');
  return terminal.request('carrier:set', {
    carrier: {
      kind: 'postgres',
      host,
      port: numberOf(textOf(options, 'port') ?? '5432', '--port'),
      database: requiredText(options, 'database'),
      user: requiredText(options, 'role'),
      password: await terminal.passphrase('carrier'),
      ...(fingerprint === undefined ? {} : { fingerprint }),
    },
  });
}

function numberOf(text: string, what: string): number {
  if (!/^[0-9]{1,5}$/.test(text)) throw unreadable(what);
  return Number(text);
}

const text = { type: 'string' } as const;

/** Where an office of several machines exchanges: a folder, or a PostgreSQL server that its administrator prepared. */
export const carrierCommands: readonly Command[] = [
  command<Output<'carrier:script'>>({
    words: 'office carrier',
    takes: '',
    counts: [0, 0],
    vault: 'none',
    about: {
      en: 'what the administrator of a PostgreSQL server runs once (with --print-sql)',
      es: 'lo que ejecuta una vez quien administra un servidor PostgreSQL (con --print-sql)',
    },
    options: {
      'print-sql': { type: 'boolean', about: { en: 'print the script', es: 'imprimir el guion' } },
      stations: {
        ...text,
        about: { en: 'numbers of the stations, such as 1,2,3', es: 'números de las estaciones, como 1,2,3' },
      },
      'role-word': {
        ...text,
        about: {
          en: 'the word that roles begin with, “enlace” if left out',
          es: 'palabra inicial de los roles; “enlace” si se omite',
        },
      },
    },
    run: (terminal, _, options) => {
      if (options['print-sql'] !== true) throw missing('--print-sql');
      const stations = requiredText(options, 'stations').split(',');
      const roleWord = textOf(options, 'role-word');
      return terminal.request('carrier:script', {
        stations: stations.map(each => numberOf(each.trim(), '--stations')),
        ...(roleWord === undefined ? {} : { roleWord }),
      });
    },
    say: ({ sql }) => sql.trimEnd(),
  }),
  command<Output<'carrier:set'>>({
    words: 'office carrier set',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'enter the folder or server where the office exchanges (supervisors)',
      es: 'ingresar la carpeta o el servidor donde la oficina intercambia (supervisión)',
    },
    options: {
      folder: {
        ...text,
        about: {
          en: 'a stick, a share or a synchronized folder',
          es: 'una memoria, un recurso compartido o una carpeta sincronizada',
        },
      },
      host: {
        ...text,
        about: {
          en: 'a PostgreSQL server, or the folder of its socket',
          es: 'un servidor PostgreSQL, o la carpeta de su socket',
        },
      },
      port: { ...text, about: { en: '5432 if left out', es: '5432 si se omite' } },
      database: { ...text, about: { en: 'its database', es: 'su base de datos' } },
      role: { ...text, about: { en: 'this station’s role there', es: 'el rol de esta estación ahí' } },
      fingerprint: {
        ...text,
        about: { en: 'SHA-256 of the server’s certificate', es: 'SHA-256 del certificado del servidor' },
      },
    },
    run: (terminal, _, options) => entered(terminal, options),
    say: shownText,
  }),
  command<Output<'carrier:places'>>({
    words: 'office carrier places',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'where this station exchanges, and where a supervisor has others do so',
      es: 'dónde intercambia esta estación y dónde lo hacen otras por decisión de supervisión',
    },
    run: terminal => terminal.request('carrier:places', {}),
    say: placesText,
  }),
  command<Output<'carrier:confirm'>>({
    words: 'office carrier confirm',
    takes: 'NUMBER',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'exchange here too where a supervisor has the station NUMBER do so',
      es: 'intercambiar también aquí donde supervisión hizo que lo haga la estación NUMBER',
    },
    options: {
      folder: { ...text, about: { en: 'its folder, as this machine reaches it', es: 'su carpeta, como la ve este equipo' } },
      role: { ...text, about: { en: 'this station’s role at its server', es: 'el rol de esta estación en su servidor' } },
    },
    run: async (terminal, [number = ''], options) => {
      if (!/^[1-9][0-9]{0,3}$/.test(number)) throw unreadable('NUMBER');
      const [folder, role] = [textOf(options, 'folder'), textOf(options, 'role')];
      if ((folder === undefined) === (role === undefined))
        throw new Misused({ code: 'usage/one-of-two', what: '--folder, --role' });
      const station = Number(number);
      if (folder !== undefined) return terminal.request('carrier:confirm', { station, folder: await terminal.folder(folder) });
      const login = { user: role ?? '', password: await terminal.passphrase('carrier') };
      return terminal.request('carrier:confirm', { station, login });
    },
    say: shownText,
  }),
  command<Output<'carrier:show'>>({
    words: 'office carrier show',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: { en: 'where the office exchanges (supervisors)', es: 'dónde intercambia la oficina (supervisión)' },
    run: terminal => terminal.request('carrier:show', {}),
    say: (shown, reader) => (shown === null ? reader.say(carrierText.none) : shownText(shown, reader)),
  }),
  command<Output<'carrier:check'>>({
    words: 'office carrier check',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'put something there, list it, get it and take it away (supervisors)',
      es: 'poner algo ahí, listarlo, obtenerlo y quitarlo (supervisión)',
    },
    run: terminal => terminal.request('carrier:check', {}),
    say: checkText,
    isWell: ({ failure }) => failure === null,
  }),
  command<Output<'carrier:remove'>>({
    words: 'office carrier remove',
    takes: '',
    counts: [0, 0],
    vault: 'open',
    about: {
      en: 'exchange no more; what lies there stays (supervisors)',
      es: 'ya no intercambiar; lo que está ahí se queda (supervisión)',
    },
    run: terminal => terminal.request('carrier:remove', {}),
    say: (_, reader) => reader.say(carrierText.removed),
  }),
];
