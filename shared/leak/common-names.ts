import { isEverydayWord } from './everyday-names.ts';
import { isPlaceName } from './place-names.ts';

/**
 * Names so frequent in Mexico or the United States that one of them alone points at nobody: they are looked for only together with
 * another part. Folded; national statistics offices publish such lists, and the ranks do not matter here.
 */
const surnames = new Set(
  `hernandez garcia martinez lopez gonzalez perez rodriguez sanchez ramirez cruz flores gomez morales vazquez reyes jimenez torres diaz
  gutierrez ruiz mendoza aguilar ortiz moreno castillo romero alvarez mendez chavez rivera juarez ramos dominguez herrera medina castro
  vargas guzman velazquez munoz rojas contreras salazar luna guerrero estrada bautista ortega cortes soto delgado vega leon rios mejia
  espinoza campos santiago silva solis valdez santos cabrera lara avila salinas nunez rosas trejo navarro robles marquez pena cervantes
  smith johnson williams brown jones davis miller wilson anderson taylor thomas moore jackson martin lee white harris clark lewis young
  walker hall allen king wright scott hill green baker adams nelson carter mitchell roberts turner phillips campbell parker evans edwards
  mayo marzo angeles rosas franco serrano mora duran leyva montes olvera palacios ponce prado rangel solano tapia toledo cordoba victoria hidalgo morelos
  zaragoza madrid laredo sevilla durango jalisco sonora tijuana monterrey puebla oaxaca tabasco colima nayarit sinaloa chihuahua coahuila veracruz
  guerrero michoacan queretaro yucatan campeche chiapas tlaxcala zacatecas aguascalientes toluca juarez austin houston dallas jackson lincoln
  washington madison monroe hamilton franklin texas arizona florida georgia virginia abril julio agosto enero domingo santa rey iglesia calle
  plaza puente fuente casas torre tierra monte valle lago mar playa blanco negro rojo bravo leal bueno alegria paz amor sol
  iglesias fuentes arroyo street plata corona rico banks cash correo oficial salvador barrera caballero calderon camacho cano carrasco carrera
  cepeda cerda cervera cordero correa costa cuevas duarte esparza escudero feria ferrer flor fraga gallegos gallo guerra heredia hierro huerta
  hurtado ibarra izquierdo laguna lozano macias manzano marina marino mata mercado merino mesa miranda molina montana montero naranjo nieto nieves
  olmos oliva olivares oro pacheco palma palomo pascual pastor pedraza piedra pino pinto polo portillo porras pozo quintana ramo recio redondo rincon
  rivas roble rueda sala salas salgado salto sancho segovia seco segura sierra soler sosa tejada toro trevino trigo trujillo vaca valencia vera vergara
  viento villa villegas vidal zamora zapata zarco abad acero aguila alba alcalde alonso alvarado amador arce arena arenas barba barrio barrios benitez
  baker banks barber bishop black brook brooks bush butler carpenter carter chase cole cox cross dean fisher forest fox freeman gardner gray grant
  hunt hunter knight lake lane law little love marsh mason mills moon noble oak page park parker parks parsons pearl pierce pike poole pope porter
  post potter powers prince pruitt ray rivers rock rose sharp shaw shepherd short singer small snow stone strong sutton swan temple walls warden
  waters weaver webb wells west wheeler winter winters wolf woods yard
  stewart morris murphy cook rogers morgan cooper peterson reed bailey bell ward long price wood may rich case court church day field`
    .trim()
    .split(/\s+/),
);
const givenNames = new Set(
  `jose juan luis carlos jesus francisco miguel antonio manuel pedro alejandro jorge javier fernando roberto ricardo eduardo raul sergio
  mario oscar arturo daniel david rafael ramon victor alberto martin enrique gerardo hector andres pablo rodrigo diego gabriel ruben ivan
  maria guadalupe ana rosa juana margarita carmen martha leticia patricia elena laura teresa silvia gloria alejandra veronica claudia
  adriana norma monica sofia andrea daniela mariana fernanda isabel lucia angel cruz luz
  james john robert michael william richard joseph thomas charles christopher matthew anthony mark donald steven paul andrew joshua
  kenneth kevin brian george edward ronald jason mary jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret
  victoria abril america dolores consuelo mercedes paz soledad esperanza milagros socorro concepcion asuncion trinidad refugio remedios
  rosario pilar sol virginia georgia carolina florence charlotte dallas austin chase grant bill faith joy summer august april santiago domingo
  cesar salvador leon guerrero hugo julio jalisco sonora abogado fiscal
  sandra ashley emily grace hope will may june mark`
    .trim()
    .split(/\s+/),
);

export function isCommonSurname(word: string): boolean {
  return surnames.has(word) || isPlaceName(word) || isEverydayWord(word);
}

export function isCommonGivenName(word: string): boolean {
  return givenNames.has(word) || isEverydayWord(word);
}
