// The program's icons for three systems, drawn from the one picture, into the build folder that electron-builder reads. Run by `npm run pack`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Apple's names for PNG pictures in an icon file, by their edge in pixels (1024 is 512 points at double density). */
const appleTypes = { 16: 'icp4', 32: 'icp5', 64: 'icp6', 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

/** Write `icons/NxN.png` (Linux), `icon.ico` (Windows) and `icon.icns` (macOS) under a folder. */
export async function writeIcons(svgPath, folder) {
  const svg = readFileSync(svgPath, 'utf8');
  const pictures = [];
  for (const edge of sizes) pictures.push({ edge, png: await drawn(svg, edge) });
  mkdirSync(join(folder, 'icons'), { recursive: true });
  for (const { edge, png } of pictures) writeFileSync(join(folder, 'icons', `${edge}x${edge}.png`), png);
  writeFileSync(join(folder, 'icon.ico'), ico(pictures.filter(({ edge }) => edge <= 256)));
  writeFileSync(join(folder, 'icon.icns'), icns(pictures));
}

/** The picture in white on a tile of the program's colour, so that it stands out on light desktops and dark ones; drawn at each size anew. */
async function drawn(svg, edge) {
  const inner = Math.round(edge * 0.78);
  const sized = svg
    .replace('<svg', `<svg width="${inner}" height="${inner}"`)
    .replace(/stroke="#[0-9a-f]{6}"/, 'stroke="#ffffff"');
  const canvas = createCanvas(edge, edge);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#3a4bc4';
  pen.beginPath();
  pen.roundRect(0, 0, edge, edge, edge * 0.22);
  pen.fill();
  pen.drawImage(await loadImage(Buffer.from(sized)), (edge - inner) / 2, (edge - inner) / 2, inner, inner);
  return canvas.encode('png');
}

/** Windows' container: a header, a directory, then PNG pictures as they are. An edge of 256 is written 0. */
function ico(pictures) {
  const head = Buffer.alloc(6 + pictures.length * 16);
  head.writeUInt16LE(1, 2); // icons, not cursors
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(({ edge, png }, index) => {
    const entry = 6 + index * 16;
    head.writeUInt8(edge % 256, entry);
    head.writeUInt8(edge % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4); // planes
    head.writeUInt16LE(32, entry + 6); // bits a pixel
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

function icns(pictures) {
  const known = pictures.filter(({ edge }) => edge in appleTypes);
  const parts = known.map(({ edge, png }) => Buffer.concat([Buffer.from(appleTypes[edge]), length(png.length + 8), png]));
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns'), length(body.length + 8), body]);
}

function length(bytes) {
  const field = Buffer.alloc(4);
  field.writeUInt32BE(bytes);
  return field;
}
