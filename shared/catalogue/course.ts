import type { Entity } from '../catalogue-types.ts';
import { choices, field, sharedName } from './field.ts';
import {
  doneProgress,
  evidentiaryOptions,
  languageOptions,
  powersOptions,
  precisionOptions,
  progressOptions,
} from './options.ts';
import { stageOptions } from './stages.ts';

/** What happens and is to happen: events, deadlines, tasks, plans, outcomes (domain pages C.9–C.11). */
export const courseEntities = {
  event: {
    label: { en: 'Event', es: 'Evento' },
    parents: ['case'],
    list: 'events',
    setBy: 'course',
    fields: {
      type: field('LEG', 'identifier', 'Type', 'Tipo', {
        required: true,
        codeOf: 'event',
        inferredFrom: ['event.stageTo', 'event.facts'], // each is of few events
      }),
      on: field('LEG', 'date', 'Date', 'Fecha', {
        hasHappened: true,
        required: true,
        inferredFrom: ['event.at', 'deadline.startOn', 'deadline.dueOn', 'deadline.dueLatestOn'],
      }),
      at: field('OPS', 'instant', 'Date and time', 'Fecha y hora'),
      precision: field('LEG', 'enum', 'Precision', 'Precisión', {
        precisionOf: 'on',
        options: precisionOptions,
      }),
      actor: field('LEG', 'agency', 'Acting authority', 'Autoridad que actúa'),
      subject: field('LEG', 'reference', 'Person', 'Persona', { to: 'subject', tellsRole: 'record' }),
      warrant: field('LEG', 'reference', 'Order concerned', 'Orden a que se refiere', { to: 'warrant', since: 3, binds: true }),
      charge: field('LEG', 'reference', 'Charge concerned', 'Delito a que se refiere', { to: 'charge', since: 3, binds: true }),
      document: field('LEG', 'reference', 'Document concerned', 'Documento a que se refiere', {
        to: 'document',
        since: 3,
        binds: true,
      }),
      plan: field('LEG', 'reference', 'Plan concerned', 'Plan a que se refiere', { to: 'plan', since: 3, binds: true }),
      opensRest: field(
        'LEG',
        'boolean',
        'Also opens what is about no one person or record',
        'Levanta también lo que no se refiere a una persona o un registro',
        { since: 3 },
      ),
      stageFrom: field('LEG', 'enum', 'From stage', 'De la etapa', { options: stageOptions }),
      stageTo: field('LEG', 'enum', 'To stage', 'A la etapa', { options: stageOptions, inferredFrom: ['event.type'] }),
      facts: field('LEG', 'texts', 'Facts the deadlines need', 'Datos que requieren los plazos', { codeOf: 'fact' }),
      reason: field('LEG', 'text', 'Reason', 'Motivo'),
      source: field('LEG', 'reference', 'Source document', 'Documento fuente', { to: 'document' }),
      note: field('OPS', 'text', 'Note', 'Nota'),
      supersedes: field('LEG', 'reference', 'Corrects', 'Corrige', { to: 'event', binds: true }),
      retracted: field('LEG', 'boolean', 'Did not happen', 'No ocurrió'),
    },
  },
  deadline: {
    label: { en: 'Deadline', es: 'Plazo' },
    parents: ['case'],
    list: 'deadlines',
    fields: {
      clock: field('ADM', 'identifier', 'Deadline in law', 'Plazo legal', { codeOf: 'clock' }),
      label: field('ADM', 'text', 'What is due', 'Qué vence'),
      startEvent: field('ADM', 'reference', 'Start event', 'Evento inicial', { to: 'event', binds: true }),
      startOn: field('ADM', 'date', 'Starts on', 'Inicia el', { inferredFrom: ['deadline.dueOn', 'deadline.dueLatestOn'] }),
      dueOn: field('ADM', 'date', 'Due on', 'Vence el', {
        inferredFrom: ['deadline.startOn', 'deadline.dueLatestOn'], // so many days apart as the law says
        due: {
          ...{ weight: 'hard', softIf: [{ field: 'hardStop', is: [false] }], owner: 'owner' },
          ...{ since: 'startOn', latest: 'dueLatestOn', words: 'label', ...doneProgress },
        },
      }),
      dueLatestOn: field('ADM', 'date', 'Due on, other count', 'Vence el, otro cómputo', {
        inferredFrom: ['deadline.startOn', 'deadline.dueOn'],
      }),
      dayType: field('ADM', 'enum', 'Day type', 'Tipo de días', {
        options: choices({
          calendar: ['Calendar', 'Naturales'],
          business: ['Business', 'Hábiles'],
          unspecified: ['Not specified', 'Sin especificar'],
        }),
      }),
      hardStop: field('ADM', 'boolean', 'Mandatory deadline', 'Plazo fatal'),
      owner: field('ADM', 'agency', 'Owner', 'A cargo de'),
      alertDays: field('ADM', 'integer', 'Alert days before', 'Días de aviso previo'),
      status: field('ADM', 'enum', 'Status', 'Estado', { options: progressOptions }),
      waivedBy: field('LEG', 'text', 'Waived by', 'Dispensado por'),
      basis: field('LEG', 'text', 'Basis', 'Fundamento'),
    },
  },
  task: {
    label: { en: 'Task', es: 'Tarea' },
    parents: ['case'],
    list: 'tasks',
    fields: {
      what: field('OPS', 'text', 'What', 'Qué', { required: true }),
      assignee: field('CON', 'name', 'Assigned to', 'Asignada a'),
      dueOn: field('ADM', 'date', 'Due on', 'Vence el', {
        due: {
          ...{ weight: 'soft', owner: 'party', words: 'what', officer: 'assignee' },
          ...{ waitsFor: 'dependsOn', alsoWaitsFor: { entity: 'taskWait', field: 'task' }, asksForDay: true, ...doneProgress },
        },
      }),
      status: field('ADM', 'enum', 'Status', 'Estado', {
        options: progressOptions,
        inferredFrom: ['task.doneOn', 'task.result'], // what was done by a day, and with what result, is done
      }),
      party: field('OPS', 'agency', 'Party that owes it', 'Parte a cargo', { since: 3 }),
      powers: field('OPS', 'enum', 'Powers used', 'Facultades que ejerce', { since: 3, options: powersOptions }),
      country: field('OPS', 'country', 'In which country', 'En qué país', { since: 3, inferredFrom: ['task.place'] }),
      place: field('OPS', 'place', 'Place', 'Lugar', { since: 3, level: 'L3' }),
      phase: field('OPS', 'reference', 'Phase', 'Fase', { since: 3, to: 'phase' }),
      operation: field('OPS', 'reference', 'Operation', 'Operativo', { since: 3, to: 'plan', binds: true }),
      dependsOn: field('OPS', 'reference', 'Waits for', 'Espera a', { since: 3, to: 'task' }),
      evidentiaryStatus: field('LEG', 'enum', 'Evidential status of its result', 'Valor probatorio del resultado', {
        since: 3,
        options: evidentiaryOptions,
      }),
      doneOn: field('OPS', 'date', 'Done on', 'Cumplida el', { since: 3, isPast: true }),
      result: field('OPS', 'text', 'Result', 'Resultado', { since: 3 }),
      sharedName,
    },
  },
  plan: {
    label: { en: 'Operational plan', es: 'Plan operativo' },
    parents: ['case'],
    list: 'plans',
    fields: {
      name: field('OPS', 'name', 'Name', 'Nombre', { required: true }),
      objective: field('OPS', 'text', 'Objective', 'Objetivo'),
      phase: field('OPS', 'text', 'Phase', 'Fase'),
      target: field('OPS', 'reference', 'Target', 'Persona objetivo', { to: 'subject', tellsRole: 'record' }),
      place: field('OPS', 'place', 'Place', 'Lugar', { level: 'L3' }),
      windowStartAt: field('OPS', 'instant', 'Window from', 'Ventana desde', { level: 'L3' }),
      windowEndAt: field('OPS', 'instant', 'Window to', 'Ventana hasta', { level: 'L3' }),
      technique: field('TEC', 'text', 'Technique', 'Técnica'),
      sourceBasis: field('SRC', 'text', 'Source basis', 'Sustento en fuente'),
      communications: field('OPS', 'text', 'Communications', 'Comunicaciones'),
      risk: field('OPS', 'text', 'Risk', 'Riesgo'),
      medical: field('OPS', 'text', 'Medical', 'Atención médica'),
      deconfliction: field('OPS', 'text', 'Deconfliction', 'No interferencia'),
      decision: field('OPS', 'enum', 'Go or no-go', 'Se autoriza', {
        options: choices({ pending: ['Pending', 'Pendiente'], go: ['Go', 'Autorizado'], 'no-go': ['No-go', 'No autorizado'] }),
      }),
      contingency: field('OPS', 'text', 'Contingency', 'Contingencia'),
      results: field('OPS', 'text', 'Results', 'Resultados'),
      lessons: field('OPS', 'text', 'Lessons', 'Lecciones'),
      sharedName,
    },
  },
  planTask: {
    label: { en: 'Task of a plan', es: 'Tarea de un plan' },
    parents: ['plan'],
    list: 'planTasks',
    fields: {
      agency: field('OPS', 'agency', 'Agency', 'Autoridad', { required: true }),
      action: field('OPS', 'text', 'Action', 'Acción', { required: true }),
      powers: field('OPS', 'enum', 'Powers used', 'Facultades que ejerce', { options: powersOptions }),
      territory: field('OPS', 'text', 'Territory', 'Territorio'),
      country: field('OPS', 'country', 'In which country', 'En qué país', { since: 3, inferredFrom: ['planTask.territory'] }),
      resources: field('OPS', 'text', 'Resources', 'Recursos'),
    },
  },
  outcome: {
    label: { en: 'Outcome', es: 'Resultado' },
    parents: ['case'],
    list: 'outcomes',
    fields: {
      type: field('LEG', 'enum', 'Type', 'Tipo', {
        required: true,
        options: choices({
          arrest: ['Arrest', 'Detención'],
          extradition: ['Extradition', 'Extradición'],
          charge: ['Charge', 'Imputación'],
          conviction: ['Conviction', 'Condena'],
          sentence: ['Sentence', 'Sentencia'],
          seizure: ['Seizure', 'Aseguramiento'],
          forfeiture: ['Criminal forfeiture', 'Decomiso'],
          'civil-forfeiture': ['Civil forfeiture', 'Extinción de dominio'],
          'lab-dismantled': ['Laboratory dismantled', 'Laboratorio desmantelado'],
          'victim-rescued': ['Victim rescued', 'Víctima rescatada'],
          training: ['Training', 'Capacitación'],
        }),
        optionsSince: { 'civil-forfeiture': 2 },
      }),
      on: field('LEG', 'date', 'Date', 'Fecha', { hasHappened: true }),
      place: field('OPS', 'place', 'Place', 'Lugar'),
      agencies: field('LEG', 'texts', 'Participating agencies', 'Autoridades participantes'),
      isJoint: field('LEG', 'boolean', 'Joint outcome', 'Resultado conjunto'),
      isPublic: field('ADM', 'boolean', 'Announced', 'Anunciado'),
      persons: field('LEG', 'integer', 'Persons', 'Personas'),
      sentenceMonths: field('LEG', 'integer', 'Sentence in months', 'Pena en meses'),
      countingRule: field('ADM', 'text', 'Counting rule', 'Regla de conteo'),
      asOf: field('ADM', 'date', 'As of', 'Dato al', { hasHappened: true }),
      source: field('ADM', 'text', 'Source of the figure', 'Fuente de la cifra'),
    },
  },
  seizureLine: {
    label: { en: 'Seizure line', es: 'Renglón de aseguramiento' },
    parents: ['outcome'],
    list: 'seizures',
    fields: {
      commodity: field('LEG', 'identifier', 'Kind of goods', 'Tipo de bien', { required: true, codeOf: 'goods' }),
      form: field('LEG', 'text', 'Form', 'Presentación'),
      gross: field('LEG', 'quantity', 'Gross', 'Bruto', { inferredFrom: ['seizureLine.reported', 'evidence.quantity'] }),
      net: field('LEG', 'quantity', 'Net', 'Neto', { inferredFrom: ['seizureLine.reported', 'evidence.quantity'] }),
      reported: field('LEG', 'quantity', 'As reported', 'Como se informó', {
        inferredFrom: ['seizureLine.gross', 'seizureLine.net', 'evidence.quantity'],
      }),
      measured: field('LEG', 'enum', 'How measured', 'Cómo se midió', {
        options: choices({
          estimated: ['Estimated', 'Estimado'],
          weighed: ['Weighed', 'Pesado'],
          lab: ['Laboratory', 'Laboratorio'],
        }),
      }),
      purityPercent: field('LEG', 'decimal', 'Purity in percent', 'Pureza en por ciento', {
        inferredFrom: ['evidence.purityPercent'],
      }),
      value: field('LEG', 'money', 'Value', 'Valor'),
      valueOn: field('LEG', 'date', 'Valued on', 'Valuado el', { hasHappened: true }),
      serials: field('LEG', 'texts', 'Serial numbers', 'Números de serie', { level: 'L2' }),
      agency: field('LEG', 'agency', 'Seizing agency', 'Autoridad que asegura'),
      isJoint: field('LEG', 'boolean', 'Joint', 'Conjunto'),
    },
  },
} as const satisfies Record<string, Entity>;

/**
 * One paragraph of a narrative, with its own mark: there is no unmarked free text. `of` names which narrative of the parent it belongs to.
 * Its default is operational; where it speaks of a source, a technique or a victim its mark says so.
 */
export function portionEntity(parents: readonly string[]): Entity {
  return {
    label: { en: 'Portion of a narrative', es: 'Fragmento de un relato' },
    parents,
    list: 'portions',
    fields: {
      of: field('ADM', 'enum', 'Narrative', 'Relato', {
        required: true,
        options: choices({
          facts: ['Facts', 'Hechos'],
          summary: ['Summary', 'Resumen'],
          assistance: ['Assistance requested', 'Asistencia solicitada'],
          'probable-cause': ['Probable cause', 'Causa probable'],
          analysis: ['Legal analysis', 'Análisis jurídico'],
          questions: ['Questions', 'Interrogatorio'],
          plan: ['Plan', 'Plan'],
          results: ['Results', 'Resultados'],
          remarks: ['Remarks', 'Observaciones'],
        }),
      }),
      text: field('OPS', 'text', 'Text', 'Texto', { required: true }),
      language: field('ADM', 'enum', 'Language', 'Idioma', { options: languageOptions }),
    },
  };
}
