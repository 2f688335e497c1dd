import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { failures, type Failure } from '../../shared/failure.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

export type FailureNoteProps = {
  readonly failure: Failure;
  /** The next possible act, as one or two buttons. */
  readonly children?: ReactNode;
};

/** What the host refused, in its own words, with the places in the input and what can be done. Announced at once. */
export function FailureNote({ failure, children }: FailureNoteProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="failure" role="alert">
      <OctagonAlert aria-hidden />
      <div className="grow">
        <p>{t(failures[failure.code])}</p>
        {failure.missing !== undefined && (
          <p>{t('vault.missing', { ...failure.missing, at: format.instant(failure.missing.atMs) })}</p>
        )}
        {failure.places !== undefined && failure.places.length > 0 && (
          <ul>
            {failure.places.map((place, index) => (
              <li key={index}>
                <span className="mono">
                  {place.row === undefined ? place.path : t('ui.placeRow', { row: place.row, path: place.path })}
                </span>{' '}
                {t(failures[place.code])}
              </li>
            ))}
          </ul>
        )}
        {failure.incident !== undefined && <p className="mono">{t('ui.incident', { incident: failure.incident })}</p>}
        {children !== undefined && <div className="acts">{children}</div>}
      </div>
    </div>
  );
}
