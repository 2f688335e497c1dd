import type { Bilingual } from './language.ts';

/**
 * What does not fit in a case's history. The fold enters the stage all the same: what happened, happened; a new entry that brings a
 * fault is refused.
 */
export const stageFaults = {
  'stage/not-an-exit': {
    en: 'The previous stage does not lead there by this event. Look at the next steps of the stage, or first enter what happened in between.',
    es: 'La etapa anterior no lleva ahí por este evento. Vea los siguientes pasos de la etapa, o asiente primero lo que ocurrió en medio.',
  },
  'stage/unknown': {
    en: 'The profile of this case has no such stage or event. Choose one that it names.',
    es: 'El perfil de este caso no tiene esa etapa o ese evento. Elija uno que el perfil nombre.',
  },
  'stage/missing-facts': {
    en: 'Facts that this entry needs are missing. Enter them; Enlace does not guess.',
    es: 'Faltan datos que este asiento requiere. Asiéntelos; Enlace no los supone.',
  },
  'stage/reopening-barred': {
    en: 'A case that ended this way cannot be reopened for the same offense. Other offenses need a case of their own.',
    es: 'Un caso que terminó así no puede reabrirse por el mismo delito. Otros delitos requieren su propio caso.',
  },
  'stage/charge-granted': {
    en: 'One charge is granted, so the request as a whole is not refused. Record the decision on each charge.',
    es: 'Un cargo está concedido, por lo que la petición no se rehúsa en conjunto. Asiente la decisión sobre cada cargo.',
  },
  'stage/all-charges-refused': {
    en: 'Every charge is refused, so there is nothing to grant. Record the refusal of the request.',
    es: 'Todos los cargos están rehusados; no hay qué conceder. Asiente que se rehúsa la petición.',
  },
  'history/not-yet': {
    en: 'That day has not come yet. Enter what happened once it has; a planned date is a deadline to add by hand.',
    es: 'Ese día aún no llega. Asiente lo ocurrido cuando haya ocurrido; una fecha prevista se agrega a mano como plazo.',
  },
  'history/before-opening': {
    en: 'This is dated before the case was opened. Correct its day, or that of the opening.',
    es: 'La fecha es anterior a la apertura del caso. Corrija este día o el de la apertura.',
  },
  'history/granted-and-refused': {
    en: 'The same was granted and refused on one day. Correct or retract what is wrong.',
    es: 'Lo mismo se concedió y se rehusó en un mismo día. Corrija o retire lo que esté mal.',
  },
  'history/corrected-apart': {
    en: 'It was corrected at two machines that had not heard of each other, in different ways. Correct it as it was, or retract it.',
    es: 'Se corrigió en dos equipos que no sabían uno del otro, de formas distintas. Corríjalo como ocurrió, o retírelo.',
  },
  'history/no-direction': {
    en: 'Nobody has said which country requests and which is requested, so no treaty’s deadlines are counted. Enter both countries.',
    es: 'No consta qué país es el requirente y cuál el requerido, por lo que no se cuentan los plazos de ningún tratado. Asiente ambos países.',
  },
  'clock/not-extendable': {
    en: 'The rule cited does not extend this deadline. Choose one that can be extended.',
    es: 'La norma citada no permite prorrogar este plazo. Elija uno que sí se pueda prorrogar.',
  },
} as const satisfies Record<string, Bilingual>;
export type StageFaultCode = keyof typeof stageFaults;

/** Refusals about stages, clocks, calendars and profiles. Joined into `failures`. */
export const stageFailures = {
  ...stageFaults,
  'stage/which-event': {
    en: 'Several events lead to that stage. Say which one happened.',
    es: 'Varios eventos llevan a esa etapa. Diga cuál ocurrió.',
  },
  'stage/which-stage': {
    en: 'Several stages may follow this event. Say which one was entered.',
    es: 'A este evento pueden seguir varias etapas. Diga en cuál se entró.',
  },
  'matter/day': {
    en: 'A request or an asset moves on between the day of its last step and today. Enter a day in between.',
    es: 'Una solicitud o un bien avanza entre el día de su último paso y hoy. Asiente un día dentro de ese periodo.',
  },
  'event/received': {
    en: 'Another authority sent this event. A supervisor corrects it, or the sender does with its next packet.',
    es: 'Este evento lo envió otra autoridad. Lo corrige una persona supervisora, o quien lo envió con su siguiente paquete.',
  },
  'event/released': {
    en: 'This event was handed over to another authority. A supervisor corrects it, so that the correction is handed over as well.',
    es: 'Este evento se entregó a otra autoridad. Lo corrige una persona supervisora, para que también se entregue la corrección.',
  },
  'clock/not-found': {
    en: 'That deadline does not run in this case. Reload the list of deadlines.',
    es: 'Ese plazo no corre en este caso. Vuelva a cargar la lista de plazos.',
  },
  'clock/not-open': {
    en: 'That deadline was met or has ended already, so there is nothing to end. Look at why in the list of deadlines.',
    es: 'Ese plazo ya se cumplió o ya terminó; no hay qué dar por terminado. Vea el motivo en la lista de plazos.',
  },
  'clock/end-day': {
    en: 'A deadline ends between the day it began and today. Enter a day in between.',
    es: 'Un plazo termina entre el día en que inició y hoy. Asiente un día dentro de ese periodo.',
  },
  'clock/not-ended': {
    en: 'No person ended that deadline, so it cannot be reopened. Where a rule ended it, correct the event that did.',
    es: 'Ninguna persona dio por terminado ese plazo, por lo que no puede reabrirse. Si lo terminó una norma, corrija el evento respectivo.',
  },
  'exchange/contact-facts': {
    en: 'A contact with a foreign agent needs its prior authorization and whether an SRE representative was present (LSN, art. 70). Enter both.',
    es: 'El contacto con un agente extranjero requiere la autorización previa y si hubo representante de la SRE (LSN, artículo 70). Asiente ambos.',
  },
  'duty/no-such-report': {
    en: 'This entry has no monthly report in force: it was already retracted. Read the list again.',
    es: 'No hay un informe mensual vigente en este asiento: ya se retiró. Vuelva a leer la lista.',
  },
  'office/no-such-zone': {
    en: 'There is no such time zone. Write it as the time zone database does, such as Region/City.',
    es: 'No existe ese huso horario. Escríbalo como en la base de datos de husos, por ejemplo Región/Ciudad.',
  },
  'review/period': {
    en: 'The period ends before it begins. Choose a later end.',
    es: 'El periodo termina antes de empezar. Elija un fin posterior.',
  },
  'review/figures-malformed': {
    en: 'That is no file of figures of another office, or it was changed on the way. Ask for it again.',
    es: 'Ese no es un archivo de cifras de otra oficina, o se alteró en el camino. Pídalo de nuevo.',
  },
  'review/figures-unknown-key': {
    en: 'No key that is held for that office signed these figures. Import its card first, then take them in again.',
    es: 'Ninguna llave que se tenga de esa oficina firmó estas cifras. Importe primero su tarjeta y vuelva a recibirlas.',
  },
  'review/figures-held': {
    en: 'These figures are here already. Choose them in the review.',
    es: 'Estas cifras ya están aquí. Elíjalas en la revisión.',
  },
  'review/no-figures': {
    en: 'There are no such figures of another office. Read the list again.',
    es: 'No existen esas cifras de otra oficina. Vuelva a leer la lista.',
  },
  'flow/day-to-come': {
    en: 'Nobody knows yet how things will stand on that day. Choose today or an earlier one.',
    es: 'Aún no se sabe cómo estarán las cosas ese día. Elija hoy o un día anterior.',
  },
  'flow/no-figure': {
    en: 'There is no such figure. Read the flow again, and open one that it shows.',
    es: 'No existe esa cifra. Vuelva a leer el flujo y abra una de las que muestra.',
  },
  'follow-up/not-awaited': {
    en: 'Nobody else owes this in the case, so there is nobody to remind.',
    es: 'Nadie más debe esto en el caso; no hay a quién recordárselo.',
  },
  'follow-up/days': {
    en: 'A reminder is of today or before, and the next day to ask is after it.',
    es: 'El recordatorio es de hoy o antes, y la siguiente fecha para preguntar es posterior.',
  },
  'snooze/hard-stop': {
    en: 'This is a mandatory deadline: it comes back no later than its warning day, which is near or past. Act on it, or choose an earlier day.',
    es: 'Es un plazo fatal: reaparece a más tardar el día de su aviso, que está cerca o ya pasó. Atiéndalo o elija un día anterior.',
  },
  'snooze/not-ahead': {
    en: 'That day is not in the future. Choose a day after today.',
    es: 'Ese día ya pasó o es hoy. Elija un día posterior a hoy.',
  },
  'snooze/not-found': {
    en: 'This row is no longer on the list. Read the day again.',
    es: 'Este renglón ya no está en la lista. Vuelva a leer el día.',
  },
  'duty/no-monthly-report': {
    en: 'Only an office of foreign agents files the monthly report (LSN, art. 71-V). Look at the office’s standing in the settings.',
    es: 'Solo una oficina de agentes extranjeros rinde el informe mensual (LSN, artículo 71, fracción V). Vea la condición de la oficina en los ajustes.',
  },
  'monthly/addressee': {
    en: 'Nobody has said what the addressees of the monthly report may receive. Set it under Counterparts.',
    es: 'Nadie ha indicado qué pueden recibir los destinatarios del informe mensual. Fíjelo en Contrapartes.',
  },
  'monthly/not-begun': {
    en: 'That month has not begun. Choose an earlier one.',
    es: 'Ese mes aún no comienza. Elija uno anterior.',
  },
  'monthly/protected-words': {
    en: 'The remarks name a protected value. Take it out.',
    es: 'Las observaciones nombran un dato protegido. Quítelo.',
  },
  'duty/not-yet-filed': {
    en: 'That day has not come yet. Enter the day on which the report was filed.',
    es: 'Ese día aún no llega. Asiente el día en que se rindió el informe.',
  },
  'calendar/not-found': {
    en: 'There is no calendar of that name. Choose one of those listed.',
    es: 'No hay ningún calendario con ese nombre. Elija uno de la lista.',
  },
  'profile/not-found': {
    en: 'There is no profile of that name and version. Choose one of those listed.',
    es: 'No hay ningún perfil con ese nombre y versión. Elija uno de la lista.',
  },
  'profile/ambiguous': {
    en: 'Several treaties fit this case equally well. Name the profile that it shall run under; Enlace does not choose between them.',
    es: 'Varios tratados corresponden por igual a este caso. Indique el perfil que lo rige; Enlace no elige entre ellos.',
  },
  'profile/none': {
    en: 'No profile fits a case of this kind between these countries. Add one, or name the profile that it shall run under.',
    es: 'Ningún perfil corresponde a un caso de este tipo entre estos países. Agregue uno, o indique el perfil que lo rige.',
  },
  'profile/other-case': {
    en: 'That profile is for cases of another kind or between other countries. Choose one that fits, or correct the case.',
    es: 'Ese perfil es para casos de otro tipo o entre otros países. Elija uno que corresponda, o corrija el caso.',
  },
  'profile/move-only': {
    en: 'A case keeps its rules. Only a supervisor moves it to others, after seeing which dates change.',
    es: 'Un caso conserva sus reglas. Solo una persona supervisora lo pasa a otras, después de ver qué fechas cambian.',
  },
  'profile/unreadable': {
    en: 'That file does not fit the profile format. Correct what is listed, or ask whoever wrote it.',
    es: 'Ese archivo no cumple el formato de perfil. Corrija lo señalado, o consulte a quien lo escribió.',
  },
  'profile/faulty': {
    en: 'That profile has faults and was not added. Check it first, and correct what is listed.',
    es: 'Ese perfil tiene defectos y no se agregó. Verifíquelo antes y corrija lo señalado.',
  },
  'profile/exists': {
    en: 'That version exists already. A changed profile needs a new version, so that cases keep theirs.',
    es: 'Esa versión ya existe. Un perfil modificado requiere otra versión, para que los casos conserven la suya.',
  },
  'profile/does-not-fit': {
    en: 'The history of this case does not fit that profile. Look at the preview; nothing was changed.',
    es: 'El historial de este caso no cabe en ese perfil. Vea la vista previa; nada cambió.',
  },
} as const satisfies Record<string, Bilingual>;
