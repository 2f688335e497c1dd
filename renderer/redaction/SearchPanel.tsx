import { useState } from 'react';
import { useRecordTitles } from './record-titles.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { TextField } from '../ui/TextField.tsx';
import { addBoxes } from './box-acts.ts';
import { find, patch, type Desk } from './redaction-store.ts';

const MOST_LISTED = 200;

type Where = 'document' | 'case';

/** Every place of a word or name, shown before any is blacked out. */
export function SearchPanel({
  desk,
  onPage,
  mayWrite,
}: {
  readonly desk: Desk;
  readonly onPage: (page: number) => void;
  readonly mayWrite: boolean;
}) {
  const t = useText();
  const titleOf = useRecordTitles(desk.caseId);
  const [text, setText] = useState('');
  const [where, setWhere] = useState<Where>('document');
  const { found } = desk;
  const search = (place: Where) => void find(text, place === 'case');

  function boxAll(): void {
    if (found === null) return;
    const wanted = found.occurrences.flatMap(({ document, page, boxes }) =>
      boxes.map(box => ({ document, page, box, origin: 'occurrences' as const })),
    );
    void addBoxes(wanted).then(ids => ids.length > 0 && patch(desk, { found: null }));
  }
  return (
    <PanelSection title={t('redaction.search')}>
      <div className="redaction-search">
        <TextField
          label={t('redaction.search')}
          labelHidden
          type="search"
          value={text}
          maxLength={200}
          onChange={setText}
          onSubmit={() => search(where)}
        />
        <SegmentedControl<Where>
          label={t('redaction.where')}
          size="sm"
          value={where}
          onChange={place => {
            setWhere(place);
            search(place);
          }}
          segments={[
            { id: 'document', label: t('redaction.inDocument') },
            { id: 'case', label: t('redaction.inCase') },
          ]}
        />
      </div>
      <div role="status" className="small">
        {found !== null && t('redaction.found', { count: found.occurrences.length })}
      </div>
      {found !== null && found.occurrences.length > 0 && (
        <>
          {mayWrite && (
            <Button size="sm" onPress={boxAll}>
              {t('redaction.boxFound', { count: found.occurrences.length })}
            </Button>
          )}
          <ul className="redaction-found">
            {found.occurrences.slice(0, MOST_LISTED).map(({ document, page, text: written }, at) => (
              <li key={at}>
                {document === desk.document ? (
                  <Button variant="link" onPress={() => onPage(page)}>
                    {written}
                  </Button>
                ) : (
                  written
                )}{' '}
                <span className="small muted">
                  {document === desk.document ? '' : `${titleOf(document)}, `}
                  {t('redaction.onPage', { page })}
                </span>
              </li>
            ))}
          </ul>
          {found.occurrences.length > MOST_LISTED && (
            <p className="small muted">{t('redaction.notListed', { count: found.occurrences.length - MOST_LISTED })}</p>
          )}
        </>
      )}
      {found !== null && found.unread.length > 0 && (
        <p className="small redaction-unread">
          {t('redaction.unread', {
            count: found.unread.length,
            names: found.unread
              .map(({ document, pages }) =>
                pages === null
                  ? titleOf(document)
                  : t('redaction.unreadPages', { name: titleOf(document), pages: pages.join(', ') }),
              )
              .join('; '),
          })}
        </p>
      )}
    </PanelSection>
  );
}
