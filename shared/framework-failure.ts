/** Refusals about frameworks, plans of years and indicators. */
export const frameworkFailures = {
  'framework/not-found': {
    en: 'That part of the framework is not there. Read it again.',
    es: 'Esa parte del marco no existe. Vuelva a leerlo.',
  },
  'framework/parent': {
    en: 'That does not hang from there. A goal belongs to a framework, an area to a goal, an objective to a goal or an area, an action to any of these, a milestone to an action.',
    es: 'Eso no depende de ahí. Una meta pertenece a un marco, un área a una meta, un objetivo a una meta o un área, una acción a cualquiera de ellos, un hito a una acción.',
  },
  'framework/field': {
    en: 'That is not said of this kind of part. Take it out.',
    es: 'Eso no se dice de esta clase de parte. Quítelo.',
  },
  'framework/incomplete': {
    en: 'Something that this part cannot be without is missing. Fill in what is named.',
    es: 'Falta algo sin lo cual esta parte no puede quedar. Llene lo que se señala.',
  },
  'framework/reason': {
    en: 'An action that is stalled or dropped needs its reason. Say why.',
    es: 'Una acción detenida o abandonada requiere su motivo. Diga por qué.',
  },
  'framework/years': {
    en: 'A framework ends in the year in which it began, or later. Correct the years.',
    es: 'Un marco termina el año en que comenzó, o después. Corrija los años.',
  },
  'framework/not-yours': {
    en: 'Only its owner or a supervisor reports on an action. Ask one of them.',
    es: 'Solo su responsable o una persona supervisora informa sobre una acción. Pídalo a una de ellas.',
  },
  'framework/no-officer': {
    en: 'Nobody of this office is called that. Choose one of its users.',
    es: 'Nadie de esta oficina se llama así. Elija a una de sus personas usuarias.',
  },
  'framework/shipped': {
    en: 'This part came with Enlace and can be changed, but not removed.',
    es: 'Esta parte vino con Enlace y puede modificarse, pero no quitarse.',
  },
  'framework/has-parts': {
    en: 'Other parts, cases or values hang from this one. Remove them first.',
    es: 'De esta parte dependen otras, casos o valores. Quítelos antes.',
  },
  'framework/in-closed-year': {
    en: 'It is in the plan of a year that was closed. Reopen that year first.',
    es: 'Está en el plan de un año ya cerrado. Reabra antes ese año.',
  },
  'framework/year-closed': {
    en: 'The plan of that year is closed. Reopen it first, with a reason.',
    es: 'El plan de ese año está cerrado. Reábralo antes, con un motivo.',
  },
  'framework/year-open': {
    en: 'The plan of that year is not closed.',
    es: 'El plan de ese año no está cerrado.',
  },
  'framework/year-empty': {
    en: 'No action is in the plan of that year. Put some in before closing it.',
    es: 'El plan de ese año no tiene acciones. Incluya algunas antes de cerrarlo.',
  },
  'framework/undecided': {
    en: 'Some actions are not finished. Say of each whether it goes into the next year’s plan, and why.',
    es: 'Hay acciones sin concluir. Diga de cada una si pasa al plan del año siguiente, y por qué.',
  },
  'framework/not-served': {
    en: 'Only cases, exchanges, requests, tasks, plans and outcomes serve an action.',
    es: 'Solo casos, intercambios, solicitudes, tareas, planes y resultados sirven a una acción.',
  },
  'indicator/not-found': {
    en: 'That indicator or value is not there. Read the list again.',
    es: 'Ese indicador o dato no existe. Vuelva a leer la lista.',
  },
  'indicator/exists': {
    en: 'Another indicator has that code. Choose another.',
    es: 'Otro indicador tiene esa clave. Elija otra.',
  },
  'indicator/measured': {
    en: 'How a number is counted from cases is set by Enlace. Make an indicator of your own for another rule.',
    es: 'Enlace fija cómo se cuenta un número a partir de los casos. Para otra regla, cree un indicador propio.',
  },
  'indicator/has-values': {
    en: 'It has values already. Its unit stays; make another indicator for another unit.',
    es: 'Ya tiene datos. Su unidad se conserva; para otra unidad cree otro indicador.',
  },
  'indicator/unit': {
    en: 'That unit is not of the kind in which this is counted. Kinds are never added or converted into each other.',
    es: 'Esa unidad no es de la clase en que esto se cuenta. Las clases no se suman ni se convierten entre sí.',
  },
  'indicator/rate': {
    en: 'An amount in another currency needs the exchange rate, its day and its source. In the same currency it has none.',
    es: 'Un importe en otra moneda requiere el tipo de cambio, su fecha y su fuente. En la misma moneda no lleva ninguno.',
  },
  'indicator/period': {
    en: 'A period ends on the day on which it begins, or later. Correct its days.',
    es: 'Un periodo termina el día en que comienza, o después. Corrija los días.',
  },
  'indicator/future': {
    en: 'No figure is known from a day that has not come. Correct the day.',
    es: 'Ninguna cifra puede conocerse de un día que aún no llega. Corrija la fecha.',
  },
  'indicator/differs': {
    en: 'Another value stands for that period. Say why this one replaces it; the former is kept.',
    es: 'Ya hay otro dato para ese periodo. Diga por qué este lo sustituye; el anterior se conserva.',
  },
  'indicator/not-a-number': {
    en: 'This is no number. Write figures, without a unit.',
    es: 'Esto no es un número. Escriba cifras, sin unidad.',
  },
  'indicator/two-readings': {
    en: 'This number can be read in two ways. Say whether decimals stand behind a point or a comma.',
    es: 'Este número puede leerse de dos maneras. Indique si los decimales van tras un punto o una coma.',
  },
  'indicator/unknown-column': {
    en: 'This column has no known head. Correct its head, or take it out.',
    es: 'Esta columna no tiene un encabezado conocido. Corríjalo, o quítela.',
  },
  'indicator/not-a-table': {
    en: 'The file is no table of separated values, or has no lines. Save it as CSV and try again.',
    es: 'El archivo no es una tabla de valores separados, o no tiene renglones. Guárdelo como CSV e intente de nuevo.',
  },
  'indicator/no-document': {
    en: 'No file was kept with that value.',
    es: 'No se conservó ningún archivo con ese dato.',
  },
} as const;
