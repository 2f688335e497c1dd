/** Every how many minutes a station may exchange by itself. */
export const automaticMinutes = [1, 5, 15, 30, 60] as const;
