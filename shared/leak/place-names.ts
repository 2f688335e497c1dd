/**
 * States, cities and border towns of both countries that are surnames too. Alone such a word is a place: whoever bears it is found by
 * another part of the name, or where it is used as a person's. Folded.
 */
const names = new Set(
  `abasolo abilene acapulco aguascalientes alamos aldama altar arlington arteaga allende altamira arizona austin california campeche caceres camargo cananea cancun cardenas caborca celaya chiapas chihuahua chicago
  coahuila colima colorado cordoba cuernavaca culiacan dakota dallas degollado delicias escobedo denver detroit douglas durango ensenada florida fresno galeana
  georgia guadalajara guanajuato guaymas guerrero hermosillo hidalgo houston indiana irapuato jalapa jalisco juarez laredo lerdo leon linares loreto
  israel madrid manzanillo matamoros mazatlan merida mexicali michoacan miami monclova monterrey montana morelia morelos navojoa nayarit nevada nogales
  oaxaca obregon orizaba orleans pachuca padilla parral phoenix polanco ponce progreso puebla queretaro reno reynosa sabinas salamanca saltillo santana santiago sinaloa sonora
  tabasco tamaulipas tampico tapachula tecate tepic texas tijuana tlaxcala toledo toluca torreon tucson tulum uruapan utah veracruz victoria
  villagran virginia waco winslow xalapa yucatan yuma zacatecas zamora zaragoza zitacuaro`.split(/\s+/),
);

export function isPlaceName(word: string): boolean {
  return names.has(word);
}
