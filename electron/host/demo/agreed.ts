import { listCases } from '../../../db/cases.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { CivilDate, Json } from '../../../shared/language.ts';
import { bringFramework } from '../framework/framework-file.ts';
import { readIndicators } from '../framework/indicators.ts';
import { readItems } from '../framework/items.ts';
import { servedHandlers } from '../framework/served.ts';
import { importValues } from '../framework/value-file.ts';
import { groundOf } from '../framework/values.ts';
import { yearHandlers } from '../framework/years.ts';
import { officeDays } from '../ground/office-day.ts';
import type { SessionContext } from '../ground/context.ts';

const invented = { en: 'Invented for the demo.', es: 'Inventado para la demostración.' };

/**
 * What the demo office works towards: an invented framework of three years with the plan of last year, which is closed, and of this one; cases that
 * serve it; and invented figures, which say so.
 */
export async function agree(context: SessionContext): Promise<void> {
  const serving = listCases(context.session.office, { kinds: ['extradition'] }, { offset: 0, limit: 3 });
  const today = officeDays(context.session, context).office;
  const year = Number(today.slice(0, 4));
  const { framework } = bringFramework(context, agreed(year, today));
  const decisions = actionsOf(context, framework, year - 1).flatMap(({ id, isOpen }) =>
    isOpen ? [{ action: id, carry: true, reason: 'Half of it is done; the other half waits for the budget.' }] : [],
  );
  await yearHandlers['framework:close-year']({ framework, year: year - 1, decisions }, context);
  const [action] = actionsOf(context, framework, year);
  if (action !== undefined)
    for (const { id: caseId } of serving)
      await servedHandlers['framework:serve']({ caseId, action: action.id, isServed: true }, context);
  importValues(context, figures(year), {
    indicators: readIndicators(context.session),
    ground: groundOf(context.session, today),
    decimals: 'point',
    why: undefined,
  });
}

function actionsOf({ session }: SessionContext, framework: string, year: number) {
  const { all, byId } = readItems(session);
  return all.flatMap(item => {
    if (item.framework !== framework || item.kind !== 'year' || item.fields.year !== year) return [];
    const action = byId.get(item.parent ?? '');
    return action === undefined ? [] : [{ id: action.id, isOpen: action.fields.status !== 'done' }];
  });
}

/** Days of this year that are near enough to be owed. */
function dayIn(today: CivilDate, days: number): string {
  return civilDate(dayNumber(today) + days);
}

function agreed(year: number, today: CivilDate): Json {
  const names = (en: string, es: string) => ({ en, es });
  return {
    format: 'enlace-framework',
    version: 1,
    number: 'DEMO',
    names: names('Demo framework (invented)', 'Marco de demostración (inventado)'),
    fromYear: year - 1,
    toYear: year + 1,
    source: 'Enlace demo',
    evidence: 'V',
    note: invented,
    goals: [
      {
        number: '1',
        names: names('Bring to trial', 'Llevar a juicio'),
        objectives: [
          {
            number: '1.1',
            names: names('Extraditions without avoidable delay', 'Extradiciones sin demoras evitables'),
            actions: [
              {
                number: '1.1.1',
                names: names('Cure defective packages within ten days', 'Subsanar expedientes en diez días'),
                status: 'under-way',
                officer: 'Andrea Solís Whitman',
                dueOn: dayIn(today, 5),
                progress: 'A checklist is agreed; two offices use it.',
                years: [year - 1, year],
                milestones: [
                  { names: names('Checklist agreed', 'Lista acordada'), dueOn: `${year - 1}-09-30`, doneOn: `${year - 1}-09-12` },
                  { names: names('Half-year figures exchanged', 'Cifras semestrales intercambiadas'), dueOn: dayIn(today, -3) },
                ],
              },
              {
                number: '1.1.2',
                names: names('Monthly call of both Central Authorities', 'Llamada mensual de ambas Autoridades Centrales'),
                status: 'done',
                agency: 'US-DOJ-OIA',
                years: [year - 1],
              },
            ],
          },
        ],
      },
      {
        number: '2',
        names: names('Arms and money', 'Armas y dinero'),
        objectives: [
          {
            number: '2.1',
            names: names('Trace what is seized', 'Rastrear lo asegurado'),
            actions: [
              {
                number: '2.1.1',
                names: names('Train forty tracing officers', 'Capacitar a cuarenta oficiales de rastreo'),
                status: 'stalled',
                reason: 'The second course has no room before spring.',
                agency: 'MX-FGR',
                dueOn: `${year}-12-15`,
                years: [year],
                milestones: [
                  {
                    names: names('First course held', 'Primer curso impartido'),
                    dueOn: `${year}-06-30`,
                    doneOn: `${year}-06-21`,
                  },
                ],
              },
              {
                number: '2.1.2',
                names: names('Exchange tracing results every quarter', 'Intercambiar resultados de rastreo cada trimestre'),
                agency: 'US-ATF',
                dueOn: `${year + 1}-03-31`,
                years: [year + 1],
              },
            ],
          },
        ],
      },
    ],
  };
}

/** Invented figures of the last three whole years. */
function figures(year: number): string {
  const rows = [
    ['GUNS', 'firearms', [412, 385, 447]],
    ['METH-KG', 'lb', ['2,310.5', '1,984', '2,655.25']],
    ['TRAININGS', 'trainings', [6, 9, 8]],
  ] as const;
  const lines = rows.flatMap(([code, unit, values]) =>
    values.map((value, at) => `${code};${year - 3 + at};${value};${unit};${year - 2 + at}-01-31;Enlace demo (invented)`),
  );
  return ['indicator;year;amount;unit;as of;source', ...lines].join('\n');
}
