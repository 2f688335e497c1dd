import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, screen, type Rectangle } from 'electron';
import { windowPlace, type Area } from './window-place.ts';
import { appPage } from '../host/places/origin.ts';

type WindowRest = { readonly bounds: Rectangle; readonly maximized: boolean };

/**
 * Open the one window, where it was when it was last closed. Its title never changes: titles are seen by other programs.
 *
 * @param prepare - Called with the window before its page loads, to put everything in place that the page will ask for.
 */
export async function openWindow(preload: string, prepare: (window: BrowserWindow) => void): Promise<BrowserWindow> {
  const place = rememberedPlace();
  const { bounds, least } = windowPlace(place?.bounds, workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    title: 'Enlace',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  window.on('page-title-updated', event => event.preventDefault());
  window.setContentProtection(hidesFromCapture);
  if (place?.maximized === true) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
    remember(window);
  });
  window.on('close', () => remember(window));
  prepare(window);
  await window.loadURL(appPage);
  return window;
}

/** Whether the system can keep the window out of screen captures; Linux cannot, and the about box says so. */
export const hidesFromCapture = process.platform === 'win32' || process.platform === 'darwin';

function remember(window: BrowserWindow): void {
  const place: WindowRest = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
  writeFileSync(placeFile(), JSON.stringify(place));
}

/** The remembered place, if it can be read. */
function rememberedPlace(): WindowRest | undefined {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(placeFile(), 'utf8')) as WindowRest; // checked below
    const numbers = [bounds.x, bounds.y, bounds.width, bounds.height];
    return numbers.every(Number.isSafeInteger) && typeof maximized === 'boolean' ? { bounds, maximized } : undefined;
  } catch {
    return undefined;
  }
}

/** What each display leaves free, the first display's first. */
function workAreas(): readonly [Area, ...Area[]] {
  const first = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== first.id);
  return [first.workArea, ...others.map(({ workArea }) => workArea)];
}

function placeFile(): string {
  return join(app.getPath('userData'), 'window.json');
}
