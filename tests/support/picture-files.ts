/** 400 by 200, the upper three quarters red, the rest blue: an invented picture that `heif-enc` of libheif 1.15.1 wrote. */
export const heicPicture = (): Uint8Array =>
  new Uint8Array(
    Buffer.from(
      [
        'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAkZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAA',
        'NGlsb2MAAAAAREAAAgABAAAAAAJqAAEAAAAAAAAAswACAAAAAAMdAAEAAAAAAAAARQAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWlu',
        'ZmUCAAAAAAIAAGh2YzEAAAABhWlwcnAAAAFgaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAPPAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAPLoC',
        'QCEAAQArQgEBA3AAAAMAkAAAAwAAAwA8oAyIDJZbqSSmubgQEDAgAAADACAAAAMAISIAAQAHRAHBcrBiQAAAABRpc3BlAAAAAAAAAZAAAADIAAAAEHBpeGkA',
        'AAAAAwgICAAAAHNodmNDAQQIAAAAAAAAAAAAPPAA/Pz4+AAADwMgAAEAF0ABDAH//wQIAAADAJ/4AAADAAA8ugJAIQABACdCAQEECAAAAwCf+AAAAwAAPMAy',
        'IDJZbqSSmubAgAAAAwCAAAADAIQiAAEAB0QBwXKwYkAAAAAUaXNwZQAAAAAAAAGQAAAAyAAAAA5waXhpAAAAAAEIAAAAJ2F1eEMAAAAAdXJuOm1wZWc6aGV2',
        'YzoyMDE1OmF1eGlkOjEAAAAAHWlwbWEAAAAAAAAAAgABA4ECgwACBIQFhocAAAAaaXJlZgAAAAAAAAAOYXV4bAACAAEAAQAAAQBtZGF0AAAArygBrxMh05aJ',
        '5qhw0//+JpR//Trnh+nl0tJ5vZDua7O2YEUtpQAACNAADhAAcwAKGKMCKW0oAABGgACUAAVQAAADAAADABXwPtZAf+6/cyP5c/P5FFT7JnGj1DNRlOxiWYXM',
        'NmdZ2JsTR8qYiHECcq4Q2yth3hM9okOW6s4bh7loEIWqh+CFmtg442QgkwAAAwAAChAAAAMAYYAAAAMAAAMAAAMAAAMAAAMAAAMABBQAAABBKAGuJkLRaYDD',
        '9Cn1D90y9X9ojIv9YUQSQGMAAvJZDVyBJhRDRTYAjoBdhPynMeMngDzggSOAIUACgAMwGIHEDLg=',
      ].join(''),
      'base64',
    ),
  );

const [width, height] = [40, 20];
const entries = 9;
const listBytes = 2 + entries * 12 + 4;
const pixelBytes = width * height * 3;
const pageBytes = listBytes + 6 + pixelBytes;

/** A TIFF 6 file, little-endian and not packed, a page of 40 by 20 for each colour. */
export function tiffOf(colours: readonly (readonly [number, number, number])[]): Uint8Array {
  const file = Buffer.alloc(8 + colours.length * pageBytes);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  colours.forEach((colour, index) => {
    const at = 8 + index * pageBytes;
    const pixels = at + listBytes + 6;
    writeList(file, at, pixels);
    if (index + 1 < colours.length) file.writeUInt32LE(at + pageBytes, at + listBytes - 4);
    for (let place = pixels; place < pixels + pixelBytes; place += 3) file.set(colour, place);
  });
  return new Uint8Array(file);
}

/** The list of a page's tags, and the bits of its samples behind it. */
function writeList(file: Buffer, at: number, pixels: number): void {
  const bits = at + listBytes;
  const tags = [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 3, bits],
    [259, 3, 1, 1],
    [262, 3, 1, 2],
    [273, 4, 1, pixels],
    [277, 3, 1, 3],
    [278, 4, 1, height],
    [279, 4, 1, pixelBytes],
  ] as const;
  file.writeUInt16LE(entries, at);
  tags.forEach(([tag, type, count, value], index) => {
    const place = at + 2 + index * 12;
    file.writeUInt16LE(tag, place);
    file.writeUInt16LE(type, place + 2);
    file.writeUInt32LE(count, place + 4);
    file.writeUInt32LE(value, place + 8);
  });
  for (let sample = 0; sample < 3; sample++) file.writeUInt16LE(8, bits + sample * 2);
}
