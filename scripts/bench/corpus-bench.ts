import { plantedFiles } from '../../tests/support/plants/corpus.ts';
import { leave, leavingVault } from '../../tests/support/plants/leaving.ts';
import { ordinaryFiles } from '../../tests/support/plants/ordinary.ts';
import { onceMs, type BenchRow } from './measure.ts';

/** Planted and ordinary files through the one way in which a document leaves: what is left of the hidden, what is lost of the shown. */
export async function corpusBench(): Promise<readonly BenchRow[]> {
  const office = await leavingVault();
  const [left, strange, lost]: [string[], string[], string[]] = [[], [], []];
  let refused = 0;
  try {
    const ms = await onceMs(async () => {
      for (const { way, make, hidden } of plantedFiles) {
        const leaving = await leave(office, `${way}.bin`, await make());
        if (leaving.refused !== null) refused += 1;
        else if (hidden.test(leaving.everything)) left.push(way);
        else if (leaving.strange.length > 0) strange.push(way);
      }
      for (const { what, make, shown } of ordinaryFiles) {
        const leaving = await leave(office, 'Acta.bin', await make());
        if (leaving.refused !== null || shown.some(word => !leaving.texts.includes(word))) lost.push(what);
      }
    });
    for (const way of [...left, ...strange, ...lost]) process.stderr.write(`  NOT AS SAID: ${way}\n`);
    const caught = plantedFiles.length - refused - left.length - strange.length;
    const counts = `${caught} caught, ${refused} refused, ${left.length} left`;
    return [
      {
        what: `${plantedFiles.length} planted files, given out`,
        measured: `${counts}; objects of another's: ${strange.length}; ${(ms / 1000).toFixed(0)} s with those below`,
        promise: '0 left',
      },
      {
        what: `${ordinaryFiles.length} ordinary files, given out`,
        measured: `${ordinaryFiles.length - lost.length} keep their words`,
        promise: 'all',
      },
    ];
  } finally {
    office.vault.cleanup();
  }
}
