import type { Texts } from './words.ts';

/** Words of the case list: its filters, columns, selection and what is done with it. */
export const caseListText = {
  state: { en: 'State', es: 'Estado' },
  standing: {
    open: { en: 'Open', es: 'Abiertos' },
    'after-care': { en: 'In after-care', es: 'Tras la entrega' },
    ended: { en: 'Ended', es: 'Concluidos' },
  },
  stage: { en: 'Stage', es: 'Etapa' },
  officer: { en: 'Officer', es: 'Oficial' },
  counterpart: { en: 'Counterpart', es: 'Contraparte' },
  stop: { en: 'Mandatory deadline', es: 'Plazo fatal' },
  stopWithin: {
    overdue: { en: 'overdue', es: 'vencido' },
    week: { en: 'in 7 days', es: 'en 7 días' },
    month: { en: 'in 30 days', es: 'en 30 días' },
  },
  filters: { en: 'Filters', es: 'Filtros' },
  clear: { en: 'Clear', es: 'Quitar' },

  saved: { en: 'Saved filters', es: 'Filtros guardados' },
  saveThis: { en: 'Save this filter…', es: 'Guardar este filtro…' },
  manage: { en: 'Manage saved filters…', es: 'Administrar filtros guardados…' },
  manageTitle: { en: 'Saved filters', es: 'Filtros guardados' },
  manageHint: { en: 'They are only yours, and are kept in the vault.', es: 'Son solo suyos y se guardan en la bóveda.' },
  noneSaved: { en: 'You have saved no filter yet.', es: 'Aún no ha guardado ningún filtro.' },
  noneSavedAct: { en: 'Filter the list, then save it under a name.', es: 'Filtre la lista y guárdela con un nombre.' },
  rename: { en: 'Rename', es: 'Cambiar el nombre' },
  renameOf: { en: 'Name of “{{name}}”', es: 'Nombre de “{{name}}”' },
  asNow: { en: 'Save as the list is now', es: 'Guardar como está la lista' },
  remove: { en: 'Remove', es: 'Quitar' },
  actsOf: { en: 'Actions for “{{name}}”', es: 'Acciones para “{{name}}”' },
  filterSaved: { en: 'The filter is saved.', es: 'El filtro quedó guardado.' },

  columns: { en: 'Columns', es: 'Columnas' },
  columnsHint: { en: 'Kept on this computer.', es: 'Se recuerda en este equipo.' },
  width: { en: 'Width of {{column}}', es: 'Ancho de {{column}}' },
  widths: {
    narrow: { en: 'narrow', es: 'angosta' },
    usual: { en: 'usual', es: 'normal' },
    wide: { en: 'wide', es: 'ancha' },
  },
  up: { en: 'Move {{column}} up', es: 'Subir {{column}}' },
  down: { en: 'Move {{column}} down', es: 'Bajar {{column}}' },
  usualColumns: { en: 'Usual columns', es: 'Columnas habituales' },
  done: { en: 'Done', es: 'Listo' },

  selected: {
    one: { en: '{{count}} case selected', es: '{{count}} caso seleccionado' },
    other: { en: '{{count}} cases selected', es: '{{count}} casos seleccionados' },
  },
  mostSelected: { en: 'the most at one time', es: 'lo máximo a la vez' },
  selection: { en: 'With the selected cases', es: 'Con los casos seleccionados' },
  selectAll: { en: 'Select every case of the list', es: 'Seleccionar todos los casos de la lista' },
  deselect: { en: 'Clear the selection', es: 'Quitar la selección' },
  assign: { en: 'Assign officer…', es: 'Asignar oficial…' },
  followUp: { en: 'Set follow-up…', es: 'Fijar seguimiento…' },
  calendar: { en: 'Export calendar…', es: 'Exportar calendario…' },
  exportList: { en: 'Export list…', es: 'Exportar lista…' },
  print: { en: 'Print case sheets', es: 'Imprimir hojas de caso' },
  short: {
    assign: { en: 'Officer…', es: 'Oficial…' },
    followUp: { en: 'Follow-up…', es: 'Seguimiento…' },
    calendar: { en: 'Calendar…', es: 'Calendario…' },
    exportList: { en: 'Export…', es: 'Exportar…' },
    print: { en: 'Print sheets', es: 'Imprimir hojas' },
  },
  tooManyToPrint: {
    en: 'At most {{most}} case sheets are printed at once. Select fewer.',
    es: 'Se imprimen a lo sumo {{most}} hojas a la vez. Seleccione menos.',
  },
  sheets: { en: 'Case sheets', es: 'Hojas de caso' },
  backToList: { en: 'Back to the list', es: 'Volver a la lista' },

  assignTitle: {
    one: { en: 'Officer of {{count}} case', es: 'Oficial de {{count}} caso' },
    other: { en: 'Officer of {{count}} cases', es: 'Oficial de {{count}} casos' },
  },
  assignNote: {
    en: 'All of them change in one step, which you can undo.',
    es: 'Todos cambian en un solo paso, que usted puede deshacer.',
  },
  chooseOfficer: { en: 'Choose who.', es: 'Elija a quién.' },
  nobody: { en: 'No officer', es: 'Sin oficial' },
  assignNow: { en: 'Assign', es: 'Asignar' },
  assigned: {
    one: { en: '{{officer}} now has {{count}} more case.', es: '{{officer}} tiene ahora {{count}} caso más.' },
    other: { en: '{{officer}} is now the officer of {{count}} cases.', es: '{{officer}} es ahora oficial de {{count}} casos.' },
  },
  unassigned: {
    one: { en: '{{count}} case has no officer now.', es: '{{count}} caso quedó sin oficial.' },
    other: { en: '{{count}} cases have no officer now.', es: '{{count}} casos quedaron sin oficial.' },
  },
  wasSo: { en: 'It was already so; nothing changed.', es: 'Ya estaba así; nada cambió.' },
  followUpTitle: {
    one: { en: 'Follow up {{count}} case', es: 'Seguimiento de {{count}} caso' },
    other: { en: 'Follow up {{count}} cases', es: 'Seguimiento de {{count}} casos' },
  },
  followUpNote: {
    en: 'Each case gets a deadline of its own, not a mandatory one. It shows in Today and on the case.',
    es: 'Cada caso recibe un plazo propio, que no es fatal. Aparece en Hoy y en el caso.',
  },
  what: { en: 'What to look at', es: 'Qué revisar' },
  on: { en: 'Date', es: 'Fecha' },
  needFollowUp: { en: 'Say what to look at, and when.', es: 'Indique qué revisar y cuándo.' },
  followUpNow: { en: 'Set', es: 'Fijar' },
  followUpSet: {
    one: { en: 'A follow-up is set on {{count}} case.', es: 'Quedó fijado el seguimiento de {{count}} caso.' },
    other: { en: 'A follow-up is set on {{count}} cases.', es: 'Quedó fijado el seguimiento de {{count}} casos.' },
  },
  undone: {
    one: { en: 'Undone in {{count}} case.', es: 'Se deshizo en {{count}} caso.' },
    other: { en: 'Undone in {{count}} cases.', es: 'Se deshizo en {{count}} casos.' },
  },

  exportTitle: {
    one: { en: 'Export a list of {{count}} case', es: 'Exportar una lista de {{count}} caso' },
    other: { en: 'Export a list of {{count}} cases', es: 'Exportar una lista de {{count}} casos' },
  },
  exportFile: { en: 'enlace-cases', es: 'enlace-casos' },
  exportForm: { en: 'Kind of file', es: 'Tipo de archivo' },
  exportClear: {
    en: 'The file leaves the vault unencrypted. Its first line says that it is internal and not a disclosure; the export is recorded in the audit chain.',
    es: 'El archivo sale de la bóveda sin cifrar. Su primera línea dice que es interno y que no es una comunicación; la exportación queda en la cadena de auditoría.',
  },
  exportColumns: { en: 'With the columns that the list shows now:', es: 'Con las columnas que la lista muestra ahora:' },
  exportNow: { en: 'Choose where…', es: 'Elegir dónde…' },
  exported: {
    one: { en: '{{count}} case is in the file.', es: '{{count}} caso quedó en el archivo.' },
    other: { en: '{{count}} cases are in the file.', es: '{{count}} casos quedaron en el archivo.' },
  },
  calendarTitle: {
    one: { en: 'Calendar of {{count}} case', es: 'Calendario de {{count}} caso' },
    other: { en: 'Calendar of {{count}} cases', es: 'Calendario de {{count}} casos' },
  },

  inCases: { en: 'number or name', es: 'número o nombre' },
  best: { en: 'Best matches first.', es: 'Primero las mejores.' },
  newest: { en: 'Very many: newest first.', es: 'Son muchísimas: primero las más nuevas.' },
  hits: {
    one: { en: '{{count}} match.', es: '{{count}} coincidencia.' },
    other: { en: '{{count}} matches.', es: '{{count}} coincidencias.' },
  },
  moreHits: { en: 'The first {{count}} matches.', es: 'Las primeras {{count}} coincidencias.' },
  clearSearch: { en: 'Clear the search', es: 'Quitar la búsqueda' },
  keyMove: { en: 'move', es: 'mover' },
  keyOpen: { en: 'open', es: 'abrir' },
  keySelect: { en: 'select', es: 'seleccionar' },
  keyRange: { en: 'select a range', es: 'seleccionar un tramo' },
  keySearch: { en: 'search', es: 'buscar' },
} as const satisfies Texts;
