import type { courseEntities } from './course.ts';
import { group, many, rare, type Form, type FormsOf } from './form.ts';

/** How events, deadlines, tasks, plans and outcomes are asked. */
export const courseForms: FormsOf<typeof courseEntities> = {
  event: [
    group('Event', 'Evento', [
      ['type', 'on', 'precision'],
      ['actor', 'subject'],
    ]),
    group('Why', 'Motivo', [many('reason'), many('note')]),
    rare('What it concerns', 'A qué se refiere', [['warrant', 'charge'], ['document', 'plan'], ['opensRest']]),
    rare('Course', 'Curso', [['at'], ['stageFrom', 'stageTo'], ['facts']]),
    rare('Origin', 'Origen', [['source', 'supersedes'], ['retracted']]),
  ],
  deadline: [
    group('What is due', 'Qué vence', [['label'], ['dueOn', 'owner', 'status']]),
    group('How it counts', 'Cómo se cuenta', [
      ['clock', 'startEvent'],
      ['startOn', 'dayType'],
      ['hardStop', 'alertDays'],
    ]),
    rare('Other count and waiver', 'Otro cómputo y dispensa', [['dueLatestOn', 'waivedBy'], ['basis']]),
  ],
  task: [
    group('Task', 'Tarea', [many('what'), ['party', 'assignee'], ['dueOn', 'status']]),
    group('Where and by what powers', 'Dónde y con qué facultades', [['powers', 'country'], ['place']]),
    group(
      'In the plan',
      'En el plan',
      [
        ['phase', 'operation'],
        ['dependsOn', 'evidentiaryStatus'],
      ],
      ['taskWait'],
    ),
    rare('Afterwards', 'Después', [['doneOn'], many('result'), ['sharedName']]),
  ],
  plan: [
    group('Plan', 'Plan', [['name', 'phase'], many('objective'), ['target', 'decision']]),
    group('When and where', 'Cuándo y dónde', [['windowStartAt', 'windowEndAt'], ['place']]),
    group('Safety', 'Seguridad', [many('risk'), many('medical'), many('communications'), many('contingency')]),
    rare('Means', 'Medios', [many('technique'), many('sourceBasis'), many('deconfliction')]),
    rare('Afterwards', 'Después', [many('results'), many('lessons'), ['sharedName']]),
  ],
  planTask: [group('Task', 'Tarea', [many('action'), ['agency', 'powers'], ['country', 'territory', 'resources']])],
  outcome: [
    group('Outcome', 'Resultado', [['type', 'on'], ['place']]),
    group('Count', 'Conteo', [
      ['persons', 'sentenceMonths'],
      ['agencies', 'isJoint', 'isPublic'],
    ]),
    rare('How it is counted', 'Cómo se cuenta', [['asOf', 'source'], many('countingRule')]),
  ],
  seizureLine: [
    group('Goods', 'Bien', [
      ['commodity', 'form'],
      ['gross', 'net'],
    ]),
    group('Value', 'Valor', [['value', 'valueOn']]),
    group('Agency', 'Autoridad', [['agency', 'isJoint']]),
    rare('Measurement', 'Medición', [['reported'], ['measured', 'purityPercent'], ['serials']]),
  ],
};

export const portionForm: Form<'of' | 'text' | 'language'> = [group('Portion', 'Fragmento', [['of', 'language'], many('text')])];
