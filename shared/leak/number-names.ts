const unitsEs =
  `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho
  diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve`.split(
    /\s+/,
  );
const tensEs = ['', '', '', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'];
const hundredsEs =
  `_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos`.split(' ');
const unitsEn =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen`.split(/\s+/);
const tensEn = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number below a hundred in English words, folded. */
export function belowHundred(value: number): readonly string[] {
  if (value < 20) return [unitsEn[value]!];
  return [tensEn[Math.floor(value / 10)]!, ...(value % 10 === 0 ? [] : [unitsEn[value % 10]!])];
}

/** A whole number below 3,000 in Spanish words, folded. */
export function numberEs(value: number): readonly string[] {
  if (value < 30) return [unitsEs[value]!];
  if (value < 100) return [tensEs[Math.floor(value / 10)]!, ...(value % 10 === 0 ? [] : ['y', unitsEs[value % 10]!])];
  if (value === 100) return ['cien'];
  if (value < 1000) return [hundredsEs[Math.floor(value / 100)]!, ...(value % 100 === 0 ? [] : numberEs(value % 100))];
  const thousands = Math.floor(value / 1000);
  return [...(thousands === 1 ? [] : numberEs(thousands)), 'mil', ...(value % 1000 === 0 ? [] : numberEs(value % 1000))];
}
