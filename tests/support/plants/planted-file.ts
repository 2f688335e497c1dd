/** A file that hides words in one way, and what an eye sees in it. */
export type PlantedFile = {
  readonly way: string;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
  /** No part of these may be found in what leaves. */
  readonly hidden: RegExp;
  /** Words that are seen, so that they stay. Empty where the file is a picture or shows nothing. */
  readonly shown: readonly string[];
};

/** What planted office files hide. */
export const officeSecret = 'ZANZIBAR77';
