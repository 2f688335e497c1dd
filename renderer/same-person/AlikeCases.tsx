import type { CaseId } from '../../shared/language.ts';
import type { AlikeCase } from '../../shared/same-person/matches.ts';
import { alikeReasonText } from '../../shared/text/same-person.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { LongList } from './LongList.tsx';
import { judgeCases, linkCases } from './same-person-store.ts';

type Props = {
  readonly cases: readonly AlikeCase[];
  /** The case that they may be; left out for one that is being typed, of which nothing can be said yet. */
  readonly of?: CaseId;
  readonly onSaid?: () => void;
};

/** Cases that may be this one, each with the reason, and what can be said of it. */
export function AlikeCases({ cases, of, onSaid }: Props) {
  const t = useText();
  return (
    <div>
      <h2 className="h-section">{t(cases.every(({ isSaid }) => isSaid) ? 'samePerson.casesSaid' : 'samePerson.cases')}</h2>
      <LongList>
        {cases.map(alike => (
          <li key={alike.caseId}>
            <span>
              <Button
                variant="link"
                label={t('samePerson.open', { reference: alike.reference })}
                onPress={() => go({ screen: 'case', caseId: alike.caseId })}
              >
                <span className="mono">{alike.reference}</span>
              </Button>{' '}
              {alike.title} {alike.isSaid && <Badge>{t('samePerson.saidCase')}</Badge>}
            </span>
            {!alike.isSaid && <span className="small muted">{t(alikeReasonText[alike.reason])}</span>}
            {of !== undefined && (
              <span className="acts">
                <Acts alike={alike} of={of} onSaid={() => onSaid?.()} />
              </span>
            )}
          </li>
        ))}
      </LongList>
    </div>
  );
}

function Acts({ alike, of, onSaid }: { readonly alike: AlikeCase; readonly of: CaseId; readonly onSaid: () => void }) {
  const t = useText();
  const say = async (verdict: 'same' | 'other' | null) => {
    if (!(await judgeCases(of, alike.caseId, verdict))) return;
    onSaid();
    const back = () => void judgeCases(of, alike.caseId, alike.isSaid ? 'same' : null).then(onSaid);
    notify({ title: t(saidText[verdict ?? 'none']), tone: 'done', act: { label: t('ui.undo'), onPress: back } });
  };
  const link = async () => {
    if (await linkCases(of, alike.caseId)) notify({ title: t('samePerson.linked'), tone: 'done' });
  };
  const act = (text: string, onPress: () => void) => (
    <Button size="sm" label={`${text}: ${alike.reference}`} onPress={onPress}>
      {text}
    </Button>
  );
  return (
    <>
      {act(t('samePerson.link'), () => void link())}
      {alike.isSaid ? (
        act(t('samePerson.takeBack'), () => void say(null))
      ) : (
        <>
          {act(t('samePerson.sameCase'), () => void say('same'))}
          {act(t('samePerson.otherCase'), () => void say('other'))}
        </>
      )}
    </>
  );
}

const saidText = { same: 'samePerson.saidSameCase', other: 'samePerson.saidOtherCase', none: 'samePerson.takenBack' } as const;
