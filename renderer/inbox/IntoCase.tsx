import { useEffect } from 'react';
import { failures } from '../../shared/failure.ts';
import type { OpenedView } from '../../shared/contract/packets.ts';
import type { CaseId } from '../../shared/language.ts';
import { findCases, useReleases } from '../releases/release-store.ts';
import { useText } from '../text.ts';
import { ComboBox } from '../ui/ComboBox.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { chooseInto, useInbox } from './inbox-store.ts';

const NEW = 'new';

/** Into which case a packet goes: where what came before is, or one that the person chooses, those first that it may belong to. */
export function IntoCase({ opened, isBusy }: { readonly opened: OpenedView; readonly isBusy: boolean }) {
  const t = useText();
  const into = useInbox(inbox => ('into' in inbox ? inbox.into : null));
  if (opened.content === null) return null;
  const goes = opened.into;
  if (goes !== null && into === null)
    return (
      <p>
        {t('inbox.intoCase', { reference: goes.reference, title: goes.title })} {goes.isEnded && t('inbox.intoEnded')}
      </p>
    );
  return <Choices opened={opened} into={into} isBusy={isBusy} />;
}

type ChoicesProps = { readonly opened: OpenedView; readonly into: CaseId | null; readonly isBusy: boolean };

function Choices({ opened: { cases }, into, isBusy }: ChoicesProps) {
  const t = useText();
  const refusal = useInbox(inbox => ('intoRefusal' in inbox ? inbox.intoRefusal : null));
  const others = useReleases(state => state.cases);
  useEffect(() => void findCases(''), []);
  const because = cases.map(({ caseId, reference, title, why, person, refusal: cannot }) => ({
    id: caseId,
    label: `${reference} ${title}`,
    note: [t(`inbox.why.${why}`, { person: person ?? '' }), ...(cannot === null ? [] : [t(failures[cannot])])].join('. '),
  }));
  const proposed = cases.find(({ caseId }) => caseId === into);
  const choose = (id: string | null) => {
    if (!isBusy) void chooseInto(id === NEW ? null : (id as CaseId | null)); // each other id is a case's
  };
  return (
    <section className="stack tight">
      <RadioGroup<string>
        label={t('inbox.into')}
        choices={[...because, { id: NEW, label: t('inbox.aNewCase') }]}
        value={into === null ? NEW : proposed === undefined ? null : into}
        onChange={choose}
      />
      <ComboBox
        label={t('inbox.anotherCase')}
        choices={others.map(({ id, reference, persons, title }) => ({ id, label: `${reference} ${persons || title}` }))}
        value={proposed === undefined ? into : null}
        onChange={id => {
          if (id !== null) choose(id);
        }}
        onType={typed => void findCases(typed)}
      />
      {refusal !== null && <FailureNote failure={refusal} />}
    </section>
  );
}
