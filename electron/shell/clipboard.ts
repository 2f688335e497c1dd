import electron, { clipboard } from 'electron';

/** How long what was copied stays on the clipboard. */
export const CLIPBOARD_MS = 120_000;

/** The clipboard, as far as what is on it came from us. */
export type OwnClipboard = {
  /** Put a text on it, in the system's words for "do not keep this": histories and cloud clipboards pass over it. */
  readonly put: (text: string) => Promise<void>;
  /** Empty it, if what is on it is still what we put there. */
  readonly empty: () => Promise<void>;
};

/** @param afterMs - When it is emptied by itself. */
export function ownClipboard(afterMs: number = CLIPBOARD_MS): OwnClipboard {
  let ours: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const put = async (text: string): Promise<void> => {
    clearTimeout(timer);
    ours = text;
    await write(text);
    timer = setTimeout(() => void empty(), afterMs);
  };
  const empty = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = ours;
    ours = null;
    if (mine !== null && (await clipboard.readText()) === mine) clipboard.clear();
  };
  return { put, empty };
}

/** An older Electron has no items, and puts a plain text. */
async function write(text: string): Promise<void> {
  const { ClipboardItem } = electron as Partial<Pick<typeof electron, 'ClipboardItem'>>;
  if (ClipboardItem === undefined) return clipboard.writeText(text);
  await clipboard.write([new ClipboardItem({ 'text/plain': text, ...unkept() })]);
}

/** What clipboard managers look for beside a text that they should not keep, by system. */
function unkept(): Readonly<Record<string, Blob>> {
  const no = new Uint8Array(4); // a DWORD of 0
  const formats: Partial<Record<NodeJS.Platform, Readonly<Record<string, Uint8Array<ArrayBuffer>>>>> = {
    win32: { ExcludeClipboardContentFromMonitorProcessing: no, CanIncludeInClipboardHistory: no, CanUploadToCloudClipboard: no },
    darwin: { 'org.nspasteboard.ConcealedType': no, 'org.nspasteboard.TransientType': no },
    linux: { 'x-kde-passwordManagerHint': new TextEncoder().encode('secret') },
  };
  const own = Object.entries(formats[process.platform] ?? {});
  return Object.fromEntries(
    own.map(([format, bytes]) => [`electron application/osclipboard;format="${format}"`, new Blob([bytes])]),
  );
}
