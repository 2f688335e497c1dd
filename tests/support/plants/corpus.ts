import { planted, plantedPdfs, shown } from '../planted-pdfs.ts';
import { mailHides } from './mail.ts';
import { furtherPdfs } from './pdf.ts';
import { plantedPictures } from './pictures.ts';
import { officeSecret, type PlantedFile } from './planted-file.ts';
import { plantedRich, richHides } from './rich.ts';
import { plantedSheet, sheetHides, sheetRefused } from './sheet.ts';
import { plantedTexts } from './texts.ts';
import { plantedWeb, webHides, webRefused } from './web.ts';
import { plantedWord, wordHides, wordRefused } from './word.ts';

type Makers = readonly (readonly [way: string, make: PlantedFile['make']])[];

const office = (kind: string, makers: Makers): readonly PlantedFile[] =>
  makers.map(([way, make]) => ({
    way: `${kind}: ${way}`,
    make,
    hidden: new RegExp(officeSecret, 'i'),
    shown: way === 'hidden by the defaults' ? [] : ['Ordinary', 'text.'], // the defaults hide everything
  }));
const names = new RegExp(planted.replace(' ', '|'), 'i');

/** Every file that hides words, of our own making, by its kind and its way. */
export const plantedFiles: readonly PlantedFile[] = [
  ...Object.entries({ ...plantedPdfs, ...furtherPdfs }).map(([way, make]) => ({
    way: `PDF: ${way}`,
    make,
    hidden: names,
    shown: shown.split(' '),
  })),
  ...Object.entries(plantedPictures).map(([way, make]) => ({ way: `picture: ${way}`, make, hidden: names, shown: [] })),
  ...office(
    'Word',
    Object.entries({ ...wordHides, ...wordRefused }).map(([way, hides]) => [way, () => plantedWord(hides)]),
  ),
  ...office(
    'web page',
    [...webHides, ...webRefused].map(([way, markup]) => [way, () => plantedWeb(markup)]),
  ),
  ...office(
    'rich text',
    richHides.map(([way, inside]) => [way, () => plantedRich(inside)]),
  ),
  ...office(
    'workbook',
    [...sheetHides, ...sheetRefused].map(([way, book]) => [way, () => plantedSheet(book)]),
  ),
  ...office(
    'mail',
    mailHides.map(([way, file]) => [way, () => file]),
  ),
  ...office('text', Object.entries(plantedTexts)),
];
