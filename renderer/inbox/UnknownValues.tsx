import type { UnknownValue } from '../../shared/contract/packets.ts';
import { useText } from '../text.ts';

const MOST_CHARACTERS = 400;

/** Values of a newer Enlace that have no field here, each with its place and word for word: the portion that keeps them holds all of it. */
export function UnknownValues({ unknown }: { readonly unknown: readonly UnknownValue[] }) {
  const t = useText();
  if (unknown.length === 0) return null;
  return (
    <section className="stack tight">
      <h3 className="h-section">{t('inbox.unknown')}</h3>
      <p className="small muted">{t('inbox.unknownNote')}</p>
      <div className="arrival-changes" role="region" aria-label={t('inbox.unknown')} tabIndex={0}>
        <table className="sight">
          <thead>
            <tr>
              <th scope="col">{t('inbox.unknownPlace')}</th>
              <th scope="col">{t('inbox.theyGive')}</th>
            </tr>
          </thead>
          <tbody>
            {unknown.map(({ path, place, value }) => (
              <tr key={path}>
                <th scope="row" className="mono" title={path}>
                  {place}
                </th>
                <td className="mono">{shortened(JSON.stringify(value))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const shortened = (text: string): string => (text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`);
