import { app, dialog, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { menuKeys, type MenuCommand } from '../../shared/door.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { Reader } from '../../shared/reader.ts';
import { about } from './door.ts';

const words = {
  case: { en: '&Case', es: '&Caso' },
  edit: { en: '&Edit', es: 'E&ditar' },
  view: { en: '&View', es: '&Ver' },
  help: { en: '&Help', es: 'A&yuda' },
  'quick-log': { en: 'Log an exchange', es: 'Registrar un intercambio' },
  'new-case': { en: 'New case', es: 'Caso nuevo' },
  'import-packet': { en: 'Open a packet …', es: 'Abrir un paquete …' },
  find: { en: 'Find', es: 'Buscar' },
  palette: { en: 'Commands', es: 'Comandos' },
  settings: { en: 'Settings', es: 'Ajustes' },
  keyboard: { en: 'Keyboard', es: 'Teclado' },
  lock: { en: 'Lock the vault', es: 'Cerrar la bóveda' },
  quit: { en: 'Quit Enlace', es: 'Salir de Enlace' },
  undo: { en: 'Undo', es: 'Deshacer' },
  redo: { en: 'Redo', es: 'Rehacer' },
  cut: { en: 'Cut', es: 'Cortar' },
  copy: { en: 'Copy', es: 'Copiar' },
  paste: { en: 'Paste', es: 'Pegar' },
  selectAll: { en: 'Select all', es: 'Seleccionar todo' },
  zoomIn: { en: 'Larger', es: 'Ampliar' },
  zoomOut: { en: 'Smaller', es: 'Reducir' },
  resetZoom: { en: 'Usual size', es: 'Tamaño normal' },
  fullScreen: { en: 'Full screen', es: 'Pantalla completa' },
  about: { en: 'About Enlace', es: 'Acerca de Enlace' },
  captureYes: { en: 'The window is hidden from screen captures.', es: 'La ventana se oculta de las capturas de pantalla.' },
  captureNo: {
    en: 'This system cannot hide the window from screen captures.',
    es: 'Este sistema no puede ocultar la ventana de las capturas de pantalla.',
  },
  screenYes: { en: 'The vault locks when the screen is locked.', es: 'La bóveda se cierra al bloquearse la pantalla.' },
  screenNo: {
    en: 'This system does not tell Enlace when the screen is locked; the vault locks when idle and on suspend.',
    es: 'Este sistema no avisa a Enlace cuando se bloquea la pantalla; la bóveda se cierra por inactividad y al suspender.',
  },
} as const satisfies Record<string, Bilingual>;

/** Set the application menu in a language. A command goes to the page, which knows whether it can be done now. */
export function setMenu(window: BrowserWindow, reader: Reader): void {
  const say = (word: keyof typeof words) => reader.say(words[word]);
  const command = (name: MenuCommand): MenuItemConstructorOptions => ({
    label: say(name),
    click: () => window.webContents.send('enlace-door:command', name),
    ...(menuKeys[name] === undefined ? {} : { accelerator: menuKeys[name].replace('Mod', 'CmdOrCtrl') }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const aboutItem: MenuItemConstructorOptions = { label: say('about'), click: () => void showAbout(window, reader) };
  const quit: MenuItemConstructorOptions = { label: say('quit'), role: 'quit' };
  const menus: MenuItemConstructorOptions[] = [
    {
      label: say('case'),
      submenu: [
        command('quick-log'),
        command('new-case'),
        command('import-packet'),
        line,
        command('settings'),
        command('lock'),
        line,
        quit,
      ],
    },
    {
      label: say('edit'),
      submenu: [
        { label: say('undo'), role: 'undo' },
        { label: say('redo'), role: 'redo' },
        line,
        { label: say('cut'), role: 'cut' },
        { label: say('copy'), role: 'copy' },
        { label: say('paste'), role: 'paste' },
        { label: say('selectAll'), role: 'selectAll' },
        line,
        command('find'),
      ],
    },
    {
      label: say('view'),
      submenu: [
        command('palette'),
        line,
        { label: say('zoomIn'), role: 'zoomIn' },
        { label: say('zoomOut'), role: 'zoomOut' },
        { label: say('resetZoom'), role: 'resetZoom' },
        { label: say('fullScreen'), role: 'togglefullscreen' },
      ],
    },
    { label: say('help'), submenu: [command('keyboard'), aboutItem] },
  ];
  if (process.platform === 'darwin') menus.unshift({ label: app.name, submenu: [aboutItem, line, { role: 'hide' }, line, quit] });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
}

async function showAbout(window: BrowserWindow, reader: Reader): Promise<void> {
  const { version, engines, hidesFromCapture, hearsScreenLock } = about();
  await dialog.showMessageBox(window, {
    title: 'Enlace',
    message: `Enlace ${version}`,
    detail: [
      `Electron ${engines.electron} · Chromium ${engines.chrome} · Node ${engines.node}`,
      reader.say(words[hidesFromCapture ? 'captureYes' : 'captureNo']),
      reader.say(words[hearsScreenLock ? 'screenYes' : 'screenNo']),
    ].join('\n'),
  });
}
