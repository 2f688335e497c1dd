import type { CaseView } from '../../shared/case-view.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { OwedAct } from '../clocks/OwedAct.tsx';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { handlingWords } from '../marks/mark-words.ts';
import { useText } from '../text.ts';
import { useVault } from '../vault/vault-store.ts';
import { SheetRecords } from './SheetRecords.tsx';

/** A case's sheet, as it is printed: on each page how it must be handled and of which case it is, with the page's number. */
export function Sheet({ view }: { readonly view: CaseView }) {
  const t = useText();
  const agency = useVault(state => (state.phase === 'open' ? state.vault.agency.code : ''));
  const { summary, marks } = view;
  const caveat = t('sheet.caveat', { mark: handlingWords(marks.whole, t), reference: summary.reference, agency });
  return (
    <article className="page column sheet case-sheet">
      {/* The head of a table is the one thing that every browser prints again on each page. */}
      <table role="presentation">
        <thead className="sheet-running" aria-hidden="true">
          <tr>
            <td>{caveat}</td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <SheetHead view={view} caveat={caveat} agency={agency} />
              <Owed view={view} />
              <SheetRecords view={view} />
            </td>
          </tr>
        </tbody>
      </table>
    </article>
  );
}

type HeadProps = { readonly view: CaseView; readonly caveat: string; readonly agency: string };

function SheetHead({ view: { summary }, caveat, agency }: HeadProps) {
  const t = useText();
  const format = useFormat();
  const today = useOfficeToday();
  const vault = useVault(state => (state.phase === 'open' ? state.vault : null));
  return (
    <header>
      <h1 className="h-title">
        <span className="mono">{summary.reference}</span>{' '}
        <span lang={textLanguage(summary.title) ?? undefined}>{summary.title}</span>
      </h1>
      <p className="strong small">{caveat}</p>
      <p className="small">{t('sheet.internal')}</p>
      {vault?.synthetic === true && <p className="small">{t('frame.syntheticNote')}</p>}
      <p className="small muted">
        {t('sheet.printedBy', { name: vault?.user.label ?? '', agency, date: format.dateWithWeekday(today) })}
      </p>
    </header>
  );
}

function Owed({ view: { owed, owedOfMatters } }: { readonly view: CaseView }) {
  const t = useText();
  return (
    <>
      {owed !== null && (
        <section>
          <h2 className="h-section h-ruled">{t('today.owed')}</h2>
          <OwedAct row={owed} />
        </section>
      )}
      {owedOfMatters.length > 0 && (
        <section>
          <h2 className="h-section h-ruled">{t('today.owedOfMatters')}</h2>
          {owedOfMatters.map(row => (
            <OwedAct key={row.key} row={row} />
          ))}
        </section>
      )}
    </>
  );
}
