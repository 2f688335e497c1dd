/** What the first step of a release shows together. */
export const scopeGroups = ['persons', 'charges', 'requests', 'portions', 'exchanges', 'documents', 'course', 'other'] as const;
export type ScopeGroup = (typeof scopeGroups)[number];
