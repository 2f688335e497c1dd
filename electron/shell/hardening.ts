import { readFile } from 'node:fs/promises';
import { app, protocol, type Session, type WebContents } from 'electron';
import { appOrigin, fileWithin, isOfOrigin, mediaType, newNonce, pageHeaders, withNonce } from '../host/places/origin.ts';

/** Port 9 takes nothing in (RFC 863's discard, which no system runs any more). */
const deadProxy = 'socks5://127.0.0.1:9';

/** Before Electron is ready: what can only be set then. Every page is sandboxed, and no name resolves. */
export function hardenApp(): void {
  process.umask(0o077); // what is written from here on, by Chromium too, is this person's alone (Windows has access lists instead)
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND'); // nothing here ever asks the network for anything
  app.commandLine.appendSwitch('disable-background-networking');
  // A page's peer connections know nothing of names or of webRequest: they may go through a proxy alone, and no proxy answers.
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  app.commandLine.appendSwitch('proxy-server', deadProxy);
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  if (app.isPackaged) for (const door of ['remote-debugging-port', 'remote-debugging-pipe']) app.commandLine.removeSwitch(door);
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  app.on('web-contents-created', (_event, contents) => holdInPlace(contents));
}

/**
 * Everything that a page could ask of the system is refused, and nothing is loaded but the built page.
 *
 * @param alsoLoads - Origins that may load beside our own: the developer tools' while the program is not packaged, else none.
 */
export function hardenSession(session: Session, alsoLoads: readonly string[]): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', event => event.preventDefault());
  session.on('select-hid-device', event => event.preventDefault());
  session.on('select-serial-port', event => event.preventDefault());
  session.on('select-usb-device', event => event.preventDefault());
  // Chromium fetches dictionaries past webRequest; an address that cannot be resolved is the only known stop (electron#22995).
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('https://dictionaries.invalid/');
  // The page makes no request to anywhere else, so any is a fault or somebody else's code.
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url, alsoLoads) }));
}

/** Serve the built page, and nothing outside its folder, at our own origin. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle('app', async request => {
    const url = URL.parse(request.url);
    const file = url !== null && isOfOrigin(request.url, appOrigin) ? fileWithin(folder, url.pathname) : undefined;
    const type = file === undefined ? undefined : mediaType(file);
    if (request.method !== 'GET' || file === undefined || type === undefined) return new Response(null, { status: 404 });
    const nonce = newNonce();
    try {
      const content = await readFile(file); // not net.fetch, which goes through webRequest and would be cancelled there
      const body = file.endsWith('.html') ? withNonce(content.toString('utf8'), nonce) : new Uint8Array(content);
      return new Response(body, { headers: pageHeaders(nonce, "'none'", type) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** No page goes anywhere, opens anything or holds another page. */
function holdInPlace(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', event => event.preventDefault());
  contents.on('will-frame-navigate', event => event.preventDefault());
  contents.on('will-redirect', event => event.preventDefault());
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function mayLoad(url: string, alsoLoads: readonly string[]): boolean {
  const address = url.startsWith('blob:') ? url.slice('blob:'.length) : url; // an object that our own page made
  return [appOrigin, ...alsoLoads].some(origin => isOfOrigin(address, origin));
}
