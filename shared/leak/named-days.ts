import { wordsOf } from './fold.ts';

/** Days that have a name in either country, the same each year. Each line: month-day, then the names. */
const table = `
  01-01: Año Nuevo|New Year's Day|New Years Day|New Year
  01-06: Día de Reyes|Día de los Reyes|Día de los Reyes Magos|Reyes Magos|Epifanía|Epiphany|Three Kings Day
  02-02: Candelaria|Día de la Candelaria|Groundhog Day
  02-05: Día de la Constitución
  02-14: San Valentín|Día de San Valentín|Día del Amor y la Amistad|Valentine's Day|Valentines Day|St Valentine's Day
  02-24: Día de la Bandera
  02-29: Leap Day|Día bisiesto
  03-08: Día de la Mujer|Día Internacional de la Mujer|Women's Day
  03-17: San Patricio|Día de San Patricio|St Patrick's Day|Saint Patrick's Day|St Patricks Day
  03-21: Natalicio de Juárez|Natalicio de Benito Juárez
  04-01: April Fools|April Fools Day
  04-30: Día del Niño
  05-01: Día del Trabajo|Primero de Mayo|May Day
  05-05: Batalla de Puebla|Cinco de Mayo
  05-10: Día de las Madres|Diez de Mayo
  05-15: Día del Maestro|San Isidro
  06-13: San Antonio|Día de San Antonio
  06-19: Juneteenth
  06-24: San Juan|Día de San Juan|Noche de San Juan|St John's Day|Saint John's Day|Midsummer
  06-29: San Pedro y San Pablo
  07-04: Fourth of July|4th of July|Independence Day|July Fourth
  07-25: Día de Santiago
  08-15: Asunción|Día de la Asunción
  09-15: Noche del Grito|El Grito
  09-16: Día de la Independencia|Fiestas Patrias
  10-12: Día de la Raza|Día de la Hispanidad
  10-31: Halloween|All Hallows Eve|Noche de Brujas
  11-01: Todos los Santos|Día de Todos los Santos|All Saints Day
  11-02: Día de Muertos|Día de los Muertos|Día de los Fieles Difuntos|All Souls Day|Day of the Dead
  11-11: Veterans Day
  11-20: Día de la Revolución
  12-12: Día de la Virgen|Día de la Virgen de Guadalupe|Día de la Guadalupana
  12-24: Nochebuena|Noche Buena|Christmas Eve|Vísperas de Navidad
  12-25: Navidad|Día de Navidad|Christmas|Christmas Day|Xmas
  12-28: Día de los Inocentes|Día de los Santos Inocentes
  12-31: Nochevieja|Fin de Año|New Year's Eve|New Years Eve`;

const days = new Map(
  table
    .trim()
    .split('\n')
    .map(line => {
      const [day = '', names = ''] = line.trim().split(': ');
      return [day, names.split('|').map(wordsOf)] as const;
    }),
);

/** What a day of the year is called, folded; nothing for most days. */
export function namedDays(month: number, day: number): readonly (readonly string[])[] {
  return days.get(`${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) ?? [];
}
