import { approvalText } from './approval.ts';
import { auditText } from './audit.ts';
import { caseListText } from './case-list.ts';
import { casesText } from './cases.ts';
import { clockText } from './clock.ts';
import { deconflictText } from './deconflict.ts';
import { draftsText } from './drafts.ts';
import { joiningText } from './joining.ts';
import { flowText } from './flow.ts';
import { frameworkText } from './framework.ts';
import { frameText } from './frame.ts';
import { guideText } from './guide.ts';
import { classificationText } from './classification.ts';
import { compareText } from './compare.ts';
import { consentText } from './consent.ts';
import { noticeText } from './notice.ts';
import { overrideText } from './override.ts';
import { counterpartText } from './counterparts.ts';
import { inboxText } from './inbox.ts';
import { planText } from './plan.ts';
import { policyText } from './policy.ts';
import { quickLogText } from './quick-log.ts';
import { examineText } from './examine.ts';
import { readingText } from './reading.ts';
import { ledgerText } from './ledger.ts';
import { laterText } from './later.ts';
import { releaseText } from './release.ts';
import { markText } from './mark.ts';
import { moveRulesText } from './move-rules.ts';
import { newCaseText } from './new-case.ts';
import { peopleText } from './people.ts';
import { pipelineText } from './pipeline.ts';
import { mergeText } from './person-merge.ts';
import { samePersonText } from './same-person.ts';
import { redactionText } from './redaction.ts';
import { reportsText } from './reports.ts';
import { monthlyText } from './monthly.ts';
import { reviewText } from './review.ts';
import { scopeText } from './scope.ts';
import { sheetText } from './case-sheet.ts';
import { lostText } from './lost.ts';
import { compartmentsText } from './compartments.ts';
import { retentionText } from './retention.ts';
import { settingsText } from './settings.ts';
import { exchangesText, todayText } from './today.ts';
import { uiText } from './ui.ts';
import { viewerText } from './viewer.ts';
import { vaultText } from './vault.ts';

/** Every word that the window shows, by noun. A screen adds `shared/text/<noun>.ts` here and reads it as `t('<noun>.key')`. */
export const catalogue = {
  cases: casesText,
  caseList: caseListText,
  approval: approvalText,
  audit: auditText,
  clock: clockText,
  drafts: draftsText,
  exchanges: exchangesText,
  flow: flowText,
  joining: joiningText,
  frame: frameText,
  framework: frameworkText,
  guide: guideText,
  counterpart: counterpartText,
  inbox: inboxText,
  plan: planText,
  examine: examineText,
  classification: classificationText,
  consent: consentText,
  notice: noticeText,
  override: overrideText,
  policy: policyText,
  later: laterText,
  ledger: ledgerText,
  release: releaseText,
  mark: markText,
  merge: mergeText,
  moveRules: moveRulesText,
  newCase: newCaseText,
  people: peopleText,
  quickLog: quickLogText,
  pipeline: pipelineText,
  redaction: redactionText,
  reports: reportsText,
  compartments: compartmentsText,
  retention: retentionText,
  review: reviewText,
  monthly: monthlyText,
  lost: lostText,
  settings: settingsText,
  scope: scopeText,
  samePerson: samePersonText,
  deconflict: deconflictText,
  compare: compareText,
  sheet: sheetText,
  today: todayText,
  ui: uiText,
  vault: vaultText,
  reading: readingText,
  viewer: viewerText,
} as const;

/** The dotted path of a text, such as `frame.room.today`. A path that does not exist does not compile. */
export type TextKey = PathsOf<typeof catalogue>;

type PathsOf<T> = {
  [K in keyof T & string]: T[K] extends { readonly en: string } | { readonly one: unknown } ? K : `${K}.${PathsOf<T[K]>}`;
}[keyof T & string];
