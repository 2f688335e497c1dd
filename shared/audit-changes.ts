/** So many changes of one event are given at a time; a further call goes on after them. */
export const CHANGES_AT_ONCE = 500;
