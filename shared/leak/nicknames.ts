import { isPlaceName } from './place-names.ts';

/**
 * What people are called in Mexico and the United States instead of their given name. Folded: a given name, then its familiar forms. Alone
 * such a form points at nobody, so it is looked for with a surname.
 */
const table = `
  refugio: cuco|refugia: cuca cuquita|evaristo: varo|alvaro: varo|encarnacion: chon chona|asuncion: chona chonita|natividad: nati|trinidad: trini
  epifania: pifa|epifanio: pifas|macario: macas|candelaria: cande candela|candelario: cande|anastasio: tacho|anastasia: tacha|hermenegildo: merejo|policarpo: polo
  leopoldo: polo|apolinar: polin|genoveva: veva|porfirio: pilo|crescencio: chencho|inocencio: chencho|florencio: lencho|florentino: tino|agustin: tin cuty|valentin: vale
  estela: estelita|maricela: mari chela|marisela: mari chela|margarito: mago|catalina: cata catita|dionisio: nicho|eulalia: lala|eulalio: lalo|ofelia: ofe
  bartolome: bartolo|casimiro: miro|primitivo: primi|wyatt: wy|tobias: toby tobi
  adrian: adri|alberto: beto albert al|alejandra: ale aleja sandra jandra alex|alejandro: alex ale jandro|alfonso: poncho fonso|alfredo: fredy alfred fred
  alicia: licha alice|amelia: meli amy|ana: anita ani ann anne|andres: andy|angel: gelo|angela: angie gela|antonio: tono tony|antonia: tona toni
  araceli: ara celi|armando: mando|arturo: turo art|beatriz: bety betty bea|benjamin: benja ben benny|bernardo: berna|carlos: carlitos charly charlie
  carmen: carmela carmelita|cecilia: ceci chila|claudia: clau|concepcion: concha conchita|consuelo: chelo|cristina: cris tina|cristobal: toba cris
  daniel: dani dany dan|david: dave davo|diego: dieguito|dolores: lola lolita|domingo: mingo|eduardo: lalo edu eddie ed|elena: nena elenita lena
  enrique: quique kike rick henry|ernesto: neto ernie|esteban: teban steve|eugenio: geno gene|ezequiel: cheque|federico: fede fico fred
  eustaquio: taquio|felipe: pipe phil|fernanda: fer nanda|fernando: fer nando|francisca: paca pancha panchita|francisco: paco pancho kiko quico frank frankie
  gabriel: gabo gabi gabe|gabriela: gaby gabi|gerardo: lalo jerry gera|gilberto: beto gil|gloria: glori|gonzalo: chalo gon|gregorio: goyo greg
  graciela: chela|guadalupe: lupe lupita pita|guillermo: memo bill billy will|gustavo: tavo gus|hector: tito|heriberto: beto|hilario: layo
  hortensia: tencha|humberto: beto|ignacio: nacho|ines: nesita|isabel: chabela isa bel liz|ismael: isma mayel|jaime: jimmy jim james|javier: javi
  jesus: chuy chucho|joaquin: quino|jorge: coque george|jose: pepe chepe joe joey|josefina: pepa chepina fina josie|josue: josh|juan: juancho juanito john johnny
  juana: juanita|julio: yuyo|karina: kari|laura: lau lalis|leonardo: leo nardo|leonor: nono|leticia: lety leti|lorenzo: lencho larry|lucia: lucy lucha
  luis: lucho luisito wicho lou|luisa: lulu|magdalena: magda malena|manuel: manolo meno manny|manuela: manola|marcela: marce chela|marcos: mark
  margarita: mago mague marga rita maggie|maria: mari mary marucha|mariana: mari|mario: mayo|martha: martita|martin: tin|mauricio: mau|maximiliano: max
  mercedes: meche mechita|micaela: mica|miguel: mike micky|monica: moni|nepomuceno: nepo cheno|nicolas: nico nick|norma: normita|octavio: tavo|oscar: osquitar|pablo: paul
  patricia: paty pati pat|patricio: pato|pedro: perico pete|rafael: rafa rafita|ramiro: miro|ramon: moncho mon|ramona: moncha mona monchita
  raquel: raque|raul: rulo|ricardo: richi richie ricky rick|roberto: beto bob bobby rob|rodolfo: fito rodo rudy|rodrigo: rodri rigo|rogelio: roger
  rosa: rosita|rosario: chayo|ruben: rube|salvador: chava sal|samuel: sam sammy|santiago: santi chago|sebastian: sebas|sergio: checo|silvia: chivis
  socorro: coco|sofia: sofi|susana: susy sue|teodoro: teo|teresa: tere teresita|tomas: tomasito tom tommy|valentina: vale|vanessa: vane|veronica: vero
  vicente: chente vince|victor: vic|victoria: vicky|virginia: vicky gina|xochitl: xochi|yolanda: yola yoli|yesenia: yesi
  andrew: andy drew|anthony: tony|barbara: barb babs|benjamin: ben benny|catherine: cathy kate katie|charles: charlie chuck|christopher: chris kit
  daniel: dan danny|deborah: debbie deb|donald: don donnie|dorothy: dot dottie|edward: ed eddie ted ned|elizabeth: liz beth betty lizzie eliza
  eugene: gene|frederick: fred freddy|gerald: gerry jerry|gregory: greg|harold: harry hal|henry: hank harry|jacob: jake|james: jim jimmy jamie
  jennifer: jen jenny|jessica: jess jessie|john: jack johnny|jonathan: jon|joseph: joe joey|joshua: josh|judith: judy|katherine: kathy kate katie kat
  kenneth: ken kenny|kimberly: kim|lawrence: larry|leonard: len lenny|margaret: maggie peggy meg marge|matthew: matt|michael: mike mick micky
  nathaniel: nate nat|nicholas: nick|pamela: pam|patrick: pat paddy|peter: pete|philip: phil|raymond: ray|rebecca: becky|richard: rick dick rich
  robert: rob bob bobby|ronald: ron ronnie|samantha: sam|samuel: sam|stephen: steve|stephanie: steph|susan: sue susie|theodore: ted theo
  thomas: tom tommy|timothy: tim|vincent: vince vinny|walter: walt|william: bill billy will liam|zachary: zach`;

// Found where they stand without a title too: longer than a word that may be anything.
const clearLength = 6;

const known = new Map<string, readonly string[]>();
const fullNames = new Map<string, readonly string[]>();
for (const entry of table.split(/[|\n]/)) {
  const [name = '', forms = ''] = entry.split(':').map(part => part.trim());
  if (name === '') continue;
  for (const form of forms.split(' ')) {
    known.set(name, [...(known.get(name) ?? []), form]);
    known.set(form, [...(known.get(form) ?? []), name]);
    fullNames.set(form, [...(fullNames.get(form) ?? []), name]);
  }
}

/** The familiar forms of a folded given name; the full name for a familiar form that stands as one. */
export function nicknamesOf(given: string): readonly string[] {
  return known.get(given) ?? [];
}

/** The familiar forms of a folded given name, diminutives too: Ramona, Moncha, Ramonita. */
export function familiarFormsOf(given: string): readonly string[] {
  return [...nicknamesOf(given), ...diminutivesOf(given)];
}

/** Whether a familiar form is no other word. */
export function isClearlyName(form: string): boolean {
  return form.length >= clearLength && !alsoWords.has(form) && !isPlaceName(form);
}

export function diminutivesOf(given: string): readonly string[] {
  if (given.length < 4) return [];
  const stem = given.slice(0, /i[ao]$/.test(given) ? -2 : -1); // Eleuterito, Eugenita
  if (given.endsWith('a')) return [`${soft(stem)}ita`];
  if (given.endsWith('o')) return [`${soft(stem)}ito`];
  if (/[enr]$/.test(given)) return [`${given}cito`, `${given}cita`];
  return [`${given}ito`];
}

/** What Spanish makes of a word beside its usual diminutive: Cachorrilla, Cachorrota, Cachorrón; of one that ends in e, Tlacuachito. */
export function madeSmaller(word: string): readonly string[] {
  const stem = word.slice(0, -1);
  const endings = 'ito ita illo illa ote ota azo on ona'.split(' ');
  if (/[ao]s$/.test(word))
    return ['it', 'ot', 'on'].map(ending => `${soft(word.slice(0, -2))}${ending}${ending === 'on' ? 'es' : word.slice(-2)}`);
  if (word.endsWith('e')) return endings.map(ending => stem + ending);
  if (!/[ao]$/.test(word)) return endings.map(ending => word + ending);
  const larger = word.endsWith('a') ? ['ona'] : ['on'];
  return larger
    .map(ending => stem + ending)
    .concat(['ill', 'ot', 'az', 'uel', 'it'].map(ending => `${/^[iu]/.test(ending) ? soft(stem) : stem}${ending}${word.at(-1)}`));
}

/** A stem before i: Paco, Paquito. */
function soft(stem: string): string {
  return stem.replace(/c$/, 'qu').replace(/g$/, 'gu').replace(/z$/, 'c');
}

const alsoWords = new Set([
  'conchita',
  'pancha',
  'rosita',
  'florita',
  'perico',
  'chucho',
  'lucita',
  'crucito',
  'angelito',
  'maggie',
  'johnny',
]);

/** The given names that a folded familiar form may stand for; none where it is no such form. */
export function fullNamesOf(form: string): readonly string[] {
  return fullNames.get(form) ?? [];
}
