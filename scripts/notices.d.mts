/** What stands in `THIRD-PARTY-NOTICES.txt` for one package. */
export type ShippedPackage = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly texts: readonly string[];
};
export function shippedPackages(): readonly ShippedPackage[];
export function notices(): string;
