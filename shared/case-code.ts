export const caseCodePattern = /^C-[0-9A-F]{8}$/;

/**
 * What a case is called where its name and reference may not be read: the end of its id, which tells nothing of it. `C-5F01A2B3`.
 */
export function caseCode(caseId: string): string {
  return `C-${caseId.replaceAll('-', '').slice(-8).toUpperCase()}`;
}
