import type { Bilingual } from '../language.ts';

/** A provision that a floor rests on. `V`: its text was read; `M`: from memory, to be confirmed by counsel. */
export type FloorCite = { readonly law: string; readonly tag: 'V' | 'M' };

/**
 * What the floor of one part of a policy rests on. `law`: the provisions that ask for it; `practice`: the office may go below what was shipped,
 * as far as the floor; `caution`: no provision was found that lets it go, so it stays; `none`: there is nothing looser.
 */
export type FloorSource = { readonly basis: 'law' | 'practice' | 'caution' | 'none'; readonly cites: readonly FloorCite[] };

export const floorWords: Readonly<Record<FloorSource['basis'], Bilingual>> = {
  law: { en: 'asked by law', es: 'lo exige la ley' },
  practice: {
    en: 'practice of this program, which an office may change',
    es: 'práctica de este programa, que la oficina puede cambiar',
  },
  caution: { en: 'held in doubt: no law that we read lets it go', es: 'se mantiene por duda: ninguna ley leída lo permite' },
  none: { en: 'nothing looser exists', es: 'no existe nada menos estricto' },
};

const none: FloorSource = { basis: 'none', cites: [] };
const personal = law('LGTAIP 115', 'LGPDPPSO 62');
const life = law('LGTAIP 112-V');
const victims = law('LGTAIP 115', 'CPEUM 20-C-V?');
const sources = law('LGTAIP 112-V', 'LFCDO 13', '5 USC 552(b)(7)(D)');
const pursuit = law('LGTAIP 112-VII', 'LGTAIP 112-XII', 'CNPP 218');
const purpose = law('CNPP 444', 'UNTOC 18(19)');

/** By the path of a part, or the beginning of it; the longest that fits counts. */
const floors: Readonly<Record<string, FloorSource>> = {
  'matrix.IDN.suspect.trusted-party': none,
  'matrix.IDN.suspect': law('LGPDPPSO 60', 'LGPDPPSO 62', '28 CFR 23.20(e)'),
  'matrix.IDN.official': law('LGTAIP 112-V', 'LFCDO 11 Bis'),
  'matrix.IDN.any': personal,
  'matrix.CON.suspect.trusted-party': purpose,
  'matrix.CON.suspect': law('LGPDPPSO 60', 'LGPDPPSO 62'),
  'matrix.CON.any': law('LGTAIP 115', 'LGTAIP 112-V'),
  'matrix.SRC': sources,
  'matrix.TEC': law('LSN 51', 'LGTAIP 112-VII'),
  'matrix.TEC.any.other': practice('5 USC 552(b)', 'LGTAIP 120'),
  'matrix.VIC': victims,
  'matrix.OPS.any.trusted-party': none,
  'matrix.OPS': pursuit,
  'matrix.FIN': law('LFPIORPI 38', 'LGTAIP 115'),
  'matrix.LEG': none,
  'matrix.ADM': none,
  'matrix.ADM.any.other': practice(),
  'subjects.third': personal,
  'subjects.witness': law('LGTAIP 112-V', 'UNTOC 24?'),
  'subjects.victim': victims,
  'subjects.source': sources,
  'flags.sp': law('LGPDPPSO 62', 'LED 10?'),
  'flags.minor': law('LGTAIP 115', 'LGDNNA 76?'),
  sealed: law('CNPP 218', 'FRCrP 6(e)?'),
  'statutes.gj': law('FRCrP 6(e)?'),
  'statutes.sar': law('31 USC 5318(g)(2)?'),
  'statutes.tax': law('26 USC 6103?'),
  'statutes.icpt': law('18 USC 2517(7)'),
  'statutes.wit': law('18 USC 3521(b)(1)(G)?'),
  'gates.gj': law('FRCrP 6(e)?'),
  'gates.sar': law('31 USC 5318(g)(2)?'),
  'gates.tax': law('26 USC 6103(i)?'),
  'gates.icpt': law('18 USC 2517(7)'),
  'gates.wit': law('18 USC 3521(b)(1)(G)?'),
  'gates.source': sources,
  'gates.victim': victims,
  'gates.originator': law('LGTAIP 112-III', 'UNTOC 18(5)', 'UNTOC 18(19)'),
  'purposes.locate-arrest': practice('CNPP 444', 'UNTOC 18(19)'),
  'purposes.asset-recovery': practice('CNPP 444', 'UNTOC 18(19)'),
  purposes: purpose,
  pap: caution(),
  binding: law('LGTAIP 112-III', 'UNTOC 18(20)'),
  embargoed: pursuit,
  ceilings: caution('LGPDPPSO 62', '28 CFR 23.20(e)'),
  named: caution(),
  secretCodes: life,
  safetyPurposes: law('28 CFR 23.20(e)(2)'),
  neverForSafety: sources,
};

/** What the floor at a part of a policy rests on, such as `matrix.IDN.suspect.vetted`. */
export function floorSource(path: string): FloorSource {
  const steps = path.split('.');
  for (let count = steps.length; count > 0; count--) {
    const found = floors[steps.slice(0, count).join('.')];
    if (found !== undefined) return found;
  }
  return caution();
}

/** The provisions of a source, those from memory to be confirmed; empty where there are none. */
export function citesText({ cites }: FloorSource): Bilingual {
  const said = (toConfirm: string) => cites.map(({ law: at, tag }) => (tag === 'M' ? `${at} (${toConfirm})` : at)).join('; ');
  return { en: said('to be confirmed'), es: said('por confirmar') };
}

function law(...cites: readonly string[]): FloorSource {
  return { basis: 'law', cites: cites.map(citeOf) };
}

function practice(...cites: readonly string[]): FloorSource {
  return { basis: 'practice', cites: cites.map(citeOf) };
}

function caution(...cites: readonly string[]): FloorSource {
  return { basis: 'caution', cites: cites.map(citeOf) };
}

/** A question mark after a provision: nobody here has read it. */
function citeOf(text: string): FloorCite {
  return text.endsWith('?') ? { law: text.slice(0, -1), tag: 'M' } : { law: text, tag: 'V' };
}
