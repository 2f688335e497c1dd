/** The project's folder. */
export const root: string;
/** The Node that runs the project. Throws where there is none that can. */
export function projectNode(): string;
/** The script that a package runs for a command. */
export function packageScript(packageName: string, command: string): string;
