import type { CaseView } from '../../shared/case-view.ts';
import type { PacketSight } from '../../shared/contract/packets.ts';
import type { NamedValue } from '../../shared/leak/finding.ts';
import { textIn } from '../../shared/records.ts';
import { lintKeptFrom, lintTexts } from '../../shared/text/lints.ts';
import { go, type CasePlace } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Acceptance } from './Acceptance.tsx';
import { BlackOut } from './BlackOut.tsx';
import { coarsen, withholdPlaces } from './building.ts';
import { headOf, wordsAround, wordsAt, type GuardFinding } from './findings.ts';
import { Flag } from './Flag.tsx';
import { moveRecords } from './scoping.ts';

export type FindingCardProps = {
  readonly found: GuardFinding;
  readonly sight: PacketSight;
  readonly ours: CaseView;
  readonly isSelected: boolean;
  /** `place`: which of its places is to be seen; the first, unless said. */
  readonly onSelect: (place?: number) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
};

/** What a plan or a case is called has no surname. */
function isCodeName(value: NamedValue | null): boolean {
  const place = `${value?.entity}.${value?.field}`;
  return place === 'plan.name' || place === 'case.codeword';
}

/** One finding: what happened, the words, where, whose it is, what can be done, and why it would be harmless. */
export function FindingCard({ found, sight, ours, isSelected, onSelect, reason, onReason }: FindingCardProps) {
  const t = useText();
  const { finding, places, number, blocks } = found;
  const { value, variant, place, pdfPages, lint } = finding;
  const words = places.map(one => wordsAt(sight, one)).find(text => text !== null);
  const field = value === null ? t('release.valueOfAnother') : named(t, value);
  const isValue = value !== null || finding.isOfAnotherCase;
  const person = personOf(ours, value);
  return (
    <li className={`finding ${isSelected ? 'is-selected' : ''}`} aria-current={isSelected ? 'true' : undefined}>
      <div className="row finding-head">
        <Flag finding={found} />
        <Button variant="link" onPress={() => onSelect()} autoFocus={number === 1}>
          {t(headOf(finding))}
        </Button>
      </div>
      {isValue && (
        <p className="small">
          {words === undefined ? t('release.givesAway', { field }) : t('release.wordsGiveAway', { words, field })}
          {variant !== 'unread' && variant !== 'lint' && variant !== 'two-values' && (
            <span className="muted"> {t(`release.variants.${isCodeName(value) ? 'part' : variant}`)}</span>
          )}
        </p>
      )}
      {finding.kind === 'two-values' && <p className="small">{t('release.findingTwoWhy')}</p>}
      {lint !== undefined && (
        <p className="small">
          {t(lintTexts[lint.pattern].why)} {lint.agency !== null && t(lintKeptFrom, { agency: lint.agency })}{' '}
          <span className="muted">{t(lintTexts[lint.pattern].fix)}</span>
        </p>
      )}
      <dl className="kv small">
        {person !== '' && (
          <>
            <dt>{t('release.findingWhose')}</dt>
            <dd>{person}</dd>
          </>
        )}
        <dt>{t('release.findingWhere')}</dt>
        <dd>
          <div>{place.in === null ? t(`release.placeKinds.${place.kind}`) : named(t, place.in)}</div>
          {place.page !== null && <div className="faint">{t('release.onPage', { page: place.page })}</div>}
          <Places {...{ found, sight, onSelect }} />
          {pdfPages.length > 0 && <div className="faint">{t('release.pdfPages', { pages: pdfPages.join(', ') })}</div>}
        </dd>
      </dl>
      <Remedies {...{ found, ours, onSelect }} />
      {!blocks && <Acceptance reason={reason} onChange={onReason} />}
    </li>
  );
}

/** Where it stands at several places: how many, and each by its words, which lead there. */
function Places({ found, sight, onSelect }: Pick<FindingCardProps, 'found' | 'sight' | 'onSelect'>) {
  const t = useText();
  const { places, finding } = found;
  if (finding.spots.length < 2) return null;
  return (
    <>
      <div>{t('release.manyPlaces', { count: finding.spots.length })}</div>
      <ol>
        {places.map((place, at) => {
          const words = wordsAround(sight, place);
          return (
            words !== null && (
              <li key={at}>
                <Button variant="link" onPress={() => onSelect(at)}>
                  {words}
                </Button>
              </li>
            )
          );
        })}
      </ol>
    </>
  );
}

/** What can be done about it; the nearest first. */
function Remedies({ found, ours, onSelect }: Pick<FindingCardProps, 'found' | 'ours' | 'onSelect'>) {
  const t = useText();
  const { places, finding } = found;
  return (
    <div className="row wrap">
      {finding.remedies.map(remedy => {
        const { act, record, field, text = '' } = remedy;
        if (act === 'settle-values')
          return (
            <Button key={act} size="sm" onPress={() => goTo(ours, { kind: 'two-values', record, field: field ?? '*' })}>
              {t('release.chooseValue')}
            </Button>
          );
        if (act === 'less-detail')
          return (
            <Button key={act} size="sm" onPress={() => void coarsen(remedy)}>
              {t('release.giveCoarser', { text })}
            </Button>
          );
        if (act === 'withhold-value')
          return (
            <Button key={act} size="sm" onPress={() => void withholdPlaces(found)}>
              {t('release.withholdThis')}
            </Button>
          );
        if (act === 'leave-record-out')
          return (
            <Button key={act} size="sm" onPress={() => void moveRecords([record], false)}>
              {t('release.leaveRecordOut')}
            </Button>
          );
        if (act === 'choose-tear-line')
          return (
            <Button key={act} size="sm" onPress={() => goTo(ours, { kind: 'text-instead', record, field: field ?? '*' })}>
              {t('release.writeTearLine')}
            </Button>
          );
        return <BlackOut key={act} caseId={ours.file.id} document={record} page={finding.place.page} />;
      })}
      {places.length > 0 && (
        <Button size="sm" variant="ghost" onPress={() => onSelect()}>
          {t('release.showPlace')}
        </Button>
      )}
    </div>
  );
}

/** To where something is done about it in the case. */
function goTo({ file }: CaseView, at: CasePlace): void {
  go({ screen: 'case', caseId: file.id, at });
}

/** A value in the catalogue's words: its record and its field. */
function named(t: ReturnType<typeof useText>, { label }: NamedValue): string {
  const [record, field] = [t(label.entity), t(label.field)];
  return record === field ? record : `${record}, ${field}`;
}

/** The person that a withheld value belongs to, as our record names them. */
function personOf({ file }: CaseView, value: NamedValue | null): string {
  const person = value?.person === null ? undefined : file.records.find(({ id }) => id === value?.person);
  if (person === undefined) return '';
  return ['given', 'paternal', 'maternal']
    .map(name => textIn(person.fields, name))
    .filter(part => part !== '')
    .join(' ');
}
