/**
 * Words of everyday speech in either language that are names too: a bank, a garden, a costa, a rubio. Alone such a word points at nobody; whoever
 * bears it is found by another part of the name, or where it is used as a person's. Folded.
 */
const words = new Set(
  `agua aguas alta altas alto amigo ancho ancla angel antiguo arbol arcos arma armas artista azul bajo balsa banda bandera banos barco barra
  barranca barras batalla bello bienvenido blanca blanco blancas boda bodega bosque bote boza brava brillante buena caballo cabeza cabezas cabo
  cadena cadenas caja cajas cal calle calles calvo cama camara camaras caminos camino campana campo canal canales candelaria canela canto canton
  capilla capitan cara carbon cardenas cardenal carga cargo caridad carta casado casa casillas castellano castellanos castilla cava caza cazador
  centeno cerro cielo ciudad clara claro clavel clavo clemente colina colon concha corral cristal cristo cueva cura dado de delgada diamante dicha
  dios doblado dorado dulce dueno encina encinas encino entrada escalera escalante escoba escudo espada espejo espino espinosa estable estacion
  estrella expedita falcon fe feliz fiel fierro finca firme flecha florida fresno frio frutos fuego fuerte gama gato gavilan gracia granada grande
  granados guardado guardia guia hacienda hermosa herrero hidalga hierro hijo hogar honor hoyos hueso infante inglesa islas isla israel italia iris
  jade jardin jazmin joya jurado justa justicia justo ladron laguna lagunas lazaro lazo lealtad legal libertad lima limon linda lindo lira lirio
  llano llanos llave llaves lluvia lobo lomas loma lugo luz machado madera madero maestro malo manga manso manzana mares margen mayor media milagro
  mina minas mirador monje montana monte montealegre moral morado morena moro mozo mundo muro naranja nativo negra negrete nieve nivel noble noche
  norte novia nube nuevo olmo olmedo oriente orden palacio palma palmas palmera paloma pan par pared paredes parra parras parada partida paso
  pastora paz perla peregrino pescador pesado pica pico pila pinar pino pintado pinta pinzon plana plano plata playa plazas pluma pollo portal
  postal prado prieto primavera primero principe propio prudencia publico pueblo puentes puerta puertas puerto rama rayo real reales regla reina
  rica ricas rocio roca romana rosado rosal rosales rubia rubio rubios ruedas sabina sagrado sal salada salado salida salina saluda sangre santo
  seda segundo senda serena sereno siempre sierra simple sirena sobrado social solar solares tejas temprano terraza terrazas tesoro tirado tocado
  toledo tomas triste valle valles valor vaquero vela velas velez veloz venado venta ventura verano verde verdad viento virgen virtud vista viva
  vivas vivo zapatero zarza zorro able acre amber apple arm armor arrow autumn baby back badger bail ball band bar barker barn baron base bass bath
  battle bay beach bean bear beard beck bee beer belt bench berry best bird birch blade blank blaze blessing bliss block blood bloom blossom bolt
  bond bone book booth bow bowl bowman box boy branch brand brass brave bread brick bride bridge bridges bright brooke buck bull bullock bunch burn
  burns bury camp candle cane cannon cape card care carry cart carver cash castle cave cell chamber chambers chance chancellor chandler chapel
  chaplain cherry child church city clay clear cliff close cloud clover coach coal coast coffee coin cole college comb constant cool coral cord
  corn cotton couch count county cove crane creek crisp crook crow crown crystal cure curtain daisy dame dance dawn dear deed dell den dew dial
  diamond dice dick dock doctor dollar door dove down drake drew drum duck duke dutch eagle early earl earth east echo ember eve fair faith fall
  falls fame farmer farm fast father favor feather fern ferry fiddler fields finch fine fire fish flag flame flash fleet flint flood floor flower
  flowers foot force ford forge fort foster fountain frame frank free french friend frost fuller fund gage gale gamble game garden gardens gates
  gay gem gentry german gift gill glass glen glory glover gold golden good goodman grain grave greek greenfield grove guard guest guy ham hammer
  hand handy hardy hare harmony harp harper hart haven hawk hawks hay hazel head heard heart hearty heath heather heaven hedge hero high hobby
  holder hole holiday holly home honey hood hook hooker hooks horn horne hour house houses hunters hurt ice ink irons isle ivory ivy jack jasmine
  jet jewel jewell judge jury justice key keys kid kind kiss knife knock lad lady lamb lamp lance land lands lark last laurel lavender lead leader
  leaf light lightning lily lime line lion lock locks lodge loft lot lovely loyal luck mack magic maiden main major mall man mann manners maple
  marble mare mariner mark marks marsh marshal marshes mason match mate maze mead meadows means mercer merchant mercy merit merry mild miles mill
  miner mint miss mist moody moor moss mount mountain mullet must nail neat needle nest new newcomer nickel night north oakley oats ocean oliver
  olive orange orchard organ owl pace pack paddock pain painter palmer pane parish park parsley parson pass patch path patience peace peach peacock
  pear peck peel penny pepper perch person petty phoenix picket pickle pier pigeon pilgrim pinch pine pipe place plain plane plant plum plumb
  plummer point pole pond poor poppy port pound power precious preacher press priest prime print prior proctor prudence pure purple queen quick
  quill rain rainbow ram ranch ranger raven ray reader ready reason reef regal rein rest rice rich rider ridge right ring ripe rise rivers road
  roads robin rocks rod roll rollings roman room root rope roses royal ruby rule rush rusk russet rust sage sailor saint sale salmon salt sand
  sands savage savanna scarlet school seal search sears season self sellers senior serene sergeant service shade shadow shell shepherd shield ship
  shipman shirt shoemaker shore shy silence silk silver sky skinner slate sleep slim smart smiley smoke snipe son song sorrow sparks sparrow
  speaker spear spears speed spence spice spring springs spruce square squire staff stage stair stamps standard star starling stars state steed
  steel steep stern steward still stock storm stout strange straw stream strict strike studio styles summers sun sunny surety swain sweet swift
  sword table tanner taste teller temper tempest tender thorn thrift thrush tide tiger timber toll tower towers town train traveler tree trice
  trotter true truth tub tuck tunnel turtle twist union upright usher vale valentine valley van vane velvet venus verity vial vine violet vision
  wagon walker wall ware warm wash watch water wave way weaver weeks welcome whale wheat wheel while whistler wild willow wind winds window wine
  wing wise wish witness woman wonder worth wren year yeoman yew young rose abril mayo archer abbot ash conde duque patron pavon pardo menor presa
  prieta sabio viejo silvestre fortuna refugio remedio mariscal marques merced bank bill march april june july september october november january february
  enero febrero junio julio septiembre octubre noviembre diciembre`
    .trim()
    .split(/\s+/),
);

/** Whether a folded name is a word that stands in texts about anything. */
export function isEverydayWord(word: string): boolean {
  return words.has(word);
}
