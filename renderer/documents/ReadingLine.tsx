import type { CaseId } from '../../shared/language.ts';
import type { DocumentReading } from '../../shared/page-reading.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PageLookDialog } from './PageLookDialog.tsx';
import { openPage, useReadings } from './reading-store.ts';

type Props = {
  readonly caseId: CaseId;
  readonly reading: DocumentReading;
  readonly isPaused: boolean;
  readonly name: string;
};

/** Under a document: how far its words are read, and the pages that need a look, each a button away. */
export function ReadingLine({ caseId, reading, isPaused, name }: Props) {
  const t = useText();
  const mayWrite = useMayWrite();
  const state = useStateText(reading, isPaused);
  const { record, toLook, looked } = reading;
  const [next] = toLook;
  const { looked: open } = useReadings();
  return (
    <span className="row small faint reading-line">
      <span>{state}</span>
      {looked.length > 0 && <span>· {t('reading.looked', { count: looked.length })}</span>}
      {next !== undefined && !mayWrite && <span>· {t('reading.toLook', { count: toLook.length })}</span>}
      {next !== undefined && mayWrite && (
        <Button
          size="sm"
          label={`${t('reading.toLook', { count: toLook.length })}: ${name}`}
          onPress={() => void openPage({ caseId, record, name, page: next })}
        >
          {t('reading.toLook', { count: toLook.length })}
        </Button>
      )}
      {open?.record === record && <PageLookDialog looked={open} />}
    </span>
  );
}

function useStateText({ state, pages, readPages, words }: DocumentReading, isPaused: boolean): string {
  const t = useText();
  const place = { page: Math.min(readPages + 1, pages ?? 1), total: pages ?? 1 };
  const found = words > 0 ? ` · ${t('reading.words', { count: words })}` : '';
  if (state === 'failed') return t('reading.unread');
  if (state === 'done') return t('reading.words', { count: words });
  if (isPaused) return pages === null ? t('reading.pausedBefore') : `${t('reading.paused', place)}${found}`;
  if (state === 'waiting') return t('reading.waiting');
  return pages === null ? t('reading.opening') : `${t('reading.page', place)}${found}`;
}
