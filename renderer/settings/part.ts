/** What every part of the settings receives. The host enforces it; here what would only be refused says so. */
export type PartProps = { readonly isSupervisor: boolean };
