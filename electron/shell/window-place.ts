/** A part of the screen, in the system's own pixels. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const USUAL = { width: 1360, height: 860 };
const LEAST = { width: 800, height: 560 };
/** How much of a window, and that its title bar too, must be seen for a person to take hold of it. */
const REACH_PX = 120;
const TITLE_PX = 40;

/**
 * Where a window opens: where it was, if a person can reach it there on a display that is there now, else in the middle of the first; never
 * larger than the display leaves free, and never held to more than that.
 *
 * @param was - Where it was last, if that is known.
 * @param workAreas - What each display leaves free, the first display's first.
 */
export function windowPlace(
  was: Area | undefined,
  workAreas: readonly [Area, ...Area[]],
): { readonly bounds: Area; readonly least: { readonly width: number; readonly height: number } } {
  const held = was === undefined ? undefined : workAreas.find(area => isReachable(was, area));
  const area = held ?? workAreas[0];
  const { width: wide, height: high } = held === undefined || was === undefined ? USUAL : was;
  const least = { width: Math.min(LEAST.width, area.width), height: Math.min(LEAST.height, area.height) };
  const width = Math.min(Math.max(wide, least.width), area.width);
  const height = Math.min(Math.max(high, least.height), area.height);
  const middle = { x: area.x + Math.round((area.width - width) / 2), y: area.y + Math.round((area.height - height) / 2) };
  const { x, y } = held === undefined || was === undefined ? middle : was;
  return {
    bounds: {
      x: within(x, area.x, area.x + area.width - width),
      y: within(y, area.y, area.y + area.height - height),
      width,
      height,
    },
    least,
  };
}

function isReachable(window: Area, area: Area): boolean {
  const seen = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return seen >= REACH_PX && window.y >= area.y - TITLE_PX / 2 && window.y <= area.y + area.height - TITLE_PX;
}

const within = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to));
