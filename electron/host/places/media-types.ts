import { basename, extname } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.zip': 'application/zip',
};

/** What a document's record keeps of a file's name: the name as it was received, and the media type that its ending claims. */
export function typeOfName(name: string): { readonly sourceFileName: string; readonly mediaType: string } {
  return { sourceFileName: basename(name), mediaType: types[extname(name).toLowerCase()] ?? 'application/octet-stream' };
}
