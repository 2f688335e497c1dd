/**
 * The characters that a font has a glyph for, as its own table says (OpenType `cmap`, formats 4 and 12): no list of a package or page is
 * asked, as those name whole blocks and fonts leave letters out of them.
 *
 * @param font - A TrueType or OpenType file.
 * @throws Error if the bytes have no such table.
 */
export function lettersOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  if (cmap === undefined) throw new Error('the font has no table of characters');
  const letters = new Set<number>();
  const count = view.getUint16(cmap + 2);
  for (let entry = 0; entry < count; entry++) {
    const platform = view.getUint16(cmap + 4 + entry * 8);
    if (platform !== 0 && platform !== 3) continue; // Unicode, under both of its names
    const at = cmap + view.getUint32(cmap + 8 + entry * 8);
    const format = view.getUint16(at);
    if (format === 4) addSegments(view, at, letters);
    else if (format === 12) addGroups(view, at, letters);
  }
  return letters;
}

function tableAt(view: DataView, tag: string): number | undefined {
  const count = view.getUint16(4);
  for (let entry = 12; entry < 12 + count * 16; entry += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map(at => view.getUint8(entry + at)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  return undefined;
}

function addSegments(view: DataView, at: number, letters: Set<number>): void {
  const doubled = view.getUint16(at + 6); // of the number of segments
  const [ends, starts, deltas, offsets] = [14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled].map(from => at + from) as [
    number,
    number,
    number,
    number,
  ];
  for (let segment = 0; segment < doubled; segment += 2) {
    const start = view.getUint16(starts + segment);
    const end = view.getUint16(ends + segment);
    const delta = view.getUint16(deltas + segment);
    const offset = view.getUint16(offsets + segment);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const listed = offset === 0 ? code : view.getUint16(offsets + segment + offset + (code - start) * 2);
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) letters.add(code);
    }
  }
}

function addGroups(view: DataView, at: number, letters: Set<number>): void {
  const count = view.getUint32(at + 12);
  for (let group = at + 16; group < at + 16 + count * 12; group += 12) {
    const start = view.getUint32(group);
    const end = view.getUint32(group + 4);
    const glyph = view.getUint32(group + 8);
    for (let code = start; code <= end; code++) if (glyph + code - start !== 0) letters.add(code);
  }
}
