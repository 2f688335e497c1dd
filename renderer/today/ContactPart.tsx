import type { ContactCase } from '../../shared/deconflict/contacts.ts';
import { compareKindText } from '../../shared/text/compare.ts';
import { contactKindText } from '../../shared/text/deconflict.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { readOf, useToday, viewOf } from './today-store.ts';

const ABROAD = 8;

/** What of one's cases stands in another too: of what kind, and whom to ask. Of the whole office, both cases and both contact points. */
export function ContactPart() {
  const t = useText();
  const format = useFormat();
  const isOffice = useToday(state => viewOf(state) === 'office');
  const { contacts, total, abroad } = useToday(state => readOf(state).contacts);
  if (total + abroad.length === 0) return null;
  const left = total - contacts.length + Math.max(0, abroad.length - ABROAD);
  return (
    <PanelSection title={t('deconflict.title')} right={format.number(total + abroad.length)}>
      <ul className="packet-lines">
        {contacts.map(({ kind, mine, other }) => (
          <li key={`${kind} ${mine.id} ${other.id}`}>
            <CaseLinks cases={isOffice ? [mine, other] : [mine]} />
            <div className="note">
              {t(contactKindText[kind])} · <WhomToAsk cases={isOffice ? [mine, other] : [other]} />
            </div>
          </li>
        ))}
        {abroad.slice(0, ABROAD).map(({ agency, run, kind, mine }) => (
          <li key={`${run} ${kind} ${mine.id}`}>
            <CaseLinks cases={[mine]} />
            <div className="note">
              {t(compareKindText[kind])} · {t('compare.abroad', { agency })}
            </div>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="note">{t('deconflict.more', { count: left })}</p>}
    </PanelSection>
  );
}

type Cases = { readonly cases: readonly ContactCase[] };

function CaseLinks({ cases }: Cases) {
  return (
    <div className="row">
      {cases.map(({ id, reference }) => (
        <Button key={id} variant="link" size="sm" onPress={() => go({ screen: 'case', caseId: id })}>
          <span className="mono">{reference}</span>
        </Button>
      ))}
    </div>
  );
}

function WhomToAsk({ cases }: Cases) {
  const t = useText();
  const officers = [...new Set(cases.flatMap(({ officer }) => officer ?? []))];
  const named = officers.length === 0 ? [] : [t('deconflict.contact', { officer: officers.join(', ') })];
  const isNobodys = cases.some(({ officer }) => officer === null);
  return [...named, ...(isNobodys ? [t('deconflict.nobody')] : [])].join(' · ');
}
