import type { OfficeDay } from './clocks/civil-day.ts';
import { agencyCalls } from './contract/agencies.ts';
import { ownKeyCalls } from './contract/own-keys.ts';
import { approvalCalls } from './contract/approvals.ts';
import { auditCalls } from './contract/audit.ts';
import { boardCalls } from './contract/board.ts';
import { calendarCalls } from './contract/calendars.ts';
import { carrierCalls } from './contract/carriers.ts';
import { caseChangeCalls } from './contract/case-changes.ts';
import { caseHistoryCalls } from './contract/case-history.ts';
import { caseListCalls } from './contract/case-list.ts';
import { caseSearchCalls } from './contract/case-search.ts';
import { caseReadingCalls } from './contract/case-reading.ts';
import { caseCalls } from './contract/cases.ts';
import { classificationCalls } from './contract/classifications.ts';
import { consentCalls } from './contract/consents.ts';
import { policyCalls } from './contract/policies.ts';
import { noticeCalls } from './contract/notices.ts';
import { compareCalls } from './contract/compare.ts';
import { competingCalls } from './contract/competing.ts';
import { clockCalls } from './contract/clocks.ts';
import { deconflictCalls } from './contract/deconflict.ts';
import { flowCalls } from './contract/flow.ts';
import { deadlineCalls } from './contract/deadlines.ts';
import { demoCalls } from './contract/demo.ts';
import { documentCalls } from './contract/documents.ts';
import { draftCalls } from './contract/drafts.ts';
import { dutyCalls } from './contract/duties.ts';
import { exchangeCalls } from './contract/exchanges.ts';
import { frameworkCalls } from './contract/frameworks.ts';
import { indicatorCalls } from './contract/indicators.ts';
import { ledgerCalls } from './contract/ledger.ts';
import { monthlyCalls } from './contract/monthly.ts';
import { looseningCalls } from './contract/loosenings.ts';
import { officeCalls } from './contract/office.ts';
import { markCalls } from './contract/marks.ts';
import { matterCalls } from './contract/matters.ts';
import { packetCalls } from './contract/packets.ts';
import { personCalls } from './contract/persons.ts';
import { pipelineCalls } from './contract/pipeline.ts';
import { portionCalls } from './contract/portions.ts';
import { profileCalls } from './contract/profiles.ts';
import { readingCalls } from './contract/readings.ts';
import { redactionCalls } from './contract/redactions.ts';
import { releaseCalls } from './contract/releases.ts';
import { compartmentCalls } from './contract/compartments.ts';
import { retentionCalls } from './contract/retention.ts';
import { scopeCalls } from './contract/scope.ts';
import type { CheckedOf, InputOf, OutputOf, Row } from './contract/row.ts';
import { reviewCalls } from './contract/reviews.ts';
import { schemaCalls } from './contract/schemas.ts';
import { stationCalls } from './contract/stations.ts';
import { stageCalls } from './contract/stages.ts';
import { supplementCalls } from './contract/supplements.ts';
import { todayCalls } from './contract/today.ts';
import { updateCalls } from './contract/update.ts';
import { userCalls } from './contract/user.ts';
import { vaultCalls, vaultCareCalls } from './contract/vault.ts';
import type { Result } from './failure.ts';

/** What the window, the terminal and the loopback page may ask: channel → input schema, who may, → output type. */
export const calls = {
  ...vaultCalls,
  ...vaultCareCalls,
  ...userCalls,
  ...draftCalls,
  ...auditCalls,
  ...stageCalls,
  ...competingCalls,
  ...clockCalls,
  ...deadlineCalls,
  ...pipelineCalls,
  ...calendarCalls,
  ...profileCalls,
  ...dutyCalls,
  ...boardCalls,
  ...caseListCalls,
  ...todayCalls,
  ...officeCalls,
  ...reviewCalls,
  ...monthlyCalls,
  ...flowCalls,
  ...frameworkCalls,
  ...indicatorCalls,
  ...caseCalls,
  ...caseSearchCalls,
  ...personCalls,
  ...deconflictCalls,
  ...caseChangeCalls,
  ...caseHistoryCalls,
  ...looseningCalls,
  ...markCalls,
  ...matterCalls,
  ...caseReadingCalls,
  ...portionCalls,
  ...exchangeCalls,
  ...documentCalls,
  ...readingCalls,
  ...redactionCalls,
  ...agencyCalls,
  ...ownKeyCalls,
  ...packetCalls,
  ...approvalCalls,
  ...supplementCalls,
  ...ledgerCalls,
  ...classificationCalls,
  ...consentCalls,
  ...noticeCalls,
  ...compareCalls,
  ...policyCalls,
  ...releaseCalls,
  ...compartmentCalls,
  ...stationCalls,
  ...retentionCalls,
  ...scopeCalls,
  ...schemaCalls,
  ...carrierCalls,
  ...demoCalls,
  ...updateCalls,
} satisfies Record<string, Row>;

/** What the host may say unasked: event → payload. */
export type Events = {
  /**
   * `saved`: another file had taken the vault's place, and the session is in this folder beside it now; null: it could not be saved.
   * `fault`: the thread that held the vault died by itself; `incident` is the number under which its log names why.
   */
  readonly 'vault:locked':
    | { readonly reason: 'asked' | 'idle' | 'suspend' | 'screen'; readonly saved?: string | null }
    | { readonly reason: 'fault'; readonly incident: string };
  /** Another file has taken the open vault's place: nothing more is written. */
  readonly 'vault:replaced': Readonly<Record<string, never>>;
  /** Nobody has touched the computer for long: the vault locks in so many seconds, or (null) not after all. From the door, not the host. */
  readonly 'vault:locking': { readonly inSeconds: number | null };
  /** A day is over, the office's or that of a rule, or the office has another zone: whatever counts days is asked for again. */
  readonly 'day:changed': { readonly day: OfficeDay };
  /** `revision`: a reading of the case that is as far as this, or further, holds the change. */
  readonly 'case:changed': { readonly caseId: string; readonly revision: number };
  /** A page of this document was read, or its reading ended or began again. */
  readonly 'reading:changed': { readonly caseId: string; readonly record: string };
  /** This station exchanged, or tried to; or what it exchanges by changed. */
  readonly 'office:exchanged': Readonly<Record<string, never>>;
  /** Of an office of several stations: something was recorded here, which is to be sent. */
  readonly 'office:recorded': Readonly<Record<string, never>>;
  /** Something left, came in, or was acknowledged. */
  readonly 'ledger:changed': Readonly<Record<string, never>>;
  readonly 'job:progressed': { readonly job: string; readonly done: number; readonly total: number };
};

export type CallName = keyof typeof calls;
export type Input<C extends CallName> = InputOf<(typeof calls)[C]>;
export type Checked<C extends CallName> = CheckedOf<(typeof calls)[C]>;
export type Output<C extends CallName> = OutputOf<(typeof calls)[C]>;
export type EventName = keyof Events;

/** What every door holds. `job` names long work, for `job:progressed` and for `cancel`. */
export interface Host {
  request<C extends CallName>(channel: C, input: Input<C>, job?: string): Promise<Result<Output<C>>>;
  cancel(job: string): void;
  listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
}
