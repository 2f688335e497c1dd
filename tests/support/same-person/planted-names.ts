const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Surnames, the more frequent ones first. */
export const surnames = list(`
  Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Reyes Jiménez Torres Díaz
  Gutiérrez Ruiz Mendoza Aguilar Ortiz Moreno Castillo Romero Álvarez Méndez Chávez Rivera Juárez Ramos Domínguez Herrera Medina Castro
  Vargas Guzmán Velázquez Muñoz Rojas Contreras Salazar Luna Guerrero Estrada Bautista Ortega Cortés Soto Delgado Vega León Ríos Mejía
  Espinoza Campos Santiago Silva Solís Valdez Cabrera Lara Ávila Salinas Núñez Rosas Trejo Navarro Robles Márquez Peña Cervantes Ibarra
  Montejano Urrea Quintanar Peñafiel Zavala Barragán Arriaga Tamez Garza Treviño Cantú Elizondo Villarreal Ochoa Bojórquez Félix Gastélum
  Inzunza Leyva Beltrán Coronel Araujo Payán Valenzuela Verdugo Angulo Carrillo Fonseca Loera Esparragoza Lizárraga Zazueta Uriarte`);

export const givenNames: Readonly<Record<'M' | 'F', readonly string[]>> = {
  M: list(`José Juan Luis Carlos Jesús Francisco Miguel Antonio Manuel Pedro Alejandro Jorge Javier Fernando Roberto Ricardo Eduardo Raúl
    Sergio Mario Óscar Arturo Daniel David Rafael Ramón Víctor Alberto Martín Enrique Gerardo Héctor Andrés Pablo Rodrigo Diego Gabriel
    Rubén Iván Guillermo Ignacio Salvador Ismael Fabricio Joaquín Ovidio Dámaso Efraín Heriberto Rogelio Gilberto Adalberto Nemesio`),
  F: list(`María Guadalupe Ana Rosa Juana Margarita Carmen Martha Leticia Patricia Elena Laura Teresa Silvia Gloria Alejandra Verónica
    Claudia Adriana Norma Mónica Sofía Andrea Daniela Mariana Fernanda Isabel Lucía Dolores Consuelo Graciela Hortensia Ramona Xóchitl`),
};

const familiar: Readonly<Record<string, readonly string[]>> = {
  José: ['Pepe', 'Joe', 'Joseph'],
  Juan: ['John'],
  Francisco: ['Paco', 'Pancho', 'Frank', 'Fco.'],
  Guadalupe: ['Lupe', 'Lupita', 'Gpe.'],
  María: ['Ma.', 'Mary'],
  Guillermo: ['Memo', 'William', 'Bill'],
  Ignacio: ['Nacho'],
  Eduardo: ['Lalo', 'Eddie', 'Edward'],
  Jesús: ['Chuy', 'Chucho'],
  Alejandro: ['Alex'],
  Roberto: ['Beto', 'Robert'],
  Enrique: ['Quique', 'Henry'],
  Antonio: ['Toño', 'Tony'],
  Miguel: ['Mike', 'Michael'],
  Rafael: ['Rafa'],
  Dolores: ['Lola'],
  Consuelo: ['Chelo'],
  Salvador: ['Chava'],
  Manuel: ['Manolo', 'Manny'],
  Ricardo: ['Richard', 'Ricky'],
  Teresa: ['Tere'],
  Patricia: ['Paty', 'Pat'],
};

/** What somebody of this name is called, or the name itself. */
export function familiarOf(name: string, choose: (forms: readonly string[]) => string): string {
  return choose(familiar[name] ?? [name]);
}

/** A name as another hand spells it by ear. */
export function otherSpellings(text: string, isByEar: boolean): string {
  if (!isByEar) return text;
  return text
    .replace(/ez\b/, 'es')
    .replace(/^Jim/, 'Xim')
    .replace(/^Ib/, 'Yb')
    .replace(/^V(?=[aeiou])/, 'B');
}

/** A thousand names that hardly anybody has, made of syllables. */
export const rareNames: readonly string[] = ['Mon', 'Tar', 'Ur', 'Bel', 'Cas', 'Or', 'Zub', 'Ech', 'Gar', 'Lan'].flatMap(first =>
  ['te', 'ri', 'la', 'ma', 'go', 'da', 'ni', 'ro', 'va', 'le'].flatMap(second =>
    ['rrieta', 'ndo', 'gui', 'zabal', 'ndoza', 'lga', 'ñeta', 'rbide', 'ste', 'cio'].map(third => `${first}${second}${third}`),
  ),
);
