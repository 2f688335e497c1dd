const listOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

// Three or four letters in capitals that name an office, a rule or a list, whoever's initials they may be too.
const acronyms =
  listOf(`fgr fge sre sat uif cni scjn inm inai ine imss issste sspc gn ssp cjf mp mx usa us eua eeuu oia doj dea fbi atf ice
  hsi cbp usms irs sec bop fincen ofac interpol uscis dhs dos aic tlp pap pdf rfc curp nss ssn vin nip clabe cp sa cv sapi ltd llc inc ong onu
  oea unodc mla mlat nda cia nsa gps sim imei utc cdmx edomex bc bcs qr col fracc id no num art arts cap inc par fol ext int tel cel`);

/** Whether a word in capitals is an abbreviation that everybody knows. */
export function isAcronym(word: string): boolean {
  return acronyms.has(word);
}

/** Places, saints and offices whose names have a surname or given name in them. What stands in one is read as the whole. */
export const commonPhrases: readonly string[] = `
  Los Ángeles|Los Angeles|Santa Cruz|Santa Rosa|Santa Ana|Santa Fe|Santa María|Santa Mónica|Santa Bárbara|Santa Clara|Santa Lucía|Santa Teresa
  San José|San Juan|San Luis|San Luis Potosí|San Luis Río Colorado|San Miguel|San Miguel de Allende|San Antonio|San Diego|San Francisco|San Pedro
  San Martín|San Rafael|San Andrés|San Ángel|San Felipe|San Carlos|San Jerónimo|San Bernardino|San Marcos|San Fernando|San Jacinto|San Mateo
  San Cristóbal|San Nicolás|San Agustín|San Gabriel|San Quintín|San Isidro|San Ysidro|San Salvador|San Vicente|San Lorenzo|San Esteban
  Ciudad Juárez|Ciudad Obregón|Ciudad Victoria|Ciudad Guzmán|Ciudad Hidalgo|Ciudad Madero|Ciudad Mante|Ciudad Acuña|Ciudad Camargo
  Estado de México|Estado de Hidalgo|Estado de Guerrero|Estado de Morelos|Estado de Durango|Nuevo León|Nuevo Laredo|Nuevo México
  Veracruz de Ignacio de la Llave|Michoacán de Ocampo|Coahuila de Zaragoza|Quintana Roo|Baja California|Baja California Sur
  Gustavo A. Madero|Benito Juárez|Miguel Hidalgo|Álvaro Obregón|Venustiano Carranza|Cuajimalpa de Morelos|La Magdalena Contreras
  Ecatepec de Morelos|Naucalpan de Juárez|Toluca de Lerdo|Poza Rica de Hidalgo|Tuxtla Gutiérrez|Lázaro Cárdenas|Puerto Vallarta|Puerto Peñasco
  Piedras Negras|Boca del Río|Valle de Bravo|Villa de Álvarez|Río Bravo|Rio Grande|Rio Grande City|Lago Guerrero|Sierra Madre|Golfo de California
  New Orleans|Orleans Parish|New Mexico|New York|North Carolina|South Carolina|West Virginia|Virginia Beach|Washington D C|Washington DC|Port Arthur|Fort Worth|Fort Bragg
  Corpus Christi|El Paso|Eagle Pass|Del Rio|Las Cruces|Las Vegas|Las Flores|Palo Alto|Las Rosas|Los Reyes|Los Cabos|Cabo San Lucas
  Long Beach|Kansas City|Salt Lake City|Jackson County|Madison County|Miami Dade|Clark County|Cook County|Harris County|Orange County|King County
  Corte Suprema|Cortes Generales|Reyes Magos|Semana Santa|Día de Reyes|Cruz Roja|Red Cross|Ministerio Público|Palacio de Justicia|Main Justice
  Supreme Court|District Court|Grand Jury|Justice Department|Department of Justice|Field Office|Bell Helicopter|White House|Green Card
  Austin Texas|Dallas Texas|Houston Texas|Jackson Mississippi|Phoenix Arizona|Lincoln Nebraska|Madison Wisconsin|Santiago Chile|León Guanajuato
  Costa Rica|El Salvador|Puerto Rico|República Dominicana|Agua Prieta|Agua Dulce|Guerrero Negro|Dolores Hidalgo|Valle Hermoso|Buenos Aires|San Martín Texmelucan
  Blue Ridge|Big Bend|Nuevo Casas Grandes|Isla Mujeres|Playa del Carmen|Villa Hermosa|Punta Mita|Castilla La Mancha|Nicolás Romero|Charles Town|Campos Elíseos
  Wells Fargo|Banco Azteca|Grupo México|Flores Magón|Paseo de la Reforma|Ángel de la Independencia|Morgan Stanley|Ford Ranger|Lincoln Navigator`
  .trim()
  .split(/[|\n]/)
  .map(phrase => phrase.trim());

const common =
  listOf(`de la el los las un una y o en con por para del al que se su sus lo es son fue era sin sobre entre desde hasta como mas
  the of and in to for with on at by from as is was are be or an a it this that his her their not no yes si
  caso asunto expediente persona personas hombre mujer nombre dato datos fecha lugar ciudad estado pais frontera norte sur este oeste puerto
  agente agencia autoridad oficina fiscal fiscalia juez jueza juzgado tribunal corte policia federal nacional internacional local publico
  ministerio delito delitos cargo cargos orden aprehension detencion detenido detenida detenidos arresto prision libertad extradicion solicitud
  peticion requerimiento respuesta informe oficio nota reunion llamada correo escrito acta prueba pruebas evidencia testigo testigos victima
  victimas fuente fuentes acusado acusada imputado imputada sospechoso reclamado reclamada persona victima director directora jefe jefa oficial
  trabajo empleado comerciante chofer conductor abogado abogada contador medico ingeniero negro castano cafe blanco moreno claro oscuro delgado
  delgada robusto robusta alto alta bajo baja regular medio media tez piel ojos cabello complexion tatuaje cicatriz espanol ingles frances
  mexicana mexicano estadounidense casado casada soltero soltera padre madre hermano hermana hijo hija esposo esposa primo prima amigo amiga
  socio vecino familia telefono celular cuenta banco dinero pago deposito transferencia empresa casa domicilio calle avenida colonia rancho
  bodega vehiculo camion camioneta auto carga droga armas cocaina heroina fentanilo metanfetamina mariguana marihuana lavado fraude homicidio
  secuestro trafico urgente confidencial reservado secreto publico acuerdo tratado convenio articulo ley codigo pendiente concluido abierto
  cerrado enviado recibido interceptacion vigilancia operativo operacion cateo visita entrevista declaracion testimonio video audio foto
  fotografia imagen archivo documento documentos copia original
  case matter file person persons man woman name data date place city state country border north south east west port agent agency authority
  office prosecutor judge court police federal national international local public ministry crime crimes charge charges warrant order arrest
  detention detained prison custody release extradition request answer reply report letter note meeting call mail writing evidence proof witness
  witnesses victim victims source sources accused defendant suspect sought director chief officer official worker employee trader driver lawyer
  accountant doctor engineer black brown blond blonde white dark light slim heavy tall short medium skin eyes hair build tattoo scar spanish
  english french mexican american married single father mother brother sister son daughter husband wife cousin friend partner neighbor
  neighbour family telephone phone mobile cell account bank money payment deposit transfer company house home street avenue ranch warehouse
  vehicle truck car cargo drug drugs weapons cocaine heroin fentanyl methamphetamine marijuana laundering fraud homicide kidnapping trafficking
  urgent confidential reserved secret agreement treaty article law code pending closed open sent received intercept wiretap surveillance
  operation search visit interview statement testimony video audio photo photograph picture document documents copy original none unknown
  whatsapp telegram signal facebook instagram gmail email messenger tiktok twitter skype personal main work other second first last known
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre january february march april may june july august
  september october november december lunes martes miercoles jueves viernes sabado domingo monday tuesday wednesday thursday friday saturday
  sunday mexico sonora sinaloa jalisco chihuahua tijuana hermosillo guadalajara monterrey texas arizona california houston dallas phoenix
  tucson laredo chicago atlanta denver washington miami`);

/** Whether a folded word is everyday speech of the two languages and this work: it points at nobody. */
export function isCommonWord(word: string): boolean {
  return common.has(word) || /^\d{1,2}$/.test(word) || word.length < 3;
}
