import { officeSecret as secret } from './planted-file.ts';

/** Rich text that hides the office secret, by what its words are. */
export const richHides: readonly (readonly [way: string, inside: string])[] = [
  ['hidden', `{\\v ${secret}}`],
  ['hidden until it is not', `\\v ${secret}\\v0 x`],
  ['deleted', `{\\deleted ${secret}}`],
  ['in its properties', `{\\info{\\author ${secret}}}`],
  ['a comment', `{\\*\\annotation ${secret}}`],
  ['a field’s instruction', `{\\field{\\*\\fldinst HYPERLINK ${secret}}{\\fldrslt here}}`],
  ['in a group that is not known', `{\\*\\mystery ${secret}}`],
  ['in a group that is not known and is not marked so', `{\\mystery ${secret}}`],
  ['white', `{\\colortbl;\\red255\\green255\\blue255;}{\\cf1 ${secret}}`],
  ['black on black', `{\\colortbl;\\red0\\green0\\blue0;}{\\cf1\\highlight1 ${secret}}`],
  ['automatic on black', `{\\colortbl;\\red0\\green0\\blue0;}{\\chcbpat1 ${secret}}`],
  ['of one point', `{\\fs2 ${secret}}`],
  ['an object', `{\\object\\objemb{\\*\\objclass ${secret}}{\\result ${secret}}}`],
  ['a shape', `{\\shp{\\*\\shpinst{\\shptxt ${secret}}}}`],
  ['behind the end', `}{${secret}}`],
  ['off the page', `{\\pard\\li20000 ${secret}\\par}`],
];

/** Rich text that shows “Ordinary text.” and hides. */
export function plantedRich(inside: string): Uint8Array {
  const end = inside.startsWith('}') ? '' : '}';
  return new Uint8Array(Buffer.from(`{\\rtf1\\ansi Ordinary text.\\par ${inside}${end}`, 'latin1'));
}
