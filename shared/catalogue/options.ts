import type { DueRule } from '../catalogue-types.ts';
import { choices } from './field.ts';

// Lists that more than one entity uses. Codes are stored; the words are for people.

export const languageOptions = choices({
  es: ['Spanish', 'Español'],
  en: ['English', 'Inglés'],
  other: ['Other language', 'Otro idioma'],
});

export const confidenceOptions = choices({
  confirmed: ['Confirmed', 'Confirmado'],
  probable: ['Probable', 'Probable'],
  possible: ['Possible', 'Posible'],
  doubtful: ['Doubtful', 'Dudoso'],
});

export const precisionOptions = choices({
  exact: ['Exact', 'Exacta'],
  month: ['Month known', 'Se conoce el mes'],
  year: ['Year known', 'Se conoce el año'],
  estimated: ['Estimated', 'Estimada'],
});

export const channelOptions = choices({
  'formal-mla': ['Formal mutual legal assistance', 'Asistencia jurídica internacional formal'],
  diplomatic: ['Diplomatic channel', 'Vía diplomática'],
  informal: ['Informal assistance', 'Asistencia informal'],
  spontaneous: ['Spontaneous information', 'Información espontánea'],
  police: ['Police to police, liaison', 'Entre policías, enlace'],
  interpol: ['INTERPOL I-24/7', 'INTERPOL I-24/7'],
  fiu: ['Between financial intelligence units', 'Entre unidades de inteligencia financiera'],
});

export const evidentiaryOptions = choices({
  intelligence: ['Intelligence', 'Inteligencia'],
  lead_only: ['Lead only', 'Solo como indicio'],
  evidence: ['Evidence', 'Dato o medio de prueba'],
});

export const precedenceOptions = choices({
  routine: ['Routine', 'Ordinaria'],
  priority: ['Priority', 'Prioritaria'],
  urgent: ['Urgent', 'Urgente'],
  imminent_threat: ['Imminent threat', 'Amenaza inminente'],
});

export const progressOptions = choices({
  open: ['Open', 'Pendiente'],
  in_progress: ['In progress', 'En curso'],
  done: ['Done', 'Cumplido'],
  overdue: ['Overdue', 'Vencido'],
  cancelled: ['Canceled', 'Cancelado'],
});

/** By the status above: nothing is due any more because it was done, or because it no longer is to be. */
export const doneProgress: Pick<DueRule, 'metBy' | 'endedBy'> = {
  metBy: [{ field: 'status', is: ['done'] }],
  endedBy: [{ field: 'status', is: ['cancelled'] }],
};

export const powersOptions = choices({
  coercive: ['Coercive', 'Coercitiva'],
  'non-coercive': ['Not coercive', 'No coercitiva'],
});
