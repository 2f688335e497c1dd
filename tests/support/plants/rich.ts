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
  ['pressed together', `{\\expndtw-400 ${secret}}`],
  ['pressed together in quarter points', `{\\expnd-40 ${secret}}`],
  ['the text of a list', `{\\listtext ${secret}\\tab}item\\par`],
  ['the text of an older list', `{\\pntext\\b ${secret}\\tab}item\\par`],
  ['black in a black paragraph', `{\\colortbl;\\red0\\green0\\blue0;}{\\pard\\cbpat1\\cf1 ${secret}\\par}`],
  ['black in a shaded paragraph', `{\\colortbl;\\red0\\green0\\blue0;}{\\pard\\shading10000\\cf1 ${secret}\\par}`],
  [
    'black in a black cell',
    `{\\colortbl;\\red0\\green0\\blue0;}\\trowd\\clcbpat1\\cellx5000\\pard\\intbl{\\cf1 ${secret}}\\cell\\row`,
  ],
  ['a cell too narrow', `\\trowd\\cellx9\\pard\\intbl ${secret}\\cell\\row`],
  ['a row too flat', `\\trowd\\trrh-9\\cellx5000\\pard\\intbl ${secret}\\cell\\row`],
  ['a first page’s header that is off', `{\\headerf ${secret}}`],
  ['a left page’s footer that is off', `{\\footerl ${secret}}`],
  ['off the page', `{\\pard\\li20000 ${secret}\\par}`],
];

/** Rich text that shows “Ordinary text.” and hides. */
export function plantedRich(inside: string): Uint8Array {
  const end = inside.startsWith('}') ? '' : '}';
  return new Uint8Array(Buffer.from(`{\\rtf1\\ansi Ordinary text.\\par ${inside}${end}`, 'latin1'));
}
