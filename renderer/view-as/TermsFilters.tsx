import { legalBases } from '../../shared/legal-bases.ts';
import { purposes } from '../../shared/mark.ts';
import { useText } from '../text.ts';
import { Select } from '../ui/Select.tsx';
import { changeTerms, type BasisId, type Terms } from './sight-store.ts';

// Object.keys of a literal: exactly its names.
const basisIds = Object.keys(legalBases) as readonly BasisId[];

/** Purpose and basis, changed at once where they stand. */
export function TermsFilters({ terms }: { readonly terms: Terms }) {
  const t = useText();
  return (
    <>
      <Select
        look="filter"
        label={t('release.purpose')}
        choices={purposes.map(id => ({ id, label: t(`release.purposes.${id}`) }))}
        value={terms.purpose}
        onChange={purpose => void changeTerms({ purpose })}
      />
      <Select
        look="filter"
        label={t('release.basis')}
        choices={basisIds.map(id => ({ id, label: t(`release.bases.${id}`) }))}
        value={terms.basis}
        onChange={basis => void changeTerms({ basis })}
      />
    </>
  );
}
