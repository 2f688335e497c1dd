import { useState } from 'react';
import { useRecordTitles } from './record-titles.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { TextField } from '../ui/TextField.tsx';
import { addBoxes } from './box-acts.ts';
import { current, find, patch, useRedactions, type Desk } from './redaction-store.ts';
import { covers, includesAudience, type Audience } from '../../shared/redactions.ts';

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

  const audience = useRedactions(state => state.audience);
  const places = (found?.occurrences ?? []).map(place => ({ place, isBoxed: isBoxed(desk, place, audience) }));
  const open = places.flatMap(({ place, isBoxed: isDone }) => (isDone ? [] : [place]));

  function box(wanted: readonly Found[]): void {
    const boxes = wanted.flatMap(({ document, page, boxes: lines }) =>
      lines.map(line => ({ document, page, box: line, origin: 'occurrences' as const })),
    );
    void addBoxes(boxes).then(ids => {
      const now = current();
      if (ids.length === 0 || now?.found == null) return;
      const occurrences = now.found.occurrences.filter(one => !wanted.includes(one));
      patch(now, { found: occurrences.length === 0 ? null : { ...now.found, occurrences } });
    });
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
      {places.length > 0 && (
        <>
          {mayWrite && open.length > 0 && (
            <Button size="sm" onPress={() => box(open)}>
              {t('redaction.boxFound', { count: open.length })}
            </Button>
          )}
          <ul className="redaction-found">
            {places.slice(0, MOST_LISTED).map(({ place, isBoxed: isDone }, at) => (
              <li key={at}>
                <FoundPlaceText
                  place={place}
                  where={`${place.document === desk.document ? '' : `${titleOf(place.document)}, `}${t('redaction.onPage', { page: place.page })}`}
                  onShow={place.document === desk.document ? () => onPage(place.page) : null}
                />
                {isDone && <span className="small muted">{t('redaction.isBoxed')}</span>}
                {!isDone && mayWrite && (
                  <Button
                    size="sm"
                    variant="ghost"
                    label={`${t('redaction.boxOne')}: ${place.text}, ${t('redaction.onPage', { page: place.page })}`}
                    onPress={() => box([place])}
                  >
                    {t('redaction.boxOne')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {places.length > MOST_LISTED && (
            <p className="small muted">{t('redaction.notListed', { count: places.length - MOST_LISTED })}</p>
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

type Found = NonNullable<Desk['found']>['occurrences'][number];

/** Whether a place on this document is gone already for those whom the next box would be for. */
function isBoxed({ document, boxes }: Desk, place: Found, audience: Audience): boolean {
  if (place.document !== document) return false;
  const standing = boxes.filter(box => box.page === place.page && includesAudience(box.audience, audience));
  return place.boxes.every(line => standing.some(({ box }) => covers(box, line)));
}

/** What was found among the words around it, and where. */
function FoundPlaceText({
  place: { before, text, after },
  where,
  onShow,
}: {
  readonly place: Found;
  readonly where: string;
  readonly onShow: (() => void) | null;
}) {
  return (
    <div className="redaction-quoted">
      <span className="small muted">{before} </span>
      {onShow === null ? (
        <b>{text}</b>
      ) : (
        <Button variant="link" onPress={onShow}>
          {text}
        </Button>
      )}
      <span className="small muted">
        {' '}
        {after} · {where}
      </span>
    </div>
  );
}
