/** Words of nicknames in both languages: animals, colours, looks, trades. Folded; each line's words mean the same, Spanish first. */
const table = `
  humo smoke|ceniza ash|arena sand|roca rock|hielo ice|lluvia rain|viento wind|agua water|tierra dirt earth|tormenta storm|niebla fog mist|azucar sugar|sal salt|miel honey|pimienta pepper|canela cinnamon|leche milk|pan bread|queso cheese|chile pepper chili|fresa strawberry|manzana apple|naranja orange|limon lemon|uva grape|coco coconut|jefecito boss|patron boss|captain capitan capt cap|lieutenant teniente lt tte|colonel coronel col|commander comandante cmdr cmte|licenciado lawyer|ingeniero engineer|don mr|senor mr sir|dona mrs|senora mrs lady
  doble double|triple triple|cero zero|uno one|dos two|tres three|cuatro four|cinco five|seis six|siete seven|ocho eight|nueve nine|diez ten|cien hundred
  aguila eagle|alacran scorpion|arana spider|ardilla squirrel|blanco white|blanca white|borrego sheep lamb|brujo wizard warlock|bruja witch|burro donkey
  caballo horse|cabra goat|cachorro puppy cub pup|cachorra puppy cub pup|calvo bald baldy|cangrejo crab|canoso gray grey|carnicero butcher|cartero mailman
  chango monkey|chato flatnose|chaparro shorty|chaparra shorty|chino curly|ciego blind|coneja rabbit|conejo rabbit|cojo lame limpy|compadre buddy
  corto short|cuervo raven crow|culebra snake|diablo devil|doctor doctor doc|elefante elephant|enano dwarf|escorpion scorpion|espina thorn|estrella star
  flaco skinny slim|flaca skinny slim|fantasma ghost|flecha arrow|flor flower|foca seal|gallo rooster|ganso goose|garza heron|grulla crane|tecolote owl|zopilote vulture buzzard|tlacuache possum opossum|armadillo armadillo|chapulin grasshopper|urraca magpie|cenzontle mockingbird|gaviota seagull gull|golondrina swallow|colibri hummingbird|loro parrot|perico parrot|guajolote turkey|pavo turkey|pollo chicken|puerco pig|cerdo pig|marrano pig|becerro calf|mula mule|yegua mare|potro colt|liebre hare|castor beaver|ciervo deer|alce moose|salmon salmon|trucha trout|lombriz worm|mosquito mosquito|cucaracha cockroach|piojo louse|gato cat|gata cat|gavilan hawk
  gigante giant|gordo fatty fat|gorda fatty fat|grande big|gris gray grey|grillo cricket|guapo handsome|guero blond blondie|guera blonde blondie
  halcon falcon hawk|hermano brother|hermana sister|hormiga ant|hueso bone|iguana iguana|jefe boss chief|jefa boss|joven young kid|lagarto lizard
  largo long|leon lion|leona lioness|lince lynx|lobo wolf|loba wolf|loco crazy|loca crazy|luna moon|maestro teacher|manco onehanded|mapache raccoon
  mariposa butterfly|mecanico mechanic|medico medic doctor|mono monkey|mosca fly|mudo mute|muneca doll|negro black|negra black|nino kid boy|nina girl
  nube cloud|oso bear|osa bear|oveja sheep|pajaro bird|paloma dove pigeon|panadero baker|pantera panther|pato duck|payaso clown|pelon baldy|perro dog
  perra dog|pescado fish|pez fish|piedra stone rock|pirata pirate|plata silver|primo cousin|prima cousin|profe teacher prof|pulga flea|puma cougar
  quemado burned burnt|raton mouse|rata rat|rey king|reina queen|rojo red|roja red|rubio blond blondie|rubia blonde|sapo toad|serpiente snake serpent
  sastre tailor|sol sun|sombra shadow|sordo deaf|tejon badger|tiburon shark|tigre tiger|topo mole|toro bull|tortuga turtle|trueno thunder|tuerto oneeyed
  vaca cow|vaquero cowboy|verde green|vibora viper snake|viejo old|vieja old|viuda widow|zorra vixen fox|zorro fox|zurdo lefty|azul blue|amarillo yellow
  oro gold|dorado golden|hierro iron|nieve snow|fuego fire|rayo lightning|noche night|mano hand|ojo eye|diente tooth|cola tail|pata paw
  pequeno little|chico little kid|chica little girl|pajarito birdie|palma palm|real royal|vista view|camino way|rosas roses|pino pine|pinos pines
  gitano gypsy|gitana gypsy|pintor painter|soldado soldier|sargento sergeant|cantante singer|musico musician|bailarina dancer|flaquita skinny|gordito fatty|abuelo grandpa grandfather|abuela grandma grandmother|tio uncle|tia aunt
  hijo son|padre father priest|cura priest|monja nun|obispo bishop|santo saint|angel angel|barbas beard beardy|bigotes mustache whiskers|pecas freckles|canas gray grey|trenzas braids|manitas hands|bolsas pockets|botas boots|sombrero hat
  camaron shrimp|pulpo octopus|ballena whale|delfin dolphin|pinguino penguin|buho owl|lechuza owl|murcielago bat|ardillita squirrel|venado deer|coyote coyote|jaguar jaguar|tarantula tarantula|avispa wasp|abeja bee|gusano worm|cerillo match|martillo hammer|navaja razor blade
  cuchillo knife|pistola gun pistol|bala bullet|plomo lead|acero steel|cobre copper|diamante diamond|perla pearl|rubi ruby|barba beard|dedos fingers|orejas ears|nariz nose|boca mouth|cabezon bighead|dormido sleepy|rapido fast speedy|lento slow
  zapato shoe|zapatilla slipper|calcetin sock|guante glove|anillo ring|collar necklace|reloj watch|camisa shirt|falda skirt|encino oak|encinos oaks|sauce willow|sauces willows|loma hill|lomas hills|lago lake|bosque forest|jardin garden|jardines gardens|playa beach|sierra mountain`;

const known = new Map<string, readonly string[]>();
for (const line of table.split(/[|\n]/)) {
  const words = line.trim().split(' ');
  for (const word of words)
    for (const other of words)
      if (word !== other && (word === words[0] || other === words[0])) known.set(word, [...(known.get(word) ?? []), other]);
}

/** The other words for one; of many, its plural too. */
function othersOf(word: string): readonly string[] | undefined {
  const others = known.get(word);
  if (others !== undefined) return others.flatMap(other => [other, `${other}s`]); // red shoes, zapatos rojos
  const one = word.endsWith('s') ? known.get(word.slice(0, -1)) : undefined;
  return one?.flatMap(other => [other, `${other}s`, `${other}es`]);
}

/** A few folded words in the other language, in its order and in theirs, some of them perhaps as they are: Capitán Nemo for Captain Nemo. */
export function translated(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length === 0 || words.length > 3) return [];
  let forms: readonly (readonly string[])[] = [[]];
  for (const word of words) {
    const others = othersOf(word) ?? [];
    forms = forms.flatMap(form => [word, ...others].map(other => [...form, other]));
  }
  const isOther = (form: readonly string[]): boolean => form.some((word, at) => word !== words[at]);
  return forms.filter(isOther).flatMap(form => (words.length === 1 ? [form] : [form, [...form].reverse()]));
}
