/** The absolute path of an installed Chromium, Chrome or Edge; undefined if there is none. */
export function installedBrowser(): string | undefined;
/** Electron's program, if it is installed. */
export function electronProgram(): string | undefined;
/** Whether a window can be shown. */
export function hasDisplay(): boolean;
