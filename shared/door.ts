import type { Host } from './contract.ts';
import type { Overlay } from './overlay.ts';

/** What a person is asked to choose, which decides the dialog's words and the kinds of file it offers. */
export const filePurposes = [
  'documents',
  'packet',
  'card',
  'cases',
  'profile',
  'framework',
  'values',
  'figures',
  'update',
  'request',
  'answer',
] as const;
export type FilePurpose = (typeof filePurposes)[number];
/** `new-vault` and `restored-vault` name a folder that does not exist yet; the others name one that does. */
export const folderPurposes = ['vault', 'new-vault', 'restored-vault', 'backup', 'packets', 'exchange'] as const;
export type FolderPurpose = (typeof folderPurposes)[number];

/** What the vault of the demo office is called where nobody names it. */
export const DEMO_VAULT = 'demo';
/** How many cases it has, which is said while they are made. */
export const DEMO_CASES = 15;

/** A file or folder that a person chose. The handle works once, in one call; the page never learns a path. */
export type Chosen = { readonly handle: string; readonly name: string };
/** A chosen file that will be read; `sizeBytes` is for showing, not for trusting. */
export type ChosenFile = Chosen & { readonly sizeBytes: number };
/** What a drop or a paste hands over: the browser's own `File`. */
export type DroppedFile = { readonly name: string; readonly size: number; stream(): ReadableStream<Uint8Array> };

/** A command of the application menu. A loopback page has no menu and never gets one. */
export const menuCommands = [
  'quick-log',
  'new-case',
  'import-packet',
  'find',
  'palette',
  'settings',
  'keyboard',
  'lock',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

/** Their keys, written as the page writes its own; where the page has a key too, both do the same. */
export const menuKeys: Readonly<Partial<Record<MenuCommand, string>>> = {
  'quick-log': 'Mod+L',
  'new-case': 'Mod+N',
  'import-packet': 'Mod+O',
  find: 'Mod+F',
  palette: 'Mod+K',
  settings: 'Mod+,',
  lock: 'Mod+Shift+L',
};

/** What the about box and the settings say of this program and of what this system can protect. */
export type About = {
  readonly version: string;
  readonly door: 'window' | 'loopback';
  readonly platform: string;
  readonly engines: { readonly electron?: string; readonly chrome?: string; readonly node: string };
  /** Whether screen captures of the window are refused by the system. */
  readonly hidesFromCapture: boolean;
  /** Whether the system says when its screen is locked, so that the vault locks too. */
  readonly hearsScreenLock: boolean;
};

/** What a person opened in the system's file manager: a packet, or a vault, which is then the first of the recent ones. */
export type OpenedBySystem = { readonly kind: 'packet' | 'vault' };

/** Why the program was opened: as usual, or (`--demo`) to make and open the demo office in this empty folder. */
export type Opening = { readonly kind: 'usual' } | { readonly kind: 'demo'; readonly folder: Chosen };

/**
 * What the page holds of the world outside it: the host, and the person's own choice of files. The window and the loopback page
 * each have one; screens never ask which.
 */
export interface Door extends Host {
  /** Let the person choose files; empty if they changed their mind. */
  pickFiles(purpose: FilePurpose, many: boolean): Promise<readonly ChosenFile[]>;
  /** Let the person choose a folder, or for a new one its place and name (`suggested`, without `.enlace`). */
  pickFolder(purpose: FolderPurpose, suggested?: string): Promise<Chosen | null>;
  /** Let the person choose where to save; on a loopback page, the browser downloads what the host then writes. */
  saveAs(suggested: string): Promise<Chosen | null>;
  /** A dropped or pasted file; null if it is none of this computer's (a window takes only files that are on disk). */
  dropped(file: DroppedFile): Promise<ChosenFile | null>;
  /** A place in memory for what the host writes: give the handle to a call, then await the content. For viewers; at most 256 MiB. */
  receive(name: string): Promise<Chosen & { readonly content: Promise<Uint8Array<ArrayBuffer>> }>;
  /** Vaults opened here before, newest first, each under a fresh handle. */
  recentVaults(): Promise<readonly Chosen[]>;
  /** Folders chosen here for a vault that an office was asked for and has not answered yet, each under a fresh handle. */
  waitingVaults(): Promise<readonly Chosen[]>;
  opening(): Promise<Opening>;
  /** Hear what the system asks to open: what it asked for at the start, at once, then each. */
  onOpened(listener: (opened: OpenedBySystem) => void): () => void;
  /** The packet that the system last asked to open, under a fresh handle each time; null if there is none. */
  openedPacket(): Promise<ChosenFile | null>;
  about(): Promise<About>;
  /** Put text on the clipboard. A window takes it from there when the vault locks, at its end, and after two minutes. */
  copy(text: string): Promise<void>;
  /**
   * Show what was last saved by name `file` in the folder `place` that the person chose: a window opens the system's folder; a browser, which
   * can open none, copies its path.
   */
  showSaved(place: string, file: string): Promise<'shown' | 'copied'>;
  /** Open a source of law in the person's own browser; false if the address is not on the program's list. */
  openLink(address: string): Promise<boolean>;
  /** The languages beside English and Spanish that this program was given. */
  overlays(): Promise<readonly Overlay[]>;
  /** The language that a person reads, for menus and dialogs. */
  speak(language: string): void;
  /** After how many idle minutes the vault locks (1–120). */
  lockAfter(minutes: number): void;
  onCommand(listener: (command: MenuCommand) => void): () => void;
}
