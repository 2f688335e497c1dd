import type { Texts } from './words.ts';

/** Words of closed compartments: cases marked for named people. */
export const compartmentsText = {
  title: { en: 'Closed compartments', es: 'Compartimentos cerrados' },
  note: {
    en: 'Cases marked for named people, in a database of their own. Nobody else reads them: not another officer, not with the vault’s key, and not with the recovery code. Others see only that a compartment exists and who has a key to it.',
    es: 'Casos marcados para personas nombradas, en una base de datos propia. Nadie más los lee: ni otro oficial, ni con la llave de la bóveda, ni con el código de recuperación. Los demás solo ven que existe un compartimento y quién tiene su llave.',
  },
  none: { en: 'You are in no closed compartment.', es: 'Usted no está en ningún compartimento cerrado.' },
  name: { en: 'Name', es: 'Nombre' },
  people: { en: 'People', es: 'Personas' },
  cases: { en: 'Cases', es: 'Casos' },
  create: { en: 'New compartment', es: 'Compartimento nuevo' },
  createNow: { en: 'Make it', es: 'Crearlo' },
  change: { en: 'Change people', es: 'Cambiar personas' },
  changeOf: { en: 'Change people of {{name}}', es: 'Cambiar personas de {{name}}' },
  changeNow: { en: 'Change and renew its keys', es: 'Cambiar y renovar sus llaves' },
  changeNote: {
    en: 'It gets another key and its documents are encrypted anew. Whoever leaves keeps what they already copied, and backups made before stay readable to them.',
    es: 'Recibe otra llave y sus documentos se cifran de nuevo. Quien sale conserva lo que ya copió, y los respaldos anteriores le siguen siendo legibles.',
  },
  peopleNote: {
    en: 'You, a supervisor, and a second person: what all of them lose, nobody gets back.',
    es: 'Usted, alguien con rol de supervisión y una segunda persona: lo que todas pierdan, nadie lo recupera.',
  },
  needsName: { en: 'Give it a name. Only its people see it.', es: 'Dele un nombre. Solo lo ven sus personas.' },
  needsPeople: { en: 'Choose its people.', es: 'Elija a sus personas.' },
  made: { en: 'Compartment made', es: 'Compartimento creado' },
  changed: { en: 'People changed, keys renewed', es: 'Personas cambiadas, llaves renovadas' },
  due: { en: 'Keys to be renewed', es: 'Llaves por renovar' },
  setBack: {
    en: 'Closed: its file is older than this office remembers ({{held}} of {{remembered}} acts). Restore the newer file, or go on without what is missing.',
    es: 'Cerrado: su archivo es anterior a lo que esta oficina recuerda ({{held}} de {{remembered}} actos). Restaure el archivo más reciente, o siga sin lo que falta.',
  },
  accept: { en: 'Go on with it', es: 'Seguir con él' },
  acceptOf: { en: 'Go on with {{name}} as it is', es: 'Seguir con {{name}} como está' },
  acceptNote: {
    en: 'What was done in it since is lost here for good. The reason is kept in the history.',
    es: 'Lo que se hizo en él después se pierde aquí para siempre. El motivo queda en el historial.',
  },
  double: {
    en: 'Another case has the reference {{reference}}: somebody made it who may not see yours.',
    es: 'Otro caso tiene la referencia {{reference}}: lo creó alguien que no puede ver el suyo.',
  },
  arrivedApart: {
    en: 'A further packet of this case became {{reference}}: somebody took it in who may not see yours.',
    es: 'Otro paquete de este caso quedó como {{reference}}: lo recibió alguien que no puede ver el suyo.',
  },
  enclose: { en: 'Close for named people', es: 'Cerrar para personas nombradas' },
  encloseTitle: { en: 'Close {{reference}} for named people', es: 'Cerrar {{reference}} para personas nombradas' },
  encloseNow: { en: 'Close it', es: 'Cerrarlo' },
  encloseNote: {
    en: 'The case goes into the compartment with its history, documents, packets and drafts. Others no longer find it; links of other cases to it are removed. Backups made before stay readable to whoever opens the vault.',
    es: 'El caso pasa al compartimento con su historial, documentos, paquetes y borradores. Los demás ya no lo encuentran; se quitan los vínculos de otros casos a este. Los respaldos anteriores siguen legibles para quien abra la bóveda.',
  },
  encloseElsewhere: {
    en: 'Other stations show it, and can change and send it, until they have next exchanged: let them exchange now. What somebody writes there before goes to its people.',
    es: 'Las demás estaciones lo muestran, y pueden modificarlo y enviarlo, hasta su próximo intercambio: pida que intercambien ahora. Lo que alguien escriba ahí antes irá a sus integrantes.',
  },
  into: { en: 'Compartment', es: 'Compartimento' },
  choose: {
    en: 'Choose a compartment. A supervisor makes one in Settings.',
    es: 'Elija un compartimento. Alguien con rol de supervisión lo crea en Ajustes.',
  },
  enclosed: { en: '{{reference}} is closed for named people', es: '{{reference}} quedó cerrado para personas nombradas' },
  sign: { en: 'Closed: {{name}}', es: 'Cerrado: {{name}}' },
  readBy: { en: 'Read by {{people}}', es: 'Lo leen {{people}}' },
  inOne: { en: 'In a closed compartment', es: 'En un compartimento cerrado' },
  takeOut: { en: 'Open to the office', es: 'Abrir a la oficina' },
  takeOutTitle: { en: 'Open {{reference}} to the office', es: 'Abrir {{reference}} a la oficina' },
  takeOutNote: {
    en: 'Whoever may open this vault reads the case from then on, with all its history.',
    es: 'Quien pueda abrir esta bóveda leerá el caso desde entonces, con todo su historial.',
  },
  takeOutElsewhere: {
    en: 'Other stations get the case without its history until now: that stays where its people work.',
    es: 'Las demás estaciones reciben el caso sin su historial hasta ahora: este se queda donde trabajan sus integrantes.',
  },
  takeOutNeeds: { en: 'Say why.', es: 'Indique el motivo.' },
  takenOut: { en: '{{reference}} is open to the office', es: '{{reference}} está abierto a la oficina' },
  giveUpTitle: { en: 'Nobody else reads a compartment of {{name}}', es: 'Nadie más lee un compartimento de {{name}}' },
  giveUpNote: {
    en: '{{name}} is the last person of a closed compartment. Without their keys its cases are lost for good: no supervisor, no backup key and no recovery code opens it.',
    es: '{{name}} es la última persona de un compartimento cerrado. Sin sus llaves, los casos que guarda se pierden para siempre: no lo abre nadie con rol de supervisión, ni la llave de un respaldo, ni el código de recuperación.',
  },
  giveUpInstead: {
    en: 'To keep it, have {{name}} open the vault and add a second person in Settings, Compartments.',
    es: 'Para conservarlo, que {{name}} abra la bóveda y agregue a una segunda persona en Ajustes, Compartimentos.',
  },
  giveUp: { en: 'Give it up for good', es: 'Renunciar para siempre' },
  notCounted: {
    en: 'Cases in closed compartments that you may read and that are not counted here: {{count}}',
    es: 'Casos en compartimentos cerrados que usted puede leer y que aquí no se cuentan: {{count}}',
  },
} as const satisfies Texts;
