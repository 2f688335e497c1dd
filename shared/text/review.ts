import type { Texts } from './words.ts';

/** Words of the ministers' review: the document, its parts, and how each is counted. */
export const reviewText = {
  byOffice: { en: '{{words}} ({{agency}})', es: '{{words}} ({{agency}})' },
  told: { en: '{{name}}: {{words}}', es: '{{name}}: {{words}}' },
  whichParts: {
    en: 'which parts, separated by commas; all if none is given: {{parts}}',
    es: 'qué partes, separadas por comas; todas si no se indica: {{parts}}',
  },
  title: { en: 'Ministers’ review', es: 'Revisión ministerial' },
  wordsKept: {
    en: 'kept back: these words name a protected value or a case',
    es: 'reservado: estas palabras nombran un dato protegido o un caso',
  },
  planDamaged: {
    en: 'This year was closed, but what is kept of it is not what was closed: its digest differs. Nothing of it is told; verify the audit chain.',
    es: 'Este año se cerró, pero lo que se conserva no es lo que se cerró: su huella difiere. Nada de él se informa; verifique la cadena de auditoría.',
  },
  signs: { en: 'Signs', es: 'Signos' },
  prepare: { en: 'Prepare for ministers', es: 'Preparar para ministros' },
  hint: {
    en: 'One document of the parts you choose, in both languages: on the screen, as PDF and as a workbook. Small counts are suppressed over all parts together, beside everything given out before.',
    es: 'Un solo documento con las partes que elija, en ambos idiomas: en pantalla, en PDF y en libro de cálculo. Las cuentas pequeñas se suprimen en todas las partes juntas y frente a todo lo entregado antes.',
  },
  parts: { en: 'Parts', es: 'Partes' },
  atLeastOne: { en: 'Choose a part', es: 'Elija una parte' },
  part: {
    results: { en: 'Results', es: 'Resultados' },
    pipeline: { en: 'Pipeline', es: 'Trámites' },
    times: { en: 'Times', es: 'Tiempos' },
    reciprocity: { en: 'Reciprocity', es: 'Reciprocidad' },
    stalled: { en: 'What stalled, and why', es: 'Lo que no avanza, y por qué' },
    plan: { en: 'The plan’s progress', es: 'Avance del plan' },
    next: { en: 'Next year’s plan', es: 'Plan del año siguiente' },
    indicators: { en: 'Indicators', es: 'Indicadores' },
    theirs: { en: 'Our figures and theirs', es: 'Nuestras cifras y las suyas' },
  },
  basis: {
    results: {
      en: 'Requests by filing date, each once, and what became of them by the as-of date; persons who came by another route are counted apart, by the day they came.',
      es: 'Peticiones por fecha de presentación, cada una una vez, y su resultado a la fecha del dato; las personas que llegaron por otra vía se cuentan aparte, por el día en que llegaron.',
    },
    pipeline: {
      en: 'The same requests: how far each came, whether it is there still or ended there.',
      es: 'Las mismas peticiones: hasta dónde llegó cada una, y si sigue ahí o terminó ahí.',
    },
    times: {
      en: 'Stays in a stage that ended, of the same requests, in calendar days; and the time from filing to surrender.',
      es: 'Estancias en una etapa que terminaron, de las mismas peticiones, en días naturales; y el tiempo de la petición a la entrega.',
    },
    reciprocity: {
      en: 'Requests of both directions by filing date and by the first offense of each.',
      es: 'Peticiones de ambos sentidos por fecha de presentación y por el primer delito de cada una.',
    },
    stalled: {
      en: 'Of the same requests, those still open that have stood in their stage far longer than such stays usually take in this office; and who has to act there.',
      es: 'De las mismas peticiones, las que siguen en trámite y llevan en su etapa mucho más de lo usual en esta oficina; y a quién corresponde actuar.',
    },
    plan: {
      en: 'Actions in the plan of the year in which the period ends, by framework; and actions of any framework that are stalled or past their day.',
      es: 'Acciones del plan del año en que termina el periodo, por marco; y acciones de cualquier marco detenidas o vencidas.',
    },
    next: {
      en: 'Actions in the plan of the year after, by framework.',
      es: 'Acciones del plan del año siguiente, por marco.',
    },
    indicators: {
      en: 'Values given with their source for the years of the period. What is counted from requests is in the results; other counts of our cases are not in this document.',
      es: 'Datos capturados con su fuente para los años del periodo. Lo que se cuenta de las peticiones está en los resultados; otras cuentas de nuestros casos no están en este documento.',
    },
    theirs: {
      en: 'The same counts as each office holds them. Differences stand as they are; nothing is averaged.',
      es: 'Las mismas cuentas según las tiene cada oficina. Las diferencias quedan como son; nada se promedia.',
    },
  },
  method: {
    results: {
      en: 'Counted from the events of the cases. Units are not added across kinds.',
      es: 'Contado a partir de los eventos de los casos. No se suman unidades de distinto tipo.',
    },
    pipeline: {
      en: 'The furthest column of the board in which a request stood. A share is of all requests filed.',
      es: 'La columna más avanzada del tablero en que estuvo la petición. La parte es de todas las presentadas.',
    },
    times: {
      en: 'A median stands from ten stays on, the middle half from twenty, nine in ten from fifty. Until surrender: Kaplan–Meier by day, 95% band (Greenwood, log-log).',
      es: 'La mediana aparece desde diez estancias, la mitad central desde veinte, nueve de diez desde cincuenta. Hasta la entrega: Kaplan–Meier por día, banda de 95 % (Greenwood, log-log).',
    },
    reciprocity: {
      en: 'Days: the median from filing to surrender, from ten surrenders on.',
      es: 'Días: la mediana de la petición a la entrega, desde diez entregas.',
    },
    stalled: {
      en: 'Stalled: longer than what this office’s own stays in that stage, or its treaty while they are few, let expect.',
      es: 'Sin avance: más de lo que permiten esperar las estancias de esta oficina en esa etapa, o su tratado mientras son pocas.',
    },
    plan: {
      en: 'Actions are counted, not cases or persons. A closed year stands as it was when it was closed; an open one, and what is stalled, by the as-of date. Reasons as they were typed.',
      es: 'Se cuentan acciones, no casos ni personas. Un año cerrado queda como estaba al cerrarse; uno abierto, y lo detenido, a la fecha del dato. Los motivos, como se escribieron.',
    },
    next: {
      en: 'As the plan stands by the as-of date. An action that was carried on says from which year.',
      es: 'Según el plan a la fecha del dato. Una acción que continúa indica de qué año viene.',
    },
    indicators: {
      en: 'In the indicator’s unit, beside what was given. Nothing is added across units, directions or sources.',
      es: 'En la unidad del indicador, junto a lo capturado. Nada se suma entre unidades, sentidos o fuentes.',
    },
    theirs: {
      en: 'Theirs as they came in a file signed by their office. Where ours may not be told, theirs is not told either.',
      es: 'Las suyas según llegaron en un archivo firmado por su oficina. Donde lo nuestro no puede decirse, tampoco se dice lo suyo.',
    },
  },
  planOf: { en: '{{framework}}, {{year}}', es: '{{framework}}, {{year}}' },
  planClosed: { en: '{{name}} (closed, as of {{date}})', es: '{{name}} (cerrado, dato al {{date}})' },
  actions: { en: 'Actions', es: 'Acciones' },
  lateActions: { en: 'Past their day', es: 'Vencidas' },
  milestonesReached: { en: 'of these reached', es: 'de ellos alcanzados' },
  stillActions: { en: 'Stalled or late', es: 'Detenidas o atrasadas' },
  nothingStill: { en: 'No action is stalled or late.', es: 'Ninguna acción está detenida ni atrasada.' },
  carriedFrom: { en: 'From', es: 'Viene de' },
  period: { en: 'Period', es: 'Periodo' },
  amount: { en: 'Amount', es: 'Cantidad' },
  asGiven: { en: 'As given', es: 'Como se capturó' },
  valueSources: { en: 'Where the values come from', es: 'De dónde vienen los datos' },
  valueCautions: { en: 'How each may be read', es: 'Cómo leer cada uno' },
  noValues: { en: 'No values were given for these years.', es: 'No se capturaron datos de estos años.' },
  figure: { en: 'Figure', es: 'Cifra' },
  otherRoute: { en: 'by another route, apart', es: 'por otra vía, aparte' },
  count: { en: 'Count', es: 'Cuenta' },
  stalledHere: { en: 'of these stalled', es: 'de ellas sin avance' },
  waitsFor: { en: 'Waiting for', es: 'Corresponde actuar a' },
  stalledAll: { en: 'all stalled', es: 'total sin avance' },
  ours: { en: 'ours', es: 'nuestras' },
  theirs: { en: 'theirs', es: 'suyas' },
  difference: { en: 'difference', es: 'diferencia' },
  theirPeriod: { en: 'period and as-of date', es: 'periodo y fecha del dato' },
  onlyOurs: { en: 'Their figures have not come.', es: 'Sus cifras no han llegado.' },
  suppressed: {
    en: '<5: a count from 1 to 4. *: hidden so that totals reveal nothing. ≈, **: rounded to 5, or held back, beside what was given out before.',
    es: '<5: una cuenta de 1 a 4. *: oculto para que los totales no revelen nada. ≈, **: redondeado a 5, o reservado, por lo que se entregó antes.',
  },
  pageOf: { en: 'Page {{page}} of {{count}}', es: 'Página {{page}} de {{count}}' },
  filed: { en: 'Filed {{from}} to {{to}}, as of {{asOf}}', es: 'Presentadas del {{from}} al {{to}}, dato al {{asOf}}' },
  export: { en: 'Give out', es: 'Entregar' },
  pdf: { en: 'PDF (.pdf)', es: 'PDF (.pdf)' },
  file: { en: 'enlace-ministers-review', es: 'enlace-revision-ministerial' },
  done: { en: 'The review is in the file.', es: 'La revisión quedó en el archivo.' },
  whose: { en: 'Figures of', es: 'Cifras de' },
  noTheirs: { en: 'none', es: 'ninguna' },
  takeIn: { en: 'Take in their figures', es: 'Recibir sus cifras' },
  takenIn: { en: 'The figures of {{agency}} are here.', es: 'Llegaron las cifras de {{agency}}.' },
  giveFigures: { en: 'Our figures for them', es: 'Nuestras cifras para ellos' },
  figuresFile: { en: 'enlace-figures', es: 'enlace-cifras' },
  figuresDone: { en: 'The signed figures are in the file.', es: 'Las cifras firmadas quedaron en el archivo.' },
  receivedNone: { en: 'No figures of another office have come.', es: 'No han llegado cifras de otra oficina.' },
} as const satisfies Texts;
