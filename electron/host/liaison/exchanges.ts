import { countExchanges, listContacts, listExchanges } from '../../../db/exchanges.ts';
import { utcStamp } from '../../../shared/clocks/civil-day.ts';
import type { ExchangeLine, KnownContact } from '../../../shared/case-view.ts';
import type { exchangeCalls } from '../../../shared/contract/exchanges.ts';
import { agenciesFound } from '../../../shared/agency-search.ts';
import { soughtIn } from '../../../shared/highlight.ts';
import { withoutUnseen } from '../../../shared/index-words.ts';
import { wordTerms } from '../../../db/search.ts';
import { knownAgencies } from '../agencies/agencies.ts';
import { MOST_WORDS } from '../cases/case-search.ts';
import { lastEntry } from '../audit/audit.ts';
import { editCase } from '../cases/case-edit.ts';
import { tightened } from '../cases/case-changes.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { exchangeActHandlers } from './exchange-acts.ts';
import { exchangeOutlook } from './exchange-outlook.ts';
import { exchangeVersions } from './exchange-versions.ts';
import { contactFields } from '../stages/office-duties.ts';
import type { EntityName } from '../../../shared/catalogue.ts';
import type { Mark } from '../../../shared/mark.ts';

const PAGE = 100;

export const exchangeHandlers: HandlersOf<typeof exchangeCalls> = {
  'exchange:log': ({ caseId, fields, marks, children = [] }, context) => ({
    records: editCase(context, 'exchange:log', caseId, ({ add }) => {
      const recordedAt = utcStamp(context.nowMs());
      const exchange = add({
        entity: 'exchange',
        fields: { ...fields, ...contactFields(context, fields) },
        internal: { recordedAt },
        marks: tightenedAll('exchange', marks),
      });
      return [
        exchange,
        ...children.map(child =>
          add({
            entity: child.entity,
            parent: exchange.id,
            fields: child.fields,
            marks: tightenedAll(child.entity, child.marks),
          }),
        ),
      ];
    }),
    entry: lastEntry(context.session),
  }),

  'exchange:contacts': ({ agency }, { session }) => sameNamed(session.visible().flatMap(db => listContacts(db, agency))),
  'exchange:outlook': (draft, context) => exchangeOutlook(context, draft),

  ...exchangeActHandlers,
  'exchange:versions': ({ caseId, exchange }, { session }) => exchangeVersions(session, caseId, exchange),

  'exchange:list': ({ caseId, whose = 'ours', text = '', offset = 0, limit = PAGE, ...asked }, { session }) => {
    const { counterpart, from, to, mode, isOpen = false } = asked;
    const visible = caseId === undefined ? session.visible() : [session.dbOf(caseId)];
    const filter = {
      caseId: caseId ?? null,
      whose,
      counterpart: counterpart ?? null,
      from: from ?? null,
      to: to ?? null,
      mode: mode ?? null,
      isOpen,
      sought: text.trim() === '' ? null : soughtBy(session, text),
    };
    const page = { offset: visible.length === 1 ? offset : 0, limit: (visible.length === 1 ? 0 : offset) + limit + 1 };
    const lines = visible.flatMap(db => listExchanges(db, filter, page));
    const shown = visible.length === 1 ? lines : lines.sort(newestFirst).slice(offset);
    const more = shown.length > limit;
    // The last page says by itself how many there are; one beyond it does not.
    const isLast = !more && (offset === 0 || shown.length > 0);
    const total = isLast ? offset + shown.length : visible.reduce((sum, db) => sum + countExchanges(db, filter), 0);
    return { exchanges: shown.slice(0, limit), more, total };
  },
};

/** What a person who looks for an exchange means: words of it or of its case, or with whom it was. */
function soughtBy(session: Session, text: string) {
  const { words, beginning } = soughtIn(withoutUnseen(text));
  const terms = wordTerms({ words: [...words].slice(0, MOST_WORDS), beginning });
  return { terms, agencies: agenciesFound(text, knownAgencies(session)).map(({ code }) => code) };
}

function tightenedAll(entity: EntityName, marks: Readonly<Record<string, Mark>> = {}): Readonly<Record<string, Mark>> {
  return Object.fromEntries(Object.entries(marks).map(([place, mark]) => [place, tightened(entity, place, {}, mark)]));
}

function newestFirst(one: ExchangeLine, other: ExchangeLine): number {
  const [a, b] = [one, other].map(({ startAt }) => Date.parse(startAt.replace(/\[.*$/, '')));
  return b! - a! || (one.record < other.record ? 1 : -1);
}

/** One line for each name, whatever databases it came from. */
function sameNamed(contacts: readonly KnownContact[]): readonly KnownContact[] {
  const byName = new Map<string, KnownContact>();
  for (const contact of contacts.toSorted((one, other) => ((one.lastOn ?? '') < (other.lastOn ?? '') ? 1 : -1))) {
    const latest = byName.get(contact.name);
    byName.set(contact.name, latest === undefined ? contact : { ...latest, exchanges: latest.exchanges + contact.exchanges });
  }
  return [...byName.values()];
}
