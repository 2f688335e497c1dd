import { agencyTable } from './agency-table.ts';
import { countries, countryOfAgency } from './countries.ts';
import type { Bilingual } from './language.ts';
import { isZone } from './clocks/civil-day.ts';
import type { Profile, Source } from './profile.ts';

/** What is wrong in a profile, and where: `place` is a path in it such as `stages.X04.exits.X05`. */
export type ProfileFault = { readonly code: ProfileFaultCode; readonly place: string };

export const profileFaults = {
  'stage/unreachable': { en: 'Nothing leads to this stage.', es: 'Nada lleva a esta etapa.' },
  'stage/no-way-out': { en: 'This stage can never be left.', es: 'Esta etapa no puede abandonarse.' },
  'exit/unknown-stage': {
    en: 'This exit leads to a stage that is not defined.',
    es: 'Esta salida lleva a una etapa no definida.',
  },
  'event/undefined': { en: 'This event is used but not defined.', es: 'Este evento se usa sin estar definido.' },
  'fact/undefined': { en: 'This fact is used but not defined.', es: 'Este dato se usa sin estar definido.' },
  'clock/undefined': { en: 'This deadline is used but not defined.', es: 'Este plazo se usa sin estar definido.' },
  'clock/unused': { en: 'No stage names this deadline.', es: 'Ninguna etapa menciona este plazo.' },
  'clock/no-stop': {
    en: 'This deadline names neither an event that meets it nor a reason why there is none.',
    es: 'Este plazo no indica el evento con que se cumple ni por qué no lo hay.',
  },
  'clock/order': {
    en: 'A deadline that ends or begins with another must come after it.',
    es: 'Un plazo que termina o inicia con otro debe ir después de él.',
  },
  'board/stages': {
    en: 'Each stage must be in one column of the board.',
    es: 'Cada etapa debe estar en una columna del tablero.',
  },
  'source/missing': { en: 'This rule has no source.', es: 'Esta regla no tiene fuente.' },
  'id/repeated': { en: 'This id occurs twice.', es: 'Este identificador está repetido.' },
  'owner/unknown': {
    en: 'An owner of a stage is no authority that is known, or of neither country.',
    es: 'Un responsable de etapa no es una autoridad conocida, o no es de ninguno de los dos países.',
  },
  'owed/missing': {
    en: 'Nothing says what is expected in this stage, of whom, and when it is asked about.',
    es: 'Nada indica qué se espera en esta etapa, de quién y cuándo se pregunta por ello.',
  },
  'owed/side': {
    en: 'The authority of the expected act is not of the side that owes it.',
    es: 'La autoridad de la actuación esperada no es de la Parte que la debe.',
  },
  'party/malformed': {
    en: 'A party is neither * nor a country’s two capital letters.',
    es: 'Una parte no es * ni las dos letras mayúsculas de un país.',
  },
  'zone/unknown': {
    en: 'This time zone does not exist.',
    es: 'Esta zona horaria no existe.',
  },
  'calendar/unknown': {
    en: 'No country has this calendar, so the deadline would count holidays as working days.',
    es: 'Ningún país tiene este calendario: el plazo contaría los días inhábiles como hábiles.',
  },
  'text/missing': { en: 'A text is missing in one language.', es: 'Falta un texto en un idioma.' },
} as const satisfies Record<string, Bilingual>;
export type ProfileFaultCode = keyof typeof profileFaults;

const knownAgencies: ReadonlySet<string> = new Set(agencyTable.map(({ code }) => code));
const knownCalendars: ReadonlySet<string> = new Set(countries.flatMap(({ calendars }) => calendars.map(({ id }) => id)));

/** Every fault of a profile; none means that it may be used. `agencies` are the codes that its owners may be, an office's own included. */
export function lintProfile(profile: Profile, agencies: ReadonlySet<string> = knownAgencies): readonly ProfileFault[] {
  return [
    ...lintIds(profile),
    ...lintStages(profile),
    ...lintPlace(profile),
    ...lintOwners(profile, agencies),
    ...lintOwed(profile),
    ...lintBoard(profile),
    ...lintReferences(profile),
    ...lintClocks(profile),
    ...lintSources(profile),
    ...lintTexts(profile, ''),
  ];
}

function lintIds(profile: Profile): ProfileFault[] {
  const lists = {
    stages: [...profile.stages, ...profile.outcomes],
    clocks: profile.clocks,
    refusalGrounds: profile.refusalGrounds,
    assurances: profile.assurances,
    checklist: profile.checklist,
  };
  return Object.entries(lists).flatMap(([name, list]) =>
    list
      .filter(({ id }, index) => list.findIndex(other => other.id === id) !== index)
      .map(({ id }) => fault('id/repeated', `${name}.${id}`)),
  );
}

/** Where and by which days it counts: a misspelt calendar would give other dates, a misspelt zone none. */
function lintPlace({ parties, zone, clocks }: Profile): ProfileFault[] {
  return [
    ...(['requesting', 'requested'] as const)
      .filter(side => !/^(?:\*|[A-Z]{2})$/.test(parties[side]))
      .map(side => fault('party/malformed', `parties.${side}.${parties[side]}`)),
    ...(isZone(zone) ? [] : [fault('zone/unknown', `zone.${zone}`)]),
    ...clocks.flatMap(({ id, days }) =>
      days.type === 'calendar' || knownCalendars.has(days.calendar)
        ? []
        : [fault('calendar/unknown', `clocks.${id}.${days.calendar}`)],
    ),
  ];
}

/** Whose move it is must be somebody, and of one of the two countries. */
function lintOwners({ stages, parties }: Profile, agencies: ReadonlySet<string>): ProfileFault[] {
  const countries = [parties.requesting, parties.requested];
  const isParty = (owner: string): boolean => countries.includes('*') || countries.includes(countryOfAgency(owner));
  return stages.flatMap(({ id, owners }) =>
    owners
      .filter(owner => !agencies.has(owner) || !isParty(owner))
      .map(owner => fault('owner/unknown', `stages.${id}.owners.${owner}`)),
  );
}

/**
 * A stage where nothing is expected of anybody would leave its cases without an owed act that says what. A profile of an earlier version
 * says it nowhere: its cases are asked about in general words.
 */
function lintOwed({ stages, parties }: Profile): ProfileFault[] {
  if (stages.every(({ owed }) => owed === undefined)) return [];
  return stages.flatMap(({ id, owed, owners, clocks }) => {
    if (owed === undefined) return [fault('owed/missing', `stages.${id}.owed`)];
    const { by, authority, meets } = owed;
    const isOfSide = authority === null || parties[by] === '*' || countryOfAgency(authority) === parties[by];
    return [
      ...(authority === null && owners.length > 0 ? [fault('owed/missing', `stages.${id}.owed.authority`)] : []),
      ...(authority !== null && !owners.includes(authority) ? [fault('owner/unknown', `stages.${id}.owed.${authority}`)] : []),
      ...(isOfSide ? [] : [fault('owed/side', `stages.${id}.owed.${authority}`)]),
      ...meets.filter(clock => !clocks.includes(clock)).map(clock => fault('clock/undefined', `stages.${id}.owed.${clock}`)),
    ];
  });
}

/** A stage that stands in no column would take its cases off the board; one in two would show them twice. */
function lintBoard({ board, stages }: Profile): ProfileFault[] {
  if (board === undefined) return [];
  const placed = board.flatMap(column => column.stages);
  return [...new Set([...placed, ...stages.map(({ id }) => id)])]
    .filter(id => placed.filter(other => other === id).length !== 1 || !stages.some(stage => stage.id === id))
    .map(id => fault('board/stages', `board.${id}`));
}

function lintStages(profile: Profile): ProfileFault[] {
  const { stages, outcomes, initial } = profile;
  if (initial === null) return [];
  const known = new Set([...stages, ...outcomes].map(({ id }) => id));
  const faults = stages.flatMap(stage =>
    stage.exits.filter(({ to }) => !known.has(to)).map(({ to }) => fault('exit/unknown-stage', `stages.${stage.id}.exits.${to}`)),
  );
  const reached = stagesFrom(profile, initial);
  for (const { id } of [...stages, ...outcomes]) if (!reached.has(id)) faults.push(fault('stage/unreachable', `stages.${id}`));
  const ends = new Set(outcomes.filter(({ continues }) => continues === null).map(({ id }) => id));
  for (const { id } of stages) {
    // Leaving only by what may end any stage (a death, an escape) is no way on.
    if (![...onwardFrom(profile, id)].some(to => ends.has(to))) faults.push(fault('stage/no-way-out', `stages.${id}`));
  }
  return faults;
}

function lintReferences({ stages, outcomes, clocks, events, facts, initial }: Profile): ProfileFault[] {
  const used = [
    ...stages.flatMap(({ id, exits }) =>
      exits.map(({ to, event, requires }) => ({ place: `stages.${id}.exits.${to}`, events: [event], facts: requires })),
    ),
    ...outcomes.map(({ id, event, requires, reopens }) => ({
      place: `outcomes.${id}`,
      events: [event, ...reopens.map(way => way.event)],
      facts: requires,
    })),
    ...clocks.map(clock => ({
      place: `clocks.${clock.id}`,
      events: [
        ...clock.start.events,
        ...('events' in clock.stop ? clock.stop.events : []),
        ...clock.premature,
        ...clock.tolls.flatMap(({ from, to }) => [from, to]),
        ...[...(clock.ends ?? []), ...(clock.counsel ?? [])].map(({ event }) => event),
      ],
      facts: [clock.start.dateFact, clock.plusDaysFact, clock.length.kind === 'date' ? clock.length.fact : undefined].filter(
        fact => fact !== undefined,
      ),
    })),
  ];
  const clockIds = new Set(clocks.map(({ id }) => id));
  const named = new Set(stages.flatMap(stage => stage.clocks));
  return [
    ...used.flatMap(({ place, events: types }) =>
      types.filter(type => !Object.hasOwn(events, type)).map(type => fault('event/undefined', `${place}.${type}`)),
    ),
    ...used.flatMap(({ place, facts: ids }) =>
      ids.filter(id => !Object.hasOwn(facts, id)).map(id => fault('fact/undefined', `${place}.${id}`)),
    ),
    ...stages.flatMap(stage =>
      stage.clocks.filter(id => !clockIds.has(id)).map(id => fault('clock/undefined', `stages.${stage.id}.clocks.${id}`)),
    ),
    ...(initial === null ? [] : clocks.filter(({ id }) => !named.has(id)).map(({ id }) => fault('clock/unused', `clocks.${id}`))),
  ];
}

function lintClocks({ clocks }: Profile): ProfileFault[] {
  const faults: ProfileFault[] = [];
  clocks.forEach((clock, index) => {
    const { stop, length, id } = clock;
    if ('events' in stop ? stop.events.length === 0 : stop.none.en === '') faults.push(fault('clock/no-stop', `clocks.${id}`));
    const leading = [
      ...(length.kind === 'same-as' ? [length.clock] : []),
      ...(clock.start.after ?? []).map(after => after.clock),
    ];
    for (const named of leading) {
      const other = clocks.findIndex(candidate => candidate.id === named);
      if (other < 0) faults.push(fault('clock/undefined', `clocks.${id}.${named}`));
      else if (other >= index) faults.push(fault('clock/order', `clocks.${id}`));
    }
  });
  return faults;
}

function lintSources(profile: Profile): ProfileFault[] {
  const { stages, outcomes, clocks, refusalGrounds, assurances, checklist, papers, competing } = profile;
  const rules: readonly (readonly [place: string, source: Source | undefined])[] = [
    ...stages.flatMap(stage => [
      [`stages.${stage.id}`, stage.source] as const,
      ...stage.exits.map(exit => [`stages.${stage.id}.exits.${exit.to}`, exit.source] as const),
    ]),
    ...outcomes.flatMap(outcome => [
      [`outcomes.${outcome.id}`, outcome.source] as const,
      ...outcome.reopens.map(way => [`outcomes.${outcome.id}.reopens.${way.to}`, way.source] as const),
    ]),
    ...clocks.flatMap(clock => [
      [`clocks.${clock.id}`, clock.source] as const,
      ...clock.tolls.map(toll => [`clocks.${clock.id}.tolls.${toll.from}`, toll.source] as const),
      ...[...(clock.ends ?? []), ...(clock.counsel ?? [])].map(
        ending => [`clocks.${clock.id}.${ending.event}`, ending.source] as const,
      ),
      ...(clock.start.after ?? []).map(after => [`clocks.${clock.id}.after.${after.clock}`, after.source] as const),
      ...(clock.replaced === undefined ? [] : [[`clocks.${clock.id}.replaced`, clock.replaced] as const]),
    ]),
    ...[...refusalGrounds, ...assurances, ...checklist].map(rule => [rule.id, rule.source] as const),
    ...(papers === null
      ? []
      : [['papers', papers.source] as const, ...papers.rejects.map(({ kind, source }) => [`papers.${kind}`, source] as const)]),
    ...(competing === null ? [] : [['competing', competing.source] as const]),
  ];
  return rules
    .filter(([, source]) => source === undefined || !Object.hasOwn(profile.laws, source.law))
    .map(([place]) => fault('source/missing', place));
}

/** Wherever a text stands in one language it stands in the other. */
function lintTexts(value: unknown, place: string): ProfileFault[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value as Record<string, unknown>); // any object has string keys
  const isText = Object.hasOwn(value, 'en') || Object.hasOwn(value, 'es');
  if (isText) {
    const { en, es } = value as { en?: unknown; es?: unknown };
    const isBoth = typeof en === 'string' && typeof es === 'string' && en.trim() !== '' && es.trim() !== '';
    return isBoth ? [] : [fault('text/missing', place)];
  }
  return entries.flatMap(([key, child]) => lintTexts(child, place === '' ? key : `${place}.${key}`));
}

/** Everything that can be reached, outcomes that any stage may end in included. */
function stagesFrom(profile: Profile, from: string): ReadonlySet<string> {
  const reached = new Set([from, ...profile.outcomes.filter(({ fromAny }) => fromAny).map(({ id }) => id)]);
  for (const id of reached) for (const to of nextOf(profile, id)) reached.add(to); // a Set visits what is added meanwhile
  return reached;
}

function onwardFrom(profile: Profile, from: string): ReadonlySet<string> {
  const reached = new Set(nextOf(profile, from));
  for (const id of reached) for (const to of nextOf(profile, id)) reached.add(to);
  return reached;
}

function nextOf({ stages, outcomes }: Profile, id: string): readonly string[] {
  const stage = stages.find(candidate => candidate.id === id);
  if (stage !== undefined) return stage.exits.map(({ to }) => to);
  const outcome = outcomes.find(candidate => candidate.id === id);
  if (outcome === undefined) return [];
  return [...(outcome.continues === null ? [] : [outcome.continues]), ...outcome.reopens.map(({ to }) => to)];
}

function fault(code: ProfileFaultCode, place: string): ProfileFault {
  return { code, place };
}
