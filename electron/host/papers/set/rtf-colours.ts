import type { Colour } from './colours.ts';

/** The colours of a file by their numbers; null is the automatic one. */
export function colourTable(source: string): readonly (Colour | null)[] {
  const table = /\{\\colortbl([^{}]*)\}/.exec(source)?.[1] ?? '';
  return table.split(';').map(entry => {
    const part = (name: string) => new RegExp(`\\\\${name}(\\d+)`).exec(entry)?.[1];
    const [red, green, blue] = [part('red'), part('green'), part('blue')];
    return red === undefined && green === undefined && blue === undefined
      ? null
      : [Number(red ?? 0), Number(green ?? 0), Number(blue ?? 0)];
  });
}
