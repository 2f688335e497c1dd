import { Copy, Printer } from 'lucide-react';
import type { CaseId } from '../../shared/language.ts';
import { handlingWords } from '../marks/mark-words.ts';
import { valuesAtHand } from '../record/at-hand.ts';
import { sayRefused } from '../record/undo.ts';
import { useCommands } from '../frame/command-store.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { useVault } from '../vault/vault-store.ts';
import { copyWithCaveat, markAtHand, textAtHand } from './case-sheet-store.ts';

/** What can be done with any case on the screen: print its sheet, copy from it with the caveat. */
export function CaseCommands({ caseId }: { readonly caseId: CaseId }) {
  const t = useText();
  const agency = useVault(state => (state.phase === 'open' ? state.vault.agency.code : ''));

  async function copy(): Promise<void> {
    // before anything else takes the focus
    const [atHand, places] = [textAtHand(), valuesAtHand()];
    const found = await markAtHand(caseId, places);
    if (!found.ok) return sayRefused(found.failure); // nothing is copied without its caveat
    const { reference, title } = found.value;
    const mark = handlingWords(found.value.mark, t);
    await copyWithCaveat(atHand === '' ? `${reference} ${title}` : atHand, t('sheet.caveat', { mark, reference, agency }));
    notify({ title: t('sheet.copied'), tone: 'done' });
  }

  useCommands([
    {
      id: 'case-sheet',
      label: t('sheet.open'),
      section: 'here',
      icon: Printer,
      run: () => go({ screen: 'case', caseId, tab: 'sheet' }),
    },
    { id: 'copy-caveat', label: t('sheet.copy'), section: 'here', keys: 'Mod+Shift+C', icon: Copy, run: () => void copy() },
  ]);
  return null;
}
