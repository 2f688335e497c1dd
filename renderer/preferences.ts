import { create } from 'zustand';

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

export const columnWidths = ['narrow', 'usual', 'wide'] as const;
/** A column of a list, and how wide it is. */
export type ColumnChoice = { readonly id: string; readonly width: (typeof columnWidths)[number] };

/** How this person likes the window. Kept on this computer in the clear, so nothing of a case may ever stand here. */
export type Preferences = {
  readonly language: string; // as the system or the person named it; who reads is found by `readerFor`
  readonly theme: Theme;
  readonly isRailed: boolean; // sidebar folded
  readonly isToured: boolean; // the tour of the demo office was taken or skipped
  readonly letterKeys: boolean; // single-letter commands
  readonly panelPx: number;
  readonly lockMinutes: number; // untouched for so long, the vault locks
  readonly caseColumns: readonly ColumnChoice[] | null; // of the case list, in their order; null: the usual ones
};

const usual: Preferences = {
  language: typeof navigator === 'undefined' ? 'en' : navigator.language,
  theme: 'system',
  isRailed: false,
  isToured: false,
  letterKeys: true,
  panelPx: 320,
  lockMinutes: 10,
  caseColumns: null,
};
const place = 'enlace.window';

export const usePreferences = create<Preferences>(() => ({ ...usual, ...kept() }));

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  try {
    localStorage.setItem(place, JSON.stringify(usePreferences.getState()));
  } catch {
    // a page without storage forgets, and works
  }
}

/** Only what is known and of the right kind; the storage may hold another version's words. */
function kept(): Partial<Preferences> {
  const read = parsed();
  return {
    ...(typeof read['language'] === 'string' ? { language: read['language'] } : {}),
    ...(themes.some(theme => theme === read['theme']) ? { theme: read['theme'] as Theme } : {}), // checked
    ...(typeof read['isRailed'] === 'boolean' ? { isRailed: read['isRailed'] } : {}),
    ...(typeof read['isToured'] === 'boolean' ? { isToured: read['isToured'] } : {}),
    ...(typeof read['letterKeys'] === 'boolean' ? { letterKeys: read['letterKeys'] } : {}),
    ...(typeof read['lockMinutes'] === 'number' ? { lockMinutes: Math.min(120, Math.max(1, read['lockMinutes'])) } : {}),
    ...(Array.isArray(read['caseColumns']) ? { caseColumns: read['caseColumns'].flatMap(columnChoice) } : {}),
    ...(typeof read['panelPx'] === 'number' ? { panelPx: Math.min(640, Math.max(240, read['panelPx'])) } : {}),
  };
}

function columnChoice(kept: unknown): readonly ColumnChoice[] {
  if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('width' in kept)) return [];
  const width = columnWidths.find(known => known === kept.width);
  return typeof kept.id === 'string' && width !== undefined ? [{ id: kept.id, width }] : [];
}

function parsed(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
