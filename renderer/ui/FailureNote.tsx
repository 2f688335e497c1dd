import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EntityName } from '../../shared/catalogue.ts';
import { failures, type Failure } from '../../shared/failure.ts';
import { isOfInput, moreSaid, placeSaid, refusalSaid } from '../../shared/refusal-words.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';

export type FailureNoteProps = {
  readonly failure: Failure;
  /** The kind of record whose form was refused. */
  readonly entity?: EntityName;
  /** The next possible act, as one or two buttons. */
  readonly children?: ReactNode;
};

/** What the host refused, in the reader's words, with the places in the input and what can be done. Announced at once. */
export function FailureNote({ failure, entity, children }: FailureNoteProps) {
  const t = useText();
  const reader = useReader();
  const format = useFormat();
  const { places = [] } = failure;
  const more = moreSaid(failure, reader);
  const said = t(failures[failure.code]);
  const isOne = places.length === 1 && places[0]?.row === undefined && isOfInput(failure);
  return (
    <div className="failure" role="alert">
      <OctagonAlert aria-hidden />
      <div className="grow">
        <p>{isOne ? refusalSaid(failure, reader, entity) : said}</p>
        {failure.missing !== undefined && (
          <p>{t('vault.missing', { ...failure.missing, at: format.instant(failure.missing.atMs) })}</p>
        )}
        {!isOne && places.length > 0 && (
          <ul>
            {places.map((place, index) => {
              const { words, why } = placeSaid(place, reader, entity);
              const where = [
                ...(place.row === undefined ? [] : [t('ui.placeRow', { row: place.row })]),
                ...(words === null ? [] : [words]),
              ];
              if (where.length === 0) return <li key={index}>{why}</li>;
              return <li key={index}>{why === said ? where.join(', ') : `${where.join(', ')}: ${why}`}</li>; // said once, for all of them
            })}
          </ul>
        )}
        {more !== null && <p>{more}</p>}
        {failure.incident !== undefined && <p className="mono">{t('ui.incident', { incident: failure.incident })}</p>}
        {children !== undefined && <div className="acts">{children}</div>}
      </div>
    </div>
  );
}
