import type { CaseRecord } from '../../shared/case.ts';
import { countryOfAgency, findCountry } from '../../shared/countries.ts';
import { partiesOf } from '../../shared/parties.ts';
import { useText } from '../text.ts';

/** What the law of the countries of a plan keeps to their own authorities, with its source: so that nobody plans what would be refused. */
export function ReservedActs({ records }: { readonly records: readonly CaseRecord[] }) {
  const t = useText();
  const own = records.find(({ entity }) => entity === 'case')?.fields ?? {};
  const named = records.flatMap(({ fields }) => [fields['party'], fields['agency']]).filter(code => typeof code === 'string');
  const parties = partiesOf(own);
  const codes = new Set([parties.requesting, parties.requested, ...named.map(countryOfAgency)].filter(code => code !== null));
  const acts = [...codes].flatMap(code => findCountry(code)?.reserved ?? []);
  if (acts.length === 0) return null;
  return (
    <ul className="small muted" aria-label={t('plan.law')}>
      {acts.map(({ source: { law, at, tag }, says }) => (
        <li key={`${law} ${at}`}>
          {t(says)} ({law}, {at}
          {tag === 'V' ? '' : `; ${t('plan.toConfirm')}`})
        </li>
      ))}
    </ul>
  );
}
