/** What the package says of itself. */
export type Told = {
  readonly version: string;
  readonly maintainer: string;
  readonly homepage: string;
  readonly description: string;
  readonly notices: string;
};
export function canMakeDeb(): boolean;
export function makeDeb(program: string, icons: string, folder: string, told: Told): string;
