import { join } from 'node:path';
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { FilePurpose, FolderPurpose } from '../../shared/door.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';

// The only source of paths beside drops and argv: a person chose each in the system's own dialog.

const fileTitles: Readonly<Record<FilePurpose, Bilingual>> = {
  documents: { en: 'Add documents', es: 'Agregar documentos' },
  packet: { en: 'Open a packet', es: 'Abrir un paquete' },
  card: { en: 'Open an agency card', es: 'Abrir una tarjeta de autoridad' },
  cases: { en: 'Import cases', es: 'Importar casos' },
  figures: { en: 'Open figures of another office', es: 'Abrir cifras de otra oficina' },
  profile: { en: 'Open a treaty profile', es: 'Abrir un perfil de tratado' },
  framework: { en: 'Open a framework', es: 'Abrir un marco' },
  values: { en: 'Open figures and their document', es: 'Abrir cifras y su documento' },
  update: { en: 'Open a release of Enlace: its list and its files', es: 'Abrir una versión de Enlace: su lista y sus archivos' },
  request: { en: 'Open a machine’s request to join', es: 'Abrir la solicitud de un equipo' },
  answer: { en: 'Open the office’s answer', es: 'Abrir la respuesta de la oficina' },
};

const folderTitles: Readonly<Record<FolderPurpose, Bilingual>> = {
  vault: { en: 'Open a vault', es: 'Abrir una bóveda' },
  'new-vault': { en: 'Where to keep the new vault', es: 'Dónde guardar la bóveda nueva' },
  'restored-vault': { en: 'Where to restore the backup', es: 'Dónde restaurar el respaldo' },
  backup: { en: 'Folder for the backup', es: 'Carpeta para el respaldo' },
  packets: { en: 'Folder for the packet', es: 'Carpeta para el paquete' },
  exchange: { en: 'Folder where the office exchanges', es: 'Carpeta donde la oficina intercambia' },
};

const filters: Readonly<Record<FilePurpose, readonly FileFilter[]>> = {
  documents: [],
  packet: [{ name: 'age', extensions: ['age'] }],
  card: [{ name: 'JSON', extensions: ['json'] }],
  cases: [{ name: 'JSON', extensions: ['json'] }],
  figures: [{ name: 'JSON', extensions: ['json'] }],
  profile: [{ name: 'JSON', extensions: ['json'] }],
  framework: [{ name: 'JSON', extensions: ['json'] }],
  values: [],
  update: [],
  request: [{ name: 'JSON', extensions: ['json'] }],
  answer: [{ name: 'age', extensions: ['age'] }],
};

export async function chooseFiles(
  window: BrowserWindow,
  purpose: FilePurpose,
  many: boolean,
  reader: Reader,
): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: reader.say(fileTitles[purpose]),
    filters: [...filters[purpose]],
    properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  return filePaths;
}

/** The path of a folder: one that is there, or for a new vault the one to be made, ending in `.enlace`. */
export async function chooseFolder(
  window: BrowserWindow,
  purpose: FolderPurpose,
  suggested: string,
  reader: Reader,
): Promise<string | undefined> {
  const title = reader.say(folderTitles[purpose]);
  if (purpose === 'new-vault' || purpose === 'restored-vault') {
    const defaultPath = join(app.getPath('documents'), `${suggested}.enlace`);
    const { filePath } = await dialog.showSaveDialog(window, { title, defaultPath, properties: ['createDirectory'] });
    if (!filePath) return undefined;
    return filePath.endsWith('.enlace') ? filePath : `${filePath}.enlace`;
  }
  const { filePaths } = await dialog.showOpenDialog(window, { title, properties: ['openDirectory', 'createDirectory'] });
  return filePaths[0];
}

export async function chooseWhereToSave(window: BrowserWindow, suggested: string): Promise<string | undefined> {
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), suggested),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return filePath || undefined;
}
