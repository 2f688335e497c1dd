/**
 * A place on the map by the grids of maps: UTM in metres (WGS 84), the military grid of it to ten metres, and geohash. As sequences of folded
 * words. Formulae of the transverse Mercator projection by Redfearn, to a metre within a zone.
 *
 * @param latitude - Degrees, north positive; nothing beyond 80° is on the grid.
 */
export function gridForms(latitude: number, longitude: number): readonly (readonly string[])[] {
  if (Math.abs(latitude) > 80) return geohashes(latitude, longitude);
  const { zone, east, north } = utmOf(latitude, longitude);
  const near = (metres: number): readonly string[] => [-1, 0, 1].map(by => String(Math.round(metres) + by));
  const utm = near(east).flatMap(e =>
    near(north).flatMap(n => [
      [e, n],
      [`${e}e`, `${n}n`],
      [e, 'e', n, 'n'],
      [`${e}me`, `${n}mn`],
      [e, 'm', 'e', n, 'm', 'n'],
    ]),
  );
  return [...utm, ...militaryForms({ zone, latitude, east, north }), ...geohashes(latitude, longitude)];
}

type Grid = { readonly zone: number; readonly east: number; readonly north: number };

const semiMajor = 6_378_137;
const flattening = 1 / 298.257223563;
const scale = 0.9996;

function utmOf(latitude: number, longitude: number): Grid {
  const zone = Math.floor((longitude + 180) / 6) + 1;
  const phi = (latitude * Math.PI) / 180;
  const e2 = flattening * (2 - flattening);
  const second = e2 / (1 - e2);
  const [sin, cos, tan] = [Math.sin(phi), Math.cos(phi), Math.tan(phi)];
  const radius = semiMajor / Math.sqrt(1 - e2 * sin ** 2);
  const [t, c] = [tan ** 2, second * cos ** 2];
  const a = (((longitude - (zone * 6 - 183)) * Math.PI) / 180) * cos;
  const meridian =
    semiMajor *
    ((1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi -
      ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi) +
      ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) -
      ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi));
  const east =
    scale * radius * (a + ((1 - t + c) * a ** 3) / 6 + ((5 - 18 * t + t ** 2 + 72 * c - 58 * second) * a ** 5) / 120) + 500_000;
  const north =
    scale *
    (meridian +
      radius *
        tan *
        (a ** 2 / 2 +
          ((5 - t + 9 * c + 4 * c ** 2) * a ** 4) / 24 +
          ((61 - 58 * t + t ** 2 + 600 * c - 330 * second) * a ** 6) / 720));
  return { zone, east, north: latitude < 0 ? north + 10_000_000 : north };
}

const bands = 'CDEFGHJKLMNPQRSTUVWX';
const columns = ['STUVWXYZ', 'ABCDEFGH', 'JKLMNPQR']; // of zones by threes
const rows = 'ABCDEFGHJKLMNPQRSTUV';

/** 13RCR5573221834 to a metre, ten metres and a hundred, in one word and apart. */
function militaryForms({ zone, latitude, east, north }: Grid & { readonly latitude: number }): readonly (readonly string[])[] {
  const band = bands[Math.min(19, Math.floor((latitude + 80) / 8))]!.toLowerCase();
  const column = columns[zone % 3]![Math.floor(east / 100_000) - 1] ?? '';
  const row = rows[(Math.floor(north / 100_000) + (zone % 2 === 0 ? 5 : 0)) % 20] ?? '';
  const square = (column + row).toLowerCase();
  return [5, 4, 3].flatMap(digits => {
    const cut = (metres: number): string => String(Math.floor((metres % 100_000) / 10 ** (5 - digits))).padStart(digits, '0');
    const figures = [cut(east), cut(north)] as const;
    return [`${zone}${band}`, `0${zone}${band}`].flatMap(place => [
      [place + square + figures.join('')],
      [place, square, ...figures],
      [place + square, ...figures],
      [place, square, figures.join('')],
      [place, square + figures.join('')],
    ]);
  });
}

const base32 = '0123456789bcdefghjkmnpqrstuvwxyz';

/** Geohashes of seven to nine signs: 150 metres to five. */
function geohashes(latitude: number, longitude: number): readonly (readonly string[])[] {
  const bounds = { latitude: [-90, 90] as [number, number], longitude: [-180, 180] as [number, number] };
  let code = '';
  for (let bit = 0, value = 0; code.length < 9; bit++) {
    const [range, held] = bit % 2 === 0 ? [bounds.longitude, longitude] : [bounds.latitude, latitude];
    const middle = (range[0] + range[1]) / 2;
    const isUpper = held >= middle;
    range[isUpper ? 0 : 1] = middle;
    value = value * 2 + (isUpper ? 1 : 0);
    if (bit % 5 !== 4) continue;
    code += base32[value]!;
    value = 0;
  }
  return [9, 8, 7].map(length => [code.slice(0, length)]);
}
