import { keycaps } from '../frame/keyboard.ts';
import { useEffect } from 'react';
import type { PersonLine } from '../../shared/case-view.ts';
import type { PersonElsewhere } from '../../shared/same-person/matches.ts';
import { dateText } from '../../shared/value-text.ts';
import { go } from '../frame/route-store.ts';
import { ListFoot } from '../frame/ListFoot.tsx';
import { RoomSearch } from '../frame/RoomSearch.tsx';
import { Screen } from '../frame/Screen.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import { openPerson, rolesSaid } from './person-words.ts';
import { useReader, useText, type Translate } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { useSpoken } from '../ui/LiveRegion.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Table, TwoLines, type Column } from '../ui/Table.tsx';
import { findPeople, readMorePeople, showPersonBeside, usePeople, type People } from './people-store.ts';

/** Everybody that a case names, by surname, with their part in it. */
export function PeopleScreen() {
  const t = useText();
  const { text, persons, total, failure, elsewhere, active } = usePeople();
  const columns = useColumns(elsewhere);
  const shown = persons && t('people.count', { count: total });
  useSpoken(shown);
  const beside = persons?.find(({ record }) => record === active) ?? persons?.[0];
  useEffect(() => void findPeople(usePeople.getState().text), []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.people') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.people')}</h1>
        <span className="muted">{shown}</span>
      </div>
      <RoomSearch label={t('people.search')} hint={t('people.searchHint')} text={text} onFind={typed => void findPeople(typed)} />
      {failure && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      {persons && (
        <SplitPane
          panelLabel={t('people.beside')}
          panel={beside === undefined ? null : <PersonPanel key={beside.record} person={beside} />}
        >
          <Table
            label={t('frame.room.people')}
            columns={columns}
            rows={persons}
            total={total}
            keyOf={person => person.record}
            onOpen={openPerson}
            besideKey={beside?.record}
            onActive={({ record }) => showPersonBeside(record)}
            rowPx={44}
            onNearEnd={() => void readMorePeople()}
            empty={<Nobody isSearch={text.trim() !== ''} />}
          />
        </SplitPane>
      )}
      <ListFoot canSearch />
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
  return [
    {
      id: 'name',
      title: t('people.name'),
      width: 'minmax(150px, 3fr)',
      cell: ({ name, dob }) => (
        <TwoLines
          first={<b className="strong">{name}</b>}
          second={dob !== null && t('people.bornOn', { date: dateText(dob, reader) })}
        />
      ),
    },
    {
      id: 'roles',
      title: t('people.roles'),
      width: 'minmax(110px, 2fr)',
      cell: ({ roles }) => <TwoLines first={<span title={rolesSaid(roles, t)}>{rolesSaid(roles, t)}</span>} second={null} />,
    },
    {
      id: 'case',
      title: t('people.case'),
      width: 'minmax(150px, 1fr)',
      cell: ({ record, reference }) => (
        <TwoLines first={<span className="mono">{reference}</span>} second={elsewhereSaid(elsewhere.get(record), t)} />
      ),
    },
  ];
}

function elsewhereSaid(found: PersonElsewhere | undefined, t: Translate): string | null {
  if (found === undefined) return null;
  return found.said > 0 ? t('people.inOthers', { count: found.said }) : t('people.perhapsInOthers', { count: found.perhaps });
}
