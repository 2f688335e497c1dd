import { fieldAt } from '../../shared/catalogue.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { agencyChoice, agencySeeker } from '../agencies/agency-choices.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import type { Choice } from '../ui/choice.ts';
import { Select } from '../ui/Select.tsx';
import { clearExchanges, filterExchanges, useExchanges, withinDays } from './exchange-store.ts';

type Within = keyof typeof withinDays;
const spans = Object.keys(withinDays) as readonly Within[]; // its keys are these

/** What the log is narrowed by, each on its own, as in Cases. */
export function ExchangeFilters() {
  const t = useText();
  const { filter, names, text, lines } = useExchanges();
  const any: Choice<''> = { id: '', label: t('cases.any') };
  const known = [...names].map(([code, each]) => ({ code: code as AgencyCode, names: each })); // as the host listed them
  const met = [filter.counterpart, ...(lines ?? []).map(({ counterpart }) => counterpart)];
  const others = [...new Set(met)].filter(code => code != null && code !== '' && !names.has(code));
  const agencies = [...known, ...others.map(code => ({ code: code as AgencyCode, names: { en: '', es: '' } }))];
  const seek = agencySeeker<string>(agencies, agency => agencyChoice(agency, t), [any]);
  const modes = Object.entries(fieldAt('exchange.mode')?.options ?? {});
  return (
    <div className="case-filters" role="group" aria-label={t('exchanges.filters')}>
      <Select
        look="filter"
        label={t('exchanges.counterpart')}
        value={filter.counterpart ?? ''}
        onChange={code => void filterExchanges({ counterpart: code === '' ? undefined : code })}
        choices={seek('')}
        seek={seek}
      />
      <Select
        look="filter"
        label={t('exchanges.mode')}
        value={filter.mode ?? ''}
        onChange={mode => void filterExchanges({ mode: mode === '' ? undefined : mode })}
        choices={[any, ...modes.map(([id, label]) => ({ id, label: t(label) }))]}
      />
      <Select<Within | ''>
        look="filter"
        label={t('exchanges.when')}
        value={filter.within ?? ''}
        onChange={within => void filterExchanges({ within: within === '' ? undefined : within })}
        choices={[any, ...spans.map(id => ({ id, label: t(`exchanges.within.${id}`) }))]}
      />
      <Select<'open' | ''>
        look="filter"
        label={t('exchanges.commitments')}
        value={filter.isOpen === true ? 'open' : ''}
        onChange={state => void filterExchanges({ isOpen: state === 'open' ? true : undefined })}
        choices={[any, { id: 'open', label: t('exchanges.stillOpen') }]}
      />
      {(Object.keys(filter).length > 0 || text.trim() !== '') && (
        <Button variant="link" onPress={() => void clearExchanges()}>
          {t('exchanges.showAll')}
        </Button>
      )}
    </div>
  );
}
