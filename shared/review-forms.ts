import { tableForms } from './tables.ts';

/** Forms in which the review leaves: as PDF, too. */
export const reviewForms = ['pdf', ...tableForms] as const;
export type ReviewForm = (typeof reviewForms)[number];
