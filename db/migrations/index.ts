import type { Writer } from '../open.ts';
import { up as office } from './0001-office.ts';
import { up as cases } from './0002-cases.ts';
import { up as packets } from './0003-packets.ts';
import { up as stages } from './0004-stages.ts';
import { up as releaseFacts } from './0005-release-facts.ts';
import { up as monthlyReports } from './0006-monthly-reports.ts';
import { up as stageStays } from './0007-stage-stays.ts';
import { up as participants } from './0008-participants.ts';
import { up as lists } from './0009-lists.ts';
import { up as packetBytes } from './0010-packet-bytes.ts';
import { up as fileChecksums } from './0011-file-checksums.ts';
import { up as documentsWithFiles } from './0012-documents-with-files.ts';
import { up as rules } from './0013-rules.ts';
import { up as officeZone } from './0014-office-zone.ts';
import { up as parties } from './0016-parties.ts';
import { up as auditGrants } from './0020-audit-grants.ts';
import { up as counterpartActs } from './0022-counterpart-acts.ts';
import { up as pageReadings } from './0023-page-readings.ts';
import { up as packetScopes } from './0026-packet-scopes.ts';
import { up as clockEnds } from './0028-clock-ends.ts';
import { up as staysInStages } from './0029-stays-in-stages.ts';
import { up as calendarDays } from './0031-calendar-days.ts';
import { up as originals } from './0024-originals.ts';
import { up as returnedPapers } from './0017-returned-papers.ts';
import { up as drafts } from './0018-drafts.ts';
import { up as sealedPackets } from './0019-sealed-packets.ts';
import { up as owedActs } from './0032-owed-acts.ts';
import { up as savedStandings } from './0033-saved-standings.ts';
import { up as matchKeys } from './0034-match-keys.ts';
import { up as datesInPart } from './0035-dates-in-part.ts';
import { up as matters } from './0036-matters.ts';
import { up as deletedCases } from './0037-deleted-cases.ts';
import { up as sortKeys } from './0038-sort-keys.ts';
import { up as submissions } from './0039-submissions.ts';
import { up as earlierPackets } from './0040-earlier-packets.ts';
import { up as consentPackets } from './0041-consent-packets.ts';
import { up as retention } from './0042-retention.ts';
import { up as overrides } from './0043-overrides.ts';
import { up as receivedReviews } from './0046-received-reviews.ts';
import { up as deconflict } from './0044-deconflict.ts';
import { up as planTasks } from './0045-plan-tasks.ts';
import { up as compartments } from './0047-compartments.ts';
import { up as comparisons } from './0048-comparisons.ts';
import { up as framework } from './0049-framework.ts';
import { up as policies } from './0050-policies.ts';
import { up as stations } from './0051-stations.ts';
import { up as senders } from './0052-senders.ts';
import { up as referenceBlocks } from './0053-reference-blocks.ts';
import { up as compartmentHeads } from './0054-compartment-heads.ts';
import { up as compartmentTravel } from './0055-compartment-travel.ts';
import { up as personsOfUsers } from './0056-persons-of-users.ts';
import { up as outdatedBundles } from './0057-outdated-bundles.ts';
import { up as outdatedParts } from './0058-outdated-parts.ts';
import { up as closedSalts } from './0059-closed-salts.ts';
import { up as runSignatures } from './0060-run-signatures.ts';
import { up as changesAside } from './0061-changes-aside.ts';
import { up as confirmed } from './0021-confirmed.ts';

/** One step of the schema. Its place in the list is its version; a released step never changes. */
export type Migration = { readonly name: string; readonly up: (db: Writer) => void };
import { up as valuePaths } from './0015-value-paths.ts';
import { up as givenReports } from './0030-given-reports.ts';
import { up as redactionBoxes } from './0025-redaction-boxes.ts';
import { up as protectedForms } from './0027-protected-forms.ts';

/** The ordered list: a migration's place is its version. Append only. */
export const migrations: readonly Migration[] = [
  { name: '0001-office', up: office },
  { name: '0002-cases', up: cases },
  { name: '0003-packets', up: packets },
  { name: '0004-stages', up: stages },
  { name: '0005-release-facts', up: releaseFacts },
  { name: '0006-monthly-reports', up: monthlyReports },
  { name: '0007-stage-stays', up: stageStays },
  { name: '0008-participants', up: participants },
  { name: '0009-lists', up: lists },
  { name: '0010-packet-bytes', up: packetBytes },
  { name: '0011-file-checksums', up: fileChecksums },
  { name: '0012-documents-with-files', up: documentsWithFiles },
  { name: '0013-rules', up: rules },
  { name: '0014-office-zone', up: officeZone },
  { name: '0015-value-paths', up: valuePaths },
  { name: '0016-parties', up: parties },
  { name: '0017-returned-papers', up: returnedPapers },
  { name: '0018-drafts', up: drafts },
  { name: '0019-sealed-packets', up: sealedPackets },
  { name: '0020-audit-grants', up: auditGrants },
  { name: '0021-confirmed', up: confirmed },
  { name: '0022-counterpart-acts', up: counterpartActs },
  { name: '0023-page-readings', up: pageReadings },
  { name: '0024-originals', up: originals },
  { name: '0025-redaction-boxes', up: redactionBoxes },
  { name: '0026-packet-scopes', up: packetScopes },
  { name: '0027-protected-forms', up: protectedForms },
  { name: '0028-clock-ends', up: clockEnds },
  { name: '0029-stays-in-stages', up: staysInStages },
  { name: '0030-given-reports', up: givenReports },
  { name: '0031-calendar-days', up: calendarDays },
  { name: '0032-owed-acts', up: owedActs },
  { name: '0033-saved-standings', up: savedStandings },
  { name: '0034-match-keys', up: matchKeys },
  { name: '0035-dates-in-part', up: datesInPart },
  { name: '0036-matters', up: matters },
  { name: '0037-deleted-cases', up: deletedCases },
  { name: '0038-sort-keys', up: sortKeys },
  { name: '0039-submissions', up: submissions },
  { name: '0040-earlier-packets', up: earlierPackets },
  { name: '0041-consent-packets', up: consentPackets },
  { name: '0042-retention', up: retention },
  { name: '0043-overrides', up: overrides },
  { name: '0044-deconflict', up: deconflict },
  { name: '0045-plan-tasks', up: planTasks },
  { name: '0046-received-reviews', up: receivedReviews },
  { name: '0047-compartments', up: compartments },
  { name: '0048-comparisons', up: comparisons },
  { name: '0049-framework', up: framework },
  { name: '0050-policies', up: policies },
  { name: '0051-stations', up: stations },
  { name: '0052-senders', up: senders },
  { name: '0053-reference-blocks', up: referenceBlocks },
  { name: '0054-compartment-heads', up: compartmentHeads },
  { name: '0055-compartment-travel', up: compartmentTravel },
  { name: '0056-persons-of-users', up: personsOfUsers },
  { name: '0057-outdated-bundles', up: outdatedBundles },
  { name: '0058-outdated-parts', up: outdatedParts },
  { name: '0059-closed-salts', up: closedSalts },
  { name: '0060-run-signatures', up: runSignatures },
  { name: '0061-changes-aside', up: changesAside },
];
