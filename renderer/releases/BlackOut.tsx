import type { CaseId, RecordId } from '../../shared/language.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { termsOf, useSight } from '../view-as/sight-store.ts';

type Props = { readonly caseId: CaseId; readonly document: RecordId; readonly page: number | null };

/** The way from a packet to the desk where one of its documents is blacked out for whom it is for. */
export function BlackOut({ caseId, document, page }: Props) {
  const t = useText();
  const recipient = useSight(state => termsOf(state)?.recipient);
  const open = () =>
    go({
      screen: 'redact',
      caseId,
      document,
      ...(recipient === undefined ? {} : { recipient }),
      ...(page === null ? {} : { page }),
    });
  return (
    <Button size="sm" onPress={open}>
      {t('redaction.open')}
    </Button>
  );
}
