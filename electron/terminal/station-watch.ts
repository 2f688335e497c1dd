import type { Exchanged } from '../../shared/contract/stations.ts';
import { failures } from '../../shared/failure.ts';
import type { Bilingual } from '../../shared/language.ts';
import { stationText } from '../../shared/text/stations.ts';
import { Refused, type Terminal } from './command.ts';

const WAIT_SECONDS = 60;
const PAUSE_MS = 10_000;

/** Exchange whenever something came, and once a minute; where the place is away it is tried again. Ends when it is cancelled or refused. */
export async function watched(terminal: Terminal): Promise<Exchanged> {
  for (let waiting = 0; ;) {
    try {
      const done = await terminal.request('office:exchange', {});
      if (done.newer > waiting) terminal.tell(newerText(done));
      waiting = done.newer;
      const isStill = done.sent + done.received + done.setAside === 0;
      if (!isStill) terminal.tell(movedText(done));
      const { came } = await terminal.request('office:wait', { mostSeconds: WAIT_SECONDS });
      if (came && isStill) await new Promise(resolve => setTimeout(resolve, PAUSE_MS)); // what lies there could not be taken in
    } catch (error) {
      if (!(error instanceof Refused) || error.failure.code !== 'carrier/away') throw error;
      terminal.tell(failures['carrier/away']);
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** What waits for this program's update, and the version that it needs: said when it becomes more. */
function newerText({ newer, needs }: Exchanged): Bilingual {
  const said = (words: string) => `${words}: ${newer}${needs === null ? '' : ` (Enlace ${needs})`}`;
  return { en: said(stationText.newer.en), es: said(stationText.newer.es) };
}

/** Numbers are the same in both languages. */
function movedText({ sent, received }: Exchanged): Bilingual {
  const said = (words: string) => words.replace('{{sent}}', String(sent)).replace('{{received}}', String(received));
  return { en: said(stationText.moved.en), es: said(stationText.moved.es) };
}
