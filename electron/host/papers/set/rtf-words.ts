/** Control words that shape what is on the page; a group that begins with one of them is text, and no other is. */
export const shaping: ReadonlySet<string> = new Set(
  `rtf ansi mac pc pca ansicpg deff deflang deflangfe adeflang uc u b i ul uld uldb ulw ulnone ulc strike striked sub super nosupersub f fs cf cb highlight
  chcbpat chcfpat plain pard par line tab page sect sectd lang langfe langnp langfenp noproof ql qr qc qj li ri fi lin rin sa sb sl slmult s cs ds outlinelevel
  keep keepn widctlpar nowidctlpar aspalpha aspnum faauto adjustright itap intbl trowd cell row cellx nestcell nestrow trgaph trleft trrh trql trqc trqr
  clvertalt clvertalc clvertalb clbrdrt clbrdrl clbrdrb clbrdrr brdrs brdrw brdrcf brdrnone clcbpat cltxlrtb clftsWidth clwWidth trftsWidth trwWidth trftsWidthB
  trautofit trpaddl trpaddr trpaddfl trpaddfr trhdr trkeep lastrow v deleted revised caps scaps expnd expndtw kerning charscalex up dn outl shad embo impr
  ltrch rtlch ltrpar rtlpar ltrrow loch hich dbch af afs ab ai alang fcs insrsid charrsid rsid pararsid sectrsid tblrsid emdash endash emspace enspace bullet
  lquote rquote ldblquote rdblquote tx tql tqr tqc cbpat shading paperw paperh margl margr margt margb gutter viewkind viewscale viewzk formshade fet deftab
  widowctrl ftnbj aenddoc hyphauto hyphcaps linex headery footery sectdefaultcl sectlinegrid lndscpsxn chftn fldrslt fldedit footnote ls ilvl ilang pntext
  listtext nonshppict viewbksp stshfdbch stshfloch stshfhich stshfbi themelang themelangfe themelangcs wrapdefault collapsed contextualspace lisa lisb
  brdrt brdrb brdrl brdrr brsp ulth uldash uldashd uldashdd ulhwave animtext chbrdr nosectexpand colsx cols titlepg pgnstarts yxe sbkpage sbkcont sbknone
  fbidis fromtext rtlsect ltrsect header headerl headerr headerf footer footerl footerr footerf field aspnum clpadl clpadr clpadt clpadb noqfpromote`.split(
    /\s+/,
  ),
);

/** Groups that are left out without a word: tables of the file, properties, instructions. */
export const silentGroups: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info generator listtable listoverridetable rsidtbl themedata colorschememapping datastore latentstyles xmlnstbl mmathPr filetbl revtbl pgptbl pnseclvl bkmkstart bkmkend defchp defpap wgrffmtfilter pnseclvl'.split(
    ' ',
  ),
);

/** What a group that is left out counts as. */
export const countedGroups: ReadonlyMap<string, 'comment' | 'field' | 'drawing' | 'embedded' | 'deleted' | 'formula'> = new Map([
  ['annotation', 'comment'],
  ['atnid', 'comment'],
  ['atnauthor', 'comment'],
  ['fldinst', 'field'],
  ['shp', 'drawing'],
  ['shpinst', 'drawing'],
  ['do', 'drawing'],
  ['object', 'embedded'],
  ['mmath', 'formula'],
] as const);

/** The code pages of `\ansicpg` that Node knows by name. */
export function encodingOf(codePage: number): string {
  if (codePage === 65001) return 'utf-8';
  if (codePage === 932) return 'shift_jis';
  if (codePage === 10000) return 'macintosh';
  if (codePage === 874 || (codePage >= 1250 && codePage <= 1258)) return `windows-${codePage}`;
  return 'windows-1252';
}

/** The letters that have a control word of their own. */
export const signs: Readonly<Record<string, string>> = {
  tab: '    ',
  line: '\n',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
};
