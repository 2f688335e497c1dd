import { basisIdOf } from '../../shared/legal-bases.ts';
import { purposes } from '../../shared/mark.ts';
import { useText } from '../text.ts';
import { Select } from '../ui/Select.tsx';
import { changeTerms, sightOf, useSight, type Terms } from './sight-store.ts';

/** Purpose and basis, changed at once where they stand. Only what binds both countries is offered. */
export function TermsFilters({ terms }: { readonly terms: Terms }) {
  const t = useText();
  const sight = useSight(sightOf);
  const [law] = sight?.basis ?? [];
  const basis = terms.basis ?? (law === undefined ? null : basisIdOf(law));
  return (
    <>
      <Select
        look="filter"
        label={t('release.purpose')}
        choices={purposes.map(id => ({ id, label: t(`release.purposes.${id}`) }))}
        value={terms.purpose}
        onChange={purpose => void changeTerms({ purpose })}
      />
      {basis !== null && (
        <Select
          look="filter"
          label={t('release.basis')}
          choices={(sight?.bases ?? [basis]).map(id => ({ id, label: t(`release.bases.${id}`) }))}
          value={basis}
          onChange={chosen => void changeTerms({ basis: chosen })}
        />
      )}
    </>
  );
}
