/** What happens to a value for the chosen counterpart. `hidden`: it leaves no trace; only ours. */
export type MarkState = 'release' | 'generalise' | 'pseudonym' | 'withhold' | 'hidden';
export const markStates = ['release', 'generalise', 'pseudonym', 'withhold', 'hidden'] as const;
