/** Why age content was not opened: it is no age file, it is for other keys, for others too, or it is altered or cut short. */
export type AgeFault = 'no-header' | 'not-for-us' | 'many-recipients' | 'damaged';

export class AgeRefused extends Error {
  readonly fault: AgeFault;

  constructor(fault: AgeFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}
