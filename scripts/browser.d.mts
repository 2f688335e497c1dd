/** The absolute path of an installed Chromium, Chrome or Edge; undefined if there is none. */
export function installedBrowser(): string | undefined;
/** Electron's program, if it is installed. */
export function electronProgram(): string | undefined;
/** Whether a window can be shown. */
export function hasDisplay(): boolean;
/** The first file of that name in a folder of the path. */
export function onThePath(name: string): string | undefined;
