import { keycaps } from '../frame/keyboard.ts';
import { Search } from 'lucide-react';
import { useEffect } from 'react';
import type { PersonLine } from '../../shared/case-view.ts';
import { personEntities } from '../../shared/catalogue/person.ts';
import type { Bilingual } from '../../shared/language.ts';
import { dateText } from '../../shared/value-text.ts';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { TextField } from '../ui/TextField.tsx';
import { findPeople, readMorePeople, usePeople, type People } from './people-store.ts';

const roleNames: Readonly<Record<string, Bilingual>> = personEntities.subject.fields.roles.options ?? {};

/** Everybody that a case names, by surname, with their part in it. */
export function PeopleScreen() {
  const t = useText();
  const format = useFormat();
  const { text, persons, total, failure } = usePeople();
  const elsewhere = usePeople(state => state.elsewhere);
  const columns = useColumns(elsewhere);
  useEffect(() => void findPeople(usePeople.getState().text), []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.people') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.people')}</h1>
        {persons && <span className="muted">{t('people.count', { count: total, shown: format.number(total) })}</span>}
      </div>
      <div className="filters">
        <TextField
          label={t('people.search')}
          description={t('people.searchNote')}
          icon={Search}
          type="search"
          value={text}
          onChange={typed => void findPeople(typed)}
          maxLength={200}
        />
      </div>
      {failure && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      <div className="grow-table">
        {persons && (
          <Table
            label={t('frame.room.people')}
            columns={columns}
            rows={persons}
            total={total}
            keyOf={person => person.record}
            onOpen={({ caseId }) => go({ screen: 'case', caseId, tab: 'subjects' })}
            onNearEnd={() => void readMorePeople()}
            empty={<Nobody isSearch={text.trim() !== ''} />}
          />
        )}
      </div>
    </Screen>
  );
}

function Nobody({ isSearch }: { readonly isSearch: boolean }) {
  const t = useText();
  if (isSearch) return <EmptyState fact={t('people.notFound')} act={t('people.notFoundAct')} />;
  return (
    <EmptyState fact={t('people.none')} act={t('people.noneAct')}>
      <Button keys={keycaps('N')} onPress={() => go({ screen: 'new-case' })}>
        {t('people.newCase')}
      </Button>
    </EmptyState>
  );
}

function useColumns(elsewhere: People['elsewhere']): readonly Column<PersonLine>[] {
  const t = useText();
  const reader = useReader();
  const rolesOf = (person: PersonLine): string =>
    person.roles.map(role => (roleNames[role] ? t(roleNames[role]) : role)).join(' · ');
  return [
    {
      id: 'name',
      title: t('people.name'),
      width: 'minmax(180px, 3fr)',
      cell: person => (
        <span className="strong" title={person.name}>
          {person.name}
        </span>
      ),
    },
    {
      id: 'born',
      title: t('people.born'),
      width: '112px',
      cell: ({ dob }) => dob !== null && dateText(dob, reader),
    },
    {
      id: 'roles',
      title: t('people.roles'),
      width: 'minmax(140px, 2fr)',
      cell: person => <span title={rolesOf(person)}>{rolesOf(person)}</span>,
    },
    {
      id: 'case',
      title: t('people.case'),
      width: '144px',
      cell: ({ caseId, reference }) => (
        <Button variant="link" onPress={() => go({ screen: 'case', caseId })}>
          {reference}
        </Button>
      ),
    },
    {
      id: 'elsewhere',
      title: t('people.elsewhere'),
      width: '136px',
      cell: ({ record }) => {
        const found = elsewhere.get(record);
        if (found === undefined) return null;
        return found.said > 0
          ? t('people.inOthers', { count: found.said })
          : t('people.perhapsInOthers', { count: found.perhaps });
      },
    },
  ];
}
