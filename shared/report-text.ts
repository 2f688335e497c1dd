import { correctionReason } from './correction-reason.ts';
import { owedText } from './owed-text.ts';
import { citationText, endSentences, readingNames, stateNames, toBeConfirmed } from './clocks/sentences.ts';
import { catalogue } from './catalogue.ts';
import type { Due } from './clocks/due.ts';
import type { StageView } from './contract/stages.ts';
import type { UnsaidEvent } from './decision/awaited-events.ts';
import type { Bilingual } from './language.ts';
import type { Reader } from './reader.ts';
import { stageFaults } from './stage-failure.ts';
import type { DeadlineRow, PipelineCase, PipelineReport } from './pipeline.ts';

// The terminal's text forms. Columns are as wide as they need; dates stand in ISO form, so that lines sort and search.

/** Deadlines under their heads, soonest first as they come; a sentence when there are none. */
export function deadlinesText(rows: readonly DeadlineRow[], reader: Reader): string {
  if (rows.length === 0) return reader.say(noDeadlines);
  const lines = rows.map(row => [
    row.mustStopBy ?? '—',
    row.latest !== null && row.latest !== row.mustStopBy ? row.latest : '',
    daysText(row.due, reader),
    reader.say(stateNames[row.state]),
    row.reference,
    labelText(row, reader),
    sourceOrMissing(row, reader),
  ]);
  const heads = [
    { en: 'Due by', es: 'A más tardar' },
    { en: 'Latest count', es: 'Otro cómputo' },
    { en: 'Days', es: 'Días' },
    { en: 'State', es: 'Estado' },
    { en: 'Case', es: 'Caso' },
    { en: 'Deadline', es: 'Plazo' },
    { en: 'Source or missing', es: 'Fuente o faltante' },
  ];
  return columns([heads.map(head => reader.say(head)), ...lines]);
}

/** What is missing, why it no longer applies, or else the source. */
function sourceOrMissing({ missing, ended, citation, entered }: DeadlineRow, reader: Reader): string {
  if (missing.length > 0) return missing.map(({ label }) => reader.say(label)).join(', ');
  if (ended !== null) return endSentences(ended, reader).join(' ');
  if (entered !== null) return entered.why.map(sentence => reader.say(sentence)).join(' ');
  return citation === null ? '' : citationText(citation, reader);
}

/** What records are called, by their id. */
type Names = Readonly<Record<string, Bilingual>>;

/** Where a case stands, what may follow and what runs. `names`: of the records that await an event. */
export function stageText(view: StageView, reader: Reader, names: Names = {}): string {
  const { say } = reader;
  const { state } = view;
  const parts = [
    `${say(view.label)} (${state.stage})${state.enteredOn === null ? '' : ` · ${state.enteredOn}`}`,
    `${say({ en: 'Profile', es: 'Perfil' })}: ${say(view.profileLabel)} (${view.profile})`,
  ];
  if (view.owed !== null) parts.push(owedText(view.owed, reader));
  if (view.faults.length > 0) parts.push(`\n${faultsText(view, reader)}`);
  if (view.exits.length > 0) {
    const exits = view.exits.map(exit => [
      `  ${exit.to}`,
      exit.event,
      say(exit.label),
      exit.asks.map(({ label }) => say(label)).join(', '),
    ]);
    parts.push(`\n${say({ en: 'Next steps', es: 'Siguientes pasos' })}`, columns(exits));
  }
  for (const lacks of ['about', 'rest'] as const) parts.push(...unsaidText(view, lacks, reader, names));
  if (view.clocks.length > 0) {
    const clocks = view.clocks.map(clock => [
      `  ${say(clock.label)}`,
      clock.readings.map(({ lastDay, kind }) => `${lastDay} (${reader.say(readingNames[kind])})`).join(' / ') || '—',
      [reader.say(stateNames[clock.state]), ...clock.missing.map(({ label }) => say(label))].join(' · '),
      clock.ended === null ? citationText(clock.citation, reader) : endSentences(clock.ended, reader).join(' '),
    ]);
    parts.push(`\n${say({ en: 'Deadlines', es: 'Plazos' })}`, columns(clocks));
  }
  if (view.corrections.length > 0)
    parts.push(
      `\n${say({ en: 'Corrected', es: 'Corregido' })}`,
      ...view.corrections.map(versions => `  ${correctionText(view, versions, reader)}`),
    );
  if (view.package !== null) {
    const { completenessPercent, readyCount, lines } = view.package;
    parts.push(`\n${say({ en: 'Package', es: 'Expediente' })}: ${completenessPercent} % · ${readyCount}/${lines.length}`);
  }
  return parts.join('\n');
}

/** What is wrong with a history, each with the event to correct. */
function faultsText({ faults, eventNames }: StageView, reader: Reader): string {
  const head: Bilingual = {
    en: 'Does not fit: correct it (--correct EVENT)',
    es: 'No corresponde: corríjalo (--correct EVENTO)',
  };
  const rows = faults.map(({ code, event, type, on }) => [
    `  ${on ?? ''}`,
    type === null ? '' : reader.say(eventNames[type] ?? { en: type, es: type }),
    type === null ? '' : event,
    reader.say(stageFaults[code]),
  ]);
  return `${reader.say(head)}\n${columns(rows)}`;
}

const unsaidHeads: Readonly<Record<UnsaidEvent['lacks'], Bilingual>> = {
  about: {
    en: 'Opens nothing yet: name what it is about (--correct EVENT --about RECORD)',
    es: 'Aún no levanta ninguna reserva: indique a qué se refiere (--correct EVENTO --about REGISTRO)',
  },
  rest: {
    en: 'What is about no one person or record is still held: say whether this opens it (--correct EVENT --opens-rest yes|no)',
    es: 'Lo que no se refiere a una persona o un registro sigue reservado: indique si se levanta (--correct EVENTO --opens-rest yes|no)',
  },
};

/**
 * The events that open nothing until somebody names what each is about, and what each may be; or of which nobody said whether the rest opens, and
 * what that is.
 */
function unsaidText({ openings }: StageView, lacks: UnsaidEvent['lacks'], { say }: Reader, names: Names): readonly string[] {
  const unsaid = openings.unsaid.filter(each => each.lacks === lacks);
  if (unsaid.length === 0) return [];
  const rows = unsaid.flatMap(({ event, type, label }) => {
    const awaited = openings.awaited.find(each => each.type === type);
    const candidates = (awaited?.candidates ?? []).map(({ kind, record }) => [
      `    ${say(names[record] ?? catalogue[kind].label)}`,
      record,
    ]);
    const rest = (awaited?.rest ?? []).flatMap(record => (names[record] === undefined ? [] : [[`    ${say(names[record])}`]]));
    return [[`  ${say(label)}`, event], ...(lacks === 'about' ? candidates : rest)];
  });
  return [`\n${say(unsaidHeads[lacks])}\n${columns(rows)}`];
}

/** An event with the days it stood at, oldest first, and why it was changed each time. */
function correctionText({ eventNames }: StageView, versions: StageView['corrections'][number], reader: Reader): string {
  const type = versions[0]?.type ?? '';
  const steps = versions.map(({ on, why, retracted }, at) => {
    const day = retracted === true ? reader.say({ en: 'did not happen', es: 'no ocurrió' }) : on;
    return at > 0 && why !== null ? `${day} (${reader.say(correctionReason(why))})` : day;
  });
  const name = eventNames[type];
  return `${name === undefined ? type : reader.say(name)}: ${steps.join(' → ')}`;
}

/** The supervisor's report in lines. */
export function pipelineText(report: PipelineReport, reader: Reader): string {
  const { say } = reader;
  const { stages, outcomes, next, stalled } = report;
  const percent = report.returnedWithDefectsPercent;
  const facts = [
    [say({ en: 'As of', es: 'Dato al' }), report.asOf],
    [
      say({ en: 'Cases', es: 'Casos' }),
      `${report.cases} (${say({ en: 'open', es: 'abiertos' })}: ${report.open}; ${say({ en: 'in after-care', es: 'tras la entrega' })}: ${report.afterCare})`,
    ],
    [say({ en: 'Extraditions', es: 'Extradiciones' }), String(report.extraditions)],
    [say({ en: 'Came another way (counted apart)', es: 'Por otra vía (se cuentan aparte)' }), String(report.alternatives)],
    [say({ en: 'At large: order not executed', es: 'Orden sin ejecutar' }), String(report.atLarge)],
    [say({ en: 'Assurances outstanding', es: 'Seguridades pendientes' }), String(report.assurancesOutstanding)],
    [
      say({ en: 'Requests returned with deficiencies', es: 'Peticiones devueltas con omisiones o defectos' }),
      percent === null ? '—' : `${percent} %`,
    ],
    [
      say({ en: 'Cases with something wrong in their history', es: 'Casos con fallas en su historial' }),
      String(report.withFaults),
    ],
  ];
  const stageRows = stages.map(row => [
    row.direction ?? '',
    row.stage,
    reader.say(row.label),
    String(row.cases),
    String(row.medianDaysInStage),
    String(row.longestDaysInStage),
    String(row.withStopInThirtyDays),
    row.side === null
      ? ''
      : row.side === 'requesting'
        ? say({ en: 'requesting', es: 'requirente' })
        : say({ en: 'requested', es: 'requerida' }),
  ]);
  const stageHeads = [
    say({ en: 'Direction', es: 'Sentido' }),
    '',
    say({ en: 'Stage', es: 'Etapa' }),
    say({ en: 'Cases', es: 'Casos' }),
    say({ en: 'Median days', es: 'Mediana de días' }),
    say({ en: 'Longest', es: 'Máximo' }),
    say({ en: 'Stop ≤ 30 d', es: 'Plazo ≤ 30 d' }),
    say({ en: 'Action pending with', es: 'Corresponde a' }),
  ];
  const outcomeRows = outcomes.map(row => [
    row.direction ?? '',
    say(catalogue.case.fields['kind']?.options?.[row.kind] ?? { en: row.kind, es: row.kind }),
    reader.say(row.label),
    String(row.cases),
    row.medianDaysFromFiling === null ? '—' : String(row.medianDaysFromFiling),
  ]);
  const outcomeHeads = [
    say({ en: 'Direction', es: 'Sentido' }),
    say({ en: 'Kind', es: 'Tipo' }),
    say({ en: 'Outcome', es: 'Resultado' }),
    say({ en: 'Cases', es: 'Casos' }),
    say({ en: 'Median days from filing', es: 'Mediana de días desde la petición' }),
  ];
  return [
    columns(facts),
    ...section(say({ en: 'Stages', es: 'Etapas' }), stageHeads, stageRows),
    ...section(say({ en: 'Outcomes', es: 'Resultados' }), outcomeHeads, outcomeRows),
    ...mattersText(report, reader),
    ...section(
      say({ en: 'Next mandatory deadlines', es: 'Próximos plazos fatales' }),
      caseHeads(reader),
      next.map(row => caseRow(row, reader)),
    ),
    ...more(report.nextCases - next.length, reader),
    ...section(
      say(
        { en: 'Expired mandatory deadlines ({{cases}})', es: 'Plazos fatales vencidos ({{cases}})' },
        { cases: report.lapsedCases },
      ),
      caseHeads(reader),
      report.lapsed.map(row => caseRow(row, reader)),
    ),
    ...more(report.lapsedCases - report.lapsed.length, reader),
    ...section(
      say(
        { en: 'Nothing happened for {{days}} days ({{cases}})', es: 'Sin movimiento en {{days}} días ({{cases}})' },
        { days: report.stalledAfterDays, cases: report.stalledCases },
      ),
      caseHeads(reader),
      stalled.map(row => caseRow(row, reader)),
    ),
    ...section(
      say(
        {
          en: 'Wrong in their history ({{cases}}): see `case stage CASE`',
          es: 'Con fallas en su historial ({{cases}}): vea `case stage CASO`',
        },
        { cases: report.withFaults },
      ),
      [
        say({ en: 'Case', es: 'Caso' }),
        say({ en: 'Day', es: 'Fecha' }),
        say({ en: 'Event', es: 'Evento' }),
        say({ en: 'Fault', es: 'Falla' }),
      ],
      report.faulty.flatMap(({ reference, faults }) =>
        faults.map(({ on, label, code }) => [reference, on ?? '', label === null ? '' : say(label), say(stageFaults[code])]),
      ),
    ),
    ...more(report.withFaults - report.faulty.length, reader),
  ].join('\n');
}

/** The requests and assets of all cases by where they stand. */
function mattersText({ matters }: PipelineReport, { say }: Reader): readonly string[] {
  const rows = matters.map(({ kind, label, count, ours, isOver }) => [
    say(catalogue[kind].label),
    say(label),
    String(count),
    isOver ? '' : String(ours),
  ]);
  const heads: readonly Bilingual[] = [
    { en: 'Kind', es: 'Tipo' },
    { en: 'Stage', es: 'Etapa' },
    { en: 'How many', es: 'Cuántos' },
    { en: 'Our move', es: 'Nos corresponde' },
  ];
  return section(
    say({ en: 'Requests and assets in cases', es: 'Solicitudes y bienes en los casos' }),
    heads.map(head => say(head)),
    rows,
  );
}

const noDeadlines: Bilingual = { en: 'No deadlines are running.', es: 'No corre ningún plazo.' };

function caseHeads(reader: Reader): readonly string[] {
  const heads: readonly Bilingual[] = [
    { en: 'Case', es: 'Caso' },
    { en: 'Stage', es: 'Etapa' },
    { en: 'Action pending with', es: 'Corresponde a' },
    { en: 'Due by', es: 'A más tardar' },
    { en: 'Days', es: 'Días' },
    { en: 'Deadline', es: 'Plazo' },
  ];
  return heads.map(head => reader.say(head));
}

function caseRow(row: PipelineCase, reader: Reader): readonly string[] {
  return [
    row.reference,
    reader.say(row.label),
    row.owner ?? '',
    row.nextStopOn ?? '—',
    daysText(row.stop, reader),
    row.nextStopClock ?? '',
  ];
}

function more(count: number, reader: Reader): readonly string[] {
  return count <= 0 ? [] : [reader.say({ en: 'and {{count}} more', es: 'y {{count}} más' }, { count })];
}

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : [`\n${title}`, columns([heads, ...rows])];
}

function daysText(due: Due | null, reader: Reader): string {
  if (due === null) return '—';
  const { tone, daysToEarliest: days } = due;
  if (tone === 'today') return reader.say({ en: 'today', es: 'hoy' });
  return days < 0 ? `−${-days}` : String(days);
}

function labelText({ label, bound, citation }: DeadlineRow, reader: Reader): string {
  const lower = bound === 'lower' ? reader.say({ en: ' (at the earliest)', es: ' (como mínimo)' }) : '';
  return `${reader.say(label)}${lower}${citation?.tag === 'M' ? ` (${reader.say(toBeConfirmed)})` : ''}`;
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map(row => [...(row[at] ?? '')].length)));
  return rows
    .map(row =>
      row
        .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - [...cell].length))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
