/** The cells of the row that is being read, as its definition gives them: their ground, and whether letters fit into them. */
export type RowCells = {
  readonly add: (word: string, figure: number | null) => void;
  /** Of the cell with this number; a ground of 0 is the paper's. */
  readonly at: (cell: number) => { readonly ground: number; readonly isTooSmall: boolean };
};

const leastTwips = 80; // four points: less holds no letter

export function rowCells(): RowCells {
  let cells: { readonly ground: number; readonly width: number }[] = [];
  let edge = 0;
  let ground = 0;
  let isFlat = false;
  return {
    add(word, figure) {
      const value = figure ?? 0;
      if (word === 'trowd') [cells, edge, ground, isFlat] = [[], 0, 0, false];
      else if (word === 'trleft') edge = value;
      else if (word === 'trrh') isFlat = value < 0 && value > -leastTwips;
      else if (word === 'clcbpat') ground = value;
      else if (word === 'cellx') {
        cells.push({ ground, width: value - edge });
        [edge, ground] = [value, 0];
      }
    },
    at(cell) {
      const found = cells[cell];
      return { ground: found?.ground ?? 0, isTooSmall: found !== undefined && (isFlat || found.width < leastTwips) };
    },
  };
}
