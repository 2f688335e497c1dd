import { readingNames, stateNames, toBeConfirmed } from './clocks/sentences.ts';
import type { StageView } from './contract/stages.ts';
import type { Bilingual, Language } from './language.ts';
import type { DeadlineRow, PipelineCase, PipelineReport } from './pipeline.ts';

// The terminal's text forms. Columns are as wide as they need; dates stand in ISO form, so that lines sort and search.

/** Deadlines under their heads, soonest first as they come; a sentence when there are none. */
export function deadlinesText(rows: readonly DeadlineRow[], language: Language): string {
  if (rows.length === 0) return noDeadlines[language];
  const lines = rows.map(row => [
    row.mustStopBy ?? '—',
    row.latest !== null && row.latest !== row.mustStopBy ? row.latest : '',
    daysText(row.daysLeft, language),
    stateNames[row.state][language],
    row.reference,
    labelText(row, language),
    row.missing.length > 0 ? row.missing.map(({ label }) => label[language]).join(', ') : (row.citation?.text[language] ?? ''),
  ]);
  const heads = [
    { en: 'By', es: 'A más tardar' },
    { en: 'Latest', es: 'Otra lectura' },
    { en: 'Days', es: 'Días' },
    { en: 'State', es: 'Estado' },
    { en: 'Case', es: 'Caso' },
    { en: 'Deadline', es: 'Plazo' },
    { en: 'Source or missing', es: 'Fuente o faltante' },
  ];
  return columns([heads.map(head => head[language]), ...lines]);
}

/** Where a case stands, what may follow and what runs. */
export function stageText(view: StageView, language: Language): string {
  const say = (text: Bilingual): string => text[language];
  const { state } = view;
  const parts = [
    `${say(view.label)} (${state.stage})${state.enteredOn === null ? '' : ` · ${state.enteredOn}`}`,
    `${say({ en: 'Profile', es: 'Perfil' })}: ${say(view.profileLabel)} (${view.profile})`,
  ];
  if (view.owners.length > 0) parts.push(`${say({ en: 'Whose move', es: 'A quién le toca' })}: ${view.owners.join(', ')}`);
  if (view.exits.length > 0) {
    const exits = view.exits.map(exit => [
      `  ${exit.to}`,
      exit.event,
      say(exit.label),
      exit.asks.map(({ label }) => say(label)).join(', '),
    ]);
    parts.push(`\n${say({ en: 'Ways on', es: 'Salidas' })}`, columns(exits));
  }
  if (view.clocks.length > 0) {
    const clocks = view.clocks.map(clock => [
      `  ${say(clock.label)}`,
      clock.readings.map(({ lastDay, kind }) => `${lastDay} (${readingNames[kind][language]})`).join(' / ') || '—',
      stateNames[clock.state][language],
      clock.citation.text[language] + (clock.citation.tag === 'M' ? ` (${toBeConfirmed[language]})` : ''),
    ]);
    parts.push(`\n${say({ en: 'Clocks', es: 'Plazos' })}`, columns(clocks));
  }
  if (view.corrections.length > 0)
    parts.push(
      `\n${say({ en: 'Corrected', es: 'Corregido' })}`,
      ...view.corrections.map(versions => `  ${correctionText(view, versions, language)}`),
    );
  if (view.package !== null) {
    const { completenessPercent, readyCount, lines } = view.package;
    parts.push(`\n${say({ en: 'Package', es: 'Expediente' })}: ${completenessPercent} % · ${readyCount}/${lines.length}`);
  }
  return parts.join('\n');
}

/** An event with the days it stood at, oldest first, and why it was changed each time. */
function correctionText({ eventNames }: StageView, versions: StageView['corrections'][number], language: Language): string {
  const type = versions[0]?.type ?? '';
  const steps = versions.map(({ on, why, retracted }, at) => {
    const day = retracted === true ? { en: 'did not happen', es: 'no ocurrió' }[language] : on;
    return at > 0 && why !== null ? `${day} (${why})` : day;
  });
  return `${eventNames[type]?.[language] ?? type}: ${steps.join(' → ')}`;
}

/** The supervisor's report in lines. */
export function pipelineText(report: PipelineReport, language: Language): string {
  const say = (en: string, es: string): string => (language === 'en' ? en : es);
  const { stages, outcomes, next, stalled } = report;
  const percent = report.returnedWithDefectsPercent;
  const facts = [
    [say('As of', 'Al día'), report.asOf],
    [say('Cases', 'Casos'), `${report.cases} (${say('open', 'abiertos')}: ${report.open})`],
    [say('Extraditions', 'Extradiciones'), String(report.extraditions)],
    [say('Came another way (counted apart)', 'Por otra vía (se cuentan aparte)'), String(report.alternatives)],
    [say('At large, order issued', 'Prófugos con orden'), String(report.atLarge)],
    [say('Assurances outstanding', 'Garantías pendientes'), String(report.assurancesOutstanding)],
    [say('Requests returned with defects', 'Peticiones devueltas con defectos'), percent === null ? '—' : `${percent} %`],
    [say('Histories that do not fit their profile', 'Historiales que no caben en su perfil'), String(report.withFaults)],
  ];
  const stageRows = stages.map(row => [
    row.direction ?? '',
    row.stage,
    row.label[language],
    String(row.cases),
    String(row.medianDaysInStage),
    String(row.longestDaysInStage),
    String(row.withStopInThirtyDays),
    row.side === null ? '' : row.side === 'requesting' ? say('requesting', 'requirente') : say('requested', 'requerida'),
  ]);
  const stageHeads = [
    say('Direction', 'Sentido'),
    '',
    say('Stage', 'Etapa'),
    say('Cases', 'Casos'),
    say('Median days', 'Mediana de días'),
    say('Longest', 'Máximo'),
    say('Stop ≤ 30 d', 'Plazo ≤ 30 d'),
    say('Whose move', 'Le toca a'),
  ];
  const outcomeRows = outcomes.map(row => [
    row.direction ?? '',
    row.label[language],
    String(row.cases),
    row.medianDaysFromFiling === null ? '—' : String(row.medianDaysFromFiling),
  ]);
  const outcomeHeads = [
    say('Direction', 'Sentido'),
    say('Outcome', 'Resultado'),
    say('Cases', 'Casos'),
    say('Median days from filing', 'Mediana de días desde la petición'),
  ];
  return [
    columns(facts),
    ...section(say('Stages', 'Etapas'), stageHeads, stageRows),
    ...section(say('Outcomes', 'Resultados'), outcomeHeads, outcomeRows),
    ...section(
      say('Next hard stops', 'Próximos plazos fatales'),
      caseHeads(language),
      next.map(row => caseRow(row, language)),
    ),
    ...section(
      say(
        `Nothing happened for ${report.stalledAfterDays} days (${report.stalledCases})`,
        `Sin movimiento en ${report.stalledAfterDays} días (${report.stalledCases})`,
      ),
      caseHeads(language),
      stalled.map(row => caseRow(row, language)),
    ),
  ].join('\n');
}

const noDeadlines: Bilingual = { en: 'No deadlines are running.', es: 'No corre ningún plazo.' };

function caseHeads(language: Language): readonly string[] {
  return language === 'en'
    ? ['Case', 'Stage', 'Move', 'By', 'Days', 'Clock']
    : ['Caso', 'Etapa', 'Le toca a', 'A más tardar', 'Días', 'Plazo'];
}

function caseRow(row: PipelineCase, language: Language): readonly string[] {
  return [
    row.reference,
    row.label[language],
    row.owner ?? '',
    row.nextStopOn ?? '—',
    daysText(row.daysToStop, language),
    row.nextStopClock ?? '',
  ];
}

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : [`\n${title}`, columns([heads, ...rows])];
}

function daysText(days: number | null, language: Language): string {
  if (days === null) return '—';
  if (days === 0) return language === 'en' ? 'today' : 'hoy';
  return days < 0 ? `−${-days}` : String(days);
}

function labelText({ label, bound, citation }: DeadlineRow, language: Language): string {
  const lower = bound === 'lower' ? (language === 'en' ? ' (at the earliest)' : ' (como mínimo)') : '';
  return `${label[language]}${lower}${citation?.tag === 'M' ? ` (${toBeConfirmed[language]})` : ''}`;
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
