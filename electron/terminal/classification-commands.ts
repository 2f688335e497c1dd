import {
  classificationGrounds,
  groundNames,
  isReserved,
  MOST_RESERVED_YEARS,
  regrouped,
  type ClassificationGround,
} from '../../shared/classification.ts';
import type { Classification, ClassificationDraft } from '../../shared/contract/classifications.ts';
import type { Reader } from '../../shared/reader.ts';
import { classificationText } from '../../shared/text/classification.ts';
import { command, listOf, requiredText, unreadable, type Command, type Options } from './command.ts';
import { facts } from './lay-out.ts';
import { caseNamed } from './case-commands.ts';

/** `GROUND=text`, once for each ground. */
function byGround(options: Options, name: string): ReadonlyMap<ClassificationGround, string> {
  return new Map(
    listOf(options, name).map(text => {
      const at = text.indexOf('=');
      const ground = classificationGrounds.find(each => each === text.slice(0, at));
      if (ground === undefined || at + 1 === text.length)
        throw unreadable(
          `--${name}`,
          classificationGrounds.map(each => `${each}=…`),
        );
      return [ground, text.slice(at + 1)] as const;
    }),
  );
}

/** Grounds that are named in the place of those to expect. */
function insteadOf(options: Options): Readonly<Partial<Record<ClassificationGround, ClassificationGround>>> {
  return Object.fromEntries(
    [...byGround(options, 'ground')].map(([expected, text]) => {
      const ground = classificationGrounds.find(each => each === text);
      if (ground === undefined)
        throw unreadable(
          '--ground',
          classificationGrounds.map(each => `${expected}=${each}`),
        );
      return [expected, ground];
    }),
  );
}

function actText({ id, on, area, byLabel, grounds }: Classification, reader: Reader): string {
  const { say } = reader;
  const rows = grounds.map(({ ground, years, harm, places }) => {
    const term = years === null ? '' : `, ${say(classificationText.yearsIs, { count: years })}`;
    return `  ${say(groundNames[ground])}${term}: ${say(classificationText.values, { count: places.length })}${harm === null ? '' : `\n    ${harm}`}`;
  });
  const head = [
    [classificationText.act, id],
    [classificationText.on, on],
    [classificationText.area, area],
    [classificationText.by, byLabel ?? ''],
  ] as const;
  return [facts(head, reader), ...rows].join('\n');
}

function draftText({ isOffice, grounds, recorded }: ClassificationDraft, reader: Reader): string {
  const { say } = reader;
  if (recorded !== null) return actText(recorded, reader);
  if (!isOffice) return say(classificationText.elsewhere);
  if (grounds.length === 0) return say(classificationText.nothing);
  return [
    say(classificationText.expected),
    ...grounds.map(
      ({ ground, places }) =>
        `  ${ground}  ${say(groundNames[ground])}: ${say(classificationText.values, { count: places.length })}`,
    ),
  ].join('\n');
}

/** What an office of Mexico classifies of what stayed out of a packet. */
export const classificationCommands: readonly Command[] = [
  command({
    words: 'packet classification',
    takes: 'PACKET',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'the classification act of a packet that left, or the grounds to expect for what stayed',
      es: 'el acto de clasificación de un paquete que salió, o los fundamentos previsibles de lo que se quedó',
    },
    run: (terminal, [packetId = '']) => terminal.request('classification:draft', { packetId }),
    say: draftText,
  }),
  command({
    words: 'packet classify',
    takes: 'PACKET',
    counts: [1, 1],
    vault: 'open',
    about: {
      en: 'record the classification act of what stayed out of a packet (LGTAIP): area, ground, term and harm test',
      es: 'asentar el acto de clasificación de lo que se quedó fuera de un paquete (LGTAIP): área, fundamento, plazo y prueba de daño',
    },
    options: {
      area: { type: 'string', about: { en: 'the area that classifies', es: 'el área que clasifica' } },
      ground: {
        type: 'string',
        multiple: true,
        about: {
          en: 'EXPECTED=GROUND that is named in its place, such as 112-VII=112-XII',
          es: 'PREVISTO=FUNDAMENTO que se indica en su lugar, como 112-VII=112-XII',
        },
      },
      harm: {
        type: 'string',
        multiple: true,
        about: {
          en: 'GROUND=harm test, once for each reserved ground',
          es: 'FUNDAMENTO=prueba de daño, una vez por cada fundamento de reserva',
        },
      },
      years: {
        type: 'string',
        multiple: true,
        about: { en: 'GROUND=years of reservation, five where left out', es: 'FUNDAMENTO=años de reserva, cinco si se omite' },
      },
    },
    run: async (terminal, [packetId = ''], options) => {
      const { grounds } = await terminal.request('classification:draft', { packetId });
      const [harm, years] = [byGround(options, 'harm'), byGround(options, 'years')];
      return terminal.request('classification:record', {
        packetId,
        area: requiredText(options, 'area'),
        grounds: regrouped(grounds, insteadOf(options)).map(({ ground, places }) => {
          const test = harm.get(ground);
          const reserved = {
            years: Number(years.get(ground) ?? MOST_RESERVED_YEARS),
            ...(test === undefined ? {} : { harm: test }),
          };
          const at = places.map(({ record, field }) => ({ record, field }));
          return { ground, places: at, ...(isReserved(ground) ? reserved : {}) };
        }),
      });
    },
    say: actText,
  }),
  command({
    words: 'packet classifications',
    takes: 'CASE',
    counts: [1, 1],
    vault: 'open',
    about: { en: 'the classification acts of a case', es: 'los actos de clasificación de un caso' },
    run: async (terminal, [name = '']) => terminal.request('classification:list', { caseId: await caseNamed(terminal, name) }),
    say: (acts, reader) =>
      acts.length === 0 ? reader.say(classificationText.none) : acts.map(act => actText(act, reader)).join('\n\n'),
  }),
];
