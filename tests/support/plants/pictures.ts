import { deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import UTIF from 'utif2';
import { jpegWithExif, pngWithText } from '../documents.ts';
import { planted } from '../planted-pdfs.ts';

const words = Buffer.from(planted, 'latin1');
const latin = (text: string) => Buffer.from(text, 'latin1');

function canvas() {
  const made = createCanvas(16, 16);
  made.getContext('2d').fillRect(0, 0, 9, 16);
  return made;
}

/** A JPEG with one segment more behind its head. */
function jpegWith(marker: number, body: Buffer): Uint8Array {
  const plain = canvas().toBuffer('image/jpeg');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return new Uint8Array(Buffer.concat([plain.subarray(0, 2), head, body, plain.subarray(2)]));
}

/** A PNG with one chunk more behind its head. Its check is left wrong: readers pass over chunks that they need not. */
function pngWith(type: string, body: Buffer): Uint8Array {
  const plain = canvas().toBuffer('image/png');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return new Uint8Array(Buffer.concat([plain.subarray(0, 33), length, latin(type), body, Buffer.alloc(4), plain.subarray(33)]));
}

/** A WEBP with one chunk more at its end. */
function webpWith(type: string): Uint8Array {
  const plain = canvas().toBuffer('image/webp');
  const head = Buffer.concat([latin(type), Buffer.alloc(4)]);
  head.writeUInt32LE(words.length, 4);
  const file = Buffer.concat([plain, head, words, Buffer.alloc(words.length % 2)]);
  file.writeUInt32LE(file.length - 8, 4);
  return new Uint8Array(file);
}

/** A GIF of one black pixel with an extension of this kind. */
function gifWith(kind: number): Uint8Array {
  const extension = Buffer.concat([Buffer.from([0x21, kind, words.length]), words, Buffer.from([0])]);
  const pixel = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]);
  const head = Buffer.concat([latin('GIF89a'), Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255])]);
  return new Uint8Array(Buffer.concat([head, extension, pixel]));
}

/** Pictures that carry {@link planted} beside their pixels, by where. */
export const plantedPictures: Readonly<Record<string, () => Uint8Array>> = {
  'Exif and a comment of a JPEG': () => jpegWithExif({ artist: planted, comment: planted }),
  'the comment of a JPEG': () => jpegWith(0xfe, words),
  'XMP of a JPEG': () => jpegWith(0xe1, Buffer.concat([latin('http://ns.adobe.com/xap/1.0/\0'), words])),
  'the caption of a JPEG': () =>
    jpegWith(0xed, Buffer.concat([latin('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x78\0\x15'), words])),
  'a segment of a JPEG that no program knows': () => jpegWith(0xeb, words),
  'a table of a JPEG that nothing uses': () =>
    jpegWith(0xdb, Buffer.concat([Buffer.from([3]), words, Buffer.alloc(64 - words.length, 1)])),
  'bytes behind the end of a JPEG': () => new Uint8Array(Buffer.concat([canvas().toBuffer('image/jpeg'), words])),
  'a text of a PNG and bytes behind its end': () => pngWithText(planted),
  'a packed text of a PNG': () => pngWith('zTXt', Buffer.concat([latin('Comment\0\0'), deflateSync(words)])),
  'an international text of a PNG': () => pngWith('iTXt', Buffer.concat([latin('Comment\0\0\0\0\0'), words])),
  'Exif of a PNG': () => pngWith('eXIf', Buffer.concat([latin('II*\0\x08\0\0\0\0\0\0\0\0\0'), words])),
  'a chunk of a PNG that no program knows': () => pngWith('zaRz', words),
  'XMP of a WEBP': () => webpWith('XMP '),
  'Exif of a WEBP': () => webpWith('EXIF'),
  'a chunk of a WEBP that no program knows': () => webpWith('ZARZ'),
  'the comment of a GIF': () => gifWith(0xfe),
  'an extension of a GIF': () => gifWith(0xff),
  'the description of a TIFF': () =>
    new Uint8Array(UTIF.encodeImage(new Uint8Array(16 * 16 * 4).fill(120), 16, 16, { t270: [planted] } as never)), // its types know no tags of words
  'bytes behind the end of a TIFF': () =>
    new Uint8Array(Buffer.concat([Buffer.from(UTIF.encodeImage(new Uint8Array(16 * 16 * 4).fill(120), 16, 16)), words])),
};
