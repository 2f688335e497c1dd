import { wordsOf } from './fold.ts';

// Ways to write the kind of a street; the words of a line mean the same. Folded.
const kinds: readonly (readonly string[])[] =
  `avenida av ave avda avenue|calle c cll|calzada calz cda|boulevard blvd bulevar boul blv|carretera carr car
  callejon cjon cjn|andador and|privada priv pvda|prolongacion prol|circuito cto circ|cerrada cda cerr|retorno ret|camino cno|street st str|road rd
  drive dr|lane ln|court ct|place pl|highway hwy|parkway pkwy|circle cir|terrace ter|square sq|colonia col|fraccionamiento fracc frac|edificio edif
  departamento depto dpto apartment apt|north n norte nte|south s sur|east e este oriente ote|west w oeste poniente pte`
    .split(/[|\n]/)
    .map(line => line.trim().split(' '));
const kindOf = new Map<string, readonly string[]>(kinds.flatMap(line => line.map(word => [word, line] as const)));
const streets = new Set(kinds.slice(0, 20).flat());

/** The ways in which one street and number are written: kinds in full, abbreviated or left out, with a sign before the number. */
export function streetForms(text: string): readonly (readonly string[])[] {
  const words = wordsOf(text);
  if (!words.some(word => /\d/.test(word)) || words.length > 8) return [];
  let forms: (readonly string[])[] = [[]];
  for (const word of words) {
    const alike = kindOf.get(word) ?? [word];
    const ways =
      alike.length === 1 || forms.length > 24 ? [[word]] : [...alike.map(each => [each]), ...(streets.has(word) ? [[]] : [])];
    forms = forms.flatMap(form => ways.map(way => [...form, ...way]));
  }
  const numbered = forms.flatMap(form => [
    form,
    ...['no', 'num', 'numero', 'number', 'nro'].map(sign => beforeNumber(form, sign)),
  ]);
  return numbered.filter(form => form.length >= 2);
}

function beforeNumber(form: readonly string[], sign: string): readonly string[] {
  const at = form.findLastIndex(word => /\d/.test(word));
  return at < 1 ? form : [...form.slice(0, at), sign, ...form.slice(at)];
}
