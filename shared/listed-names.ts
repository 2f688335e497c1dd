import type { Bilingual } from './language.ts';

// Names of codes that stand in lists of others: UN/ECE Recommendation 20 for units, IANA for kinds of files, and goods as seizures are counted.

const name = (en: string, es = en): Bilingual => ({ en, es });

/** Units as people write them, by their UN/ECE code; units of count by what is counted. */
export const unitNames: Readonly<Record<string, Bilingual>> = {
  KGM: name('kg'),
  GRM: name('g'),
  MGM: name('mg'),
  TNE: name('t'),
  LBR: name('lb'),
  ONZ: name('oz'),
  LTR: name('l'),
  MLT: name('ml'),
  CLT: name('cl'),
  GLL: name('gal'),
  MTR: name('m'),
  KMT: name('km'),
  MTK: name('m²'),
  HAR: name('ha'),
  H87: name('pieces', 'piezas'),
  C62: name('units', 'unidades'),
  NMP: name('packs', 'paquetes'),
  m2: name('m²'),
  pcs: name('pieces', 'piezas'),
  pieces: name('pieces', 'piezas'),
  piezas: name('pieces', 'piezas'),
  units: name('units', 'unidades'),
  unidades: name('units', 'unidades'),
  pills: name('pills', 'pastillas'),
  pastillas: name('pills', 'pastillas'),
  doses: name('doses', 'dosis'),
  dosis: name('doses', 'dosis'),
  plants: name('plants', 'plantas'),
  plantas: name('plants', 'plantas'),
  rounds: name('rounds', 'cartuchos'),
  cartuchos: name('rounds', 'cartuchos'),
};

/** A unit as its reader writes it; what no list has, as it was written. */
export function unitName(unit: string): Bilingual {
  return Object.hasOwn(unitNames, unit) ? unitNames[unit]! : name(unit);
}

/** Kinds of files that the program takes in. */
export const mediaNames: Readonly<Record<string, Bilingual>> = {
  'application/pdf': name('PDF document', 'Documento PDF'),
  'application/zip': name('ZIP archive', 'Archivo ZIP'),
  'application/msword': name('Word document', 'Documento de Word'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': name('Word document', 'Documento de Word'),
  'application/vnd.ms-excel': name('Excel workbook', 'Libro de Excel'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': name('Excel workbook', 'Libro de Excel'),
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': name('Presentation', 'Presentación'),
  'application/vnd.oasis.opendocument.text': name('OpenDocument text', 'Texto OpenDocument'),
  'application/vnd.oasis.opendocument.spreadsheet': name('OpenDocument spreadsheet', 'Hoja de cálculo OpenDocument'),
  'application/rtf': name('Rich text', 'Texto enriquecido (RTF)'),
  'application/octet-stream': name('File of an unknown kind', 'Archivo de tipo desconocido'),
  'message/rfc822': name('E-mail', 'Correo electrónico'),
  'text/plain': name('Plain text', 'Texto simple'),
  'text/rtf': name('Rich text', 'Texto enriquecido (RTF)'),
  'text/csv': name('Table (CSV)', 'Tabla (CSV)'),
  'text/html': name('Web page', 'Página web'),
  'image/jpeg': name('Picture (JPEG)', 'Imagen (JPEG)'),
  'image/png': name('Picture (PNG)', 'Imagen (PNG)'),
  'image/tiff': name('Picture (TIFF)', 'Imagen (TIFF)'),
  'image/heic': name('Picture (HEIC)', 'Imagen (HEIC)'),
  'image/gif': name('Picture (GIF)', 'Imagen (GIF)'),
  'image/webp': name('Picture (WebP)', 'Imagen (WebP)'),
  'image/bmp': name('Picture (BMP)', 'Imagen (BMP)'),
};

/** Kinds of papers by the codes that case files of other programs give them; a person writes them in words. */
export const paperNames: Readonly<Record<string, Bilingual>> = {
  affidavit: name('Affidavit', 'Declaración jurada'),
  order: name('Court order', 'Orden judicial'),
  judgment: name('Judgment', 'Sentencia'),
  package: name('Paper of the package', 'Documento del expediente'),
  photograph: name('Photograph', 'Fotografía'),
  report: name('Report', 'Informe'),
  request: name('Request', 'Solicitud'),
  statement: name('Statement', 'Declaración'),
  translation: name('Translation', 'Traducción'),
  warrant: name('Warrant', 'Orden de aprehensión'),
};

/** Goods by the codes that case files of other programs give them; a person writes them in words. */
export const goodsNames: Readonly<Record<string, Bilingual>> = {
  fentanyl: name('Fentanyl', 'Fentanilo'),
  'fentanyl-pills': name('Fentanyl pills', 'Pastillas de fentanilo'),
  'fentanyl-powder': name('Fentanyl powder', 'Fentanilo en polvo'),
  cocaine: name('Cocaine', 'Cocaína'),
  heroin: name('Heroin', 'Heroína'),
  methamphetamine: name('Methamphetamine', 'Metanfetamina'),
  cannabis: name('Cannabis'),
  precursors: name('Chemical precursors', 'Precursores químicos'),
  firearms: name('Firearms', 'Armas de fuego'),
  ammunition: name('Ammunition', 'Cartuchos'),
  cash: name('Cash', 'Dinero en efectivo'),
  vehicles: name('Vehicles', 'Vehículos'),
};
