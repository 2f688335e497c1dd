import type { Contact } from '../../shared/deconflict/contacts.ts';
import type { ContactAnswer } from '../../shared/deconflict/kinds.ts';
import type { CaseId } from '../../shared/language.ts';
import { compareKindText } from '../../shared/text/compare.ts';
import { contactAnswerText, contactKindText } from '../../shared/text/deconflict.ts';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { LongList } from './LongList.tsx';
import { answerContact, readContacts } from './contact-store.ts';
import { useOfCase } from '../record/use-of-case.ts';

/** What of the open case stands in another too: of what kind, and whom to ask; nothing where there is nothing, or who only reads. */
export function CaseContacts({ caseId }: { readonly caseId: CaseId }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const { found, set: setFound } = useOfCase(caseId, mayWrite, readContacts);
  if (found === null || (found.contacts.length === 0 && found.common === 0 && found.abroad.length === 0)) return null;
  const answer = async (contact: Contact, said: ContactAnswer | null) => {
    const now = await answerContact(contact, said);
    if (now === null) return;
    setFound(now);
    const before = contact.said?.answer ?? null;
    const back = () => void answerContact(contact, before === 'in-touch' ? 'known' : before).then(each => each && setFound(each));
    notify({
      title: t(said === null ? 'deconflict.takenBack' : 'deconflict.kept'),
      tone: 'done',
      ...(said === null ? {} : { act: { label: t('ui.undo'), onPress: back } }),
    });
  };
  return (
    <section className="page-part history-faults" aria-label={t('deconflict.title')}>
      <h2 className="h-section">{t('deconflict.title')}</h2>
      <p className="small muted">{t('deconflict.lead')}</p>
      <LongList>
        {found.contacts.map(contact => (
          <ContactLine key={`${contact.kind} ${contact.other.id}`} contact={contact}>
            <Acts contact={contact} onAnswer={said => void answer(contact, said)} />
          </ContactLine>
        ))}
      </LongList>
      {found.abroad.length > 0 && (
        <ul className="clock-lines">
          {found.abroad.map(({ agency, run, kind }) => (
            <li key={`${run} ${kind}`}>
              <span>
                <b>{t(compareKindText[kind])}</b>{' '}
                <Button variant="link" label={t('compare.openRun', { agency })} onPress={() => go({ screen: 'comparisons' })}>
                  {t('compare.abroad', { agency })}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {found.common > 0 && <p className="small muted">{t('deconflict.common', { count: found.common })}</p>}
    </section>
  );
}

function ContactLine({ contact, children }: { readonly contact: Contact; readonly children: React.ReactNode }) {
  const t = useText();
  const format = useFormat();
  const { kind, count, other, said } = contact;
  const saidWords =
    said === null
      ? ''
      : t(said.sinceOn === null ? 'deconflict.saidBy' : 'deconflict.since', {
          answer: t(contactAnswerText[said.answer]),
          by: said.by,
          date: said.sinceOn === null ? '' : format.date(said.sinceOn),
        }).replace(/, $/, '');
  return (
    <li>
      <span>
        <b>{t(contactKindText[kind])}</b> {count > 1 && <span className="muted">{t('deconflict.times', { count })} </span>}
        <Button
          variant="link"
          label={t('deconflict.open', { reference: other.reference })}
          onPress={() => go({ screen: 'case', caseId: other.id })}
        >
          <span className="mono">{other.reference}</span>
        </Button>{' '}
        {said !== null && <Badge>{saidWords}</Badge>}
      </span>
      <span className="small muted">
        {other.officer === null ? t('deconflict.nobody') : t('deconflict.contact', { officer: other.officer })}
      </span>
      <span className="acts">{children}</span>
    </li>
  );
}

function Acts({ contact, onAnswer }: { readonly contact: Contact; readonly onAnswer: (said: ContactAnswer | null) => void }) {
  const t = useText();
  const about = `${t(contactKindText[contact.kind])}, ${contact.other.reference}`;
  const act = (words: string, said: ContactAnswer | null) => (
    <Button size="sm" label={`${words}: ${about}`} onPress={() => onAnswer(said)}>
      {words}
    </Button>
  );
  if (contact.said !== null) return contact.said.by === '' ? null : act(t('deconflict.takeBack'), null);
  return (
    <>
      {act(t('deconflict.inTouch'), 'in-touch')}
      {act(t('deconflict.known'), 'known')}
      {act(t('deconflict.notSame'), 'not-same')}
    </>
  );
}
