import { agencyCommands } from './agency-commands.ts';
import { keyCommands } from './key-commands.ts';
import { approvalCommands } from './approval-commands.ts';
import { classificationCommands } from './classification-commands.ts';
import { consentCommands } from './consent-commands.ts';
import { noticeCommands } from './notice-commands.ts';
import { auditCommands } from './audit-commands.ts';
import { carrierCommands } from './carrier-commands.ts';
import { caseActCommands } from './case-act-commands.ts';
import { caseCommands } from './case-commands.ts';
import type { Command } from './command.ts';
import { compareCommands } from './compare-commands.ts';
import { competingCommand } from './competing-command.ts';
import { deconflictCommands } from './deconflict-commands.ts';
import { deletedCaseCommands } from './deleted-case-commands.ts';
import { demoCommand } from './demo-command.ts';
import { dutyCommands } from './duty-commands.ts';
import { exchangeCommands } from './exchange-commands.ts';
import { findCommands } from './find-commands.ts';
import { helpCommands } from './help-commands.ts';
import { redactionCommands } from './redaction-commands.ts';
import { factCommands } from './fact-commands.ts';
import { originalCommands } from './original-commands.ts';
import { packetCommands } from './packet-commands.ts';
import { personCommands } from './person-commands.ts';
import { planCommands } from './plan-commands.ts';
import { profileCommands } from './profile-commands.ts';
import { policyCommands } from './policy-commands.ts';
import { schemaCommands } from './schema-commands.ts';
import { readingCommands } from './reading-commands.ts';
import { ministersCommands } from './ministers-commands.ts';
import { monthlyCommands } from './monthly-commands.ts';
import { flowCommands } from './flow-commands.ts';
import { reviewCommands } from './review-commands.ts';
import { rulesCommands } from './rules-commands.ts';
import { radarCommand } from './radar-command.ts';
import { markCommands } from './mark-commands.ts';
import { matterCommands } from './matter-commands.ts';
import { snoozeCommands } from './snooze-commands.ts';
import { stageCommands } from './stage-commands.ts';
import { frameworkCommands } from './framework-commands.ts';
import { indicatorCommands } from './indicator-commands.ts';
import { ledgerCommands } from './ledger-commands.ts';
import { supplementCommands } from './supplement-commands.ts';
import { todayCommands } from './today-commands.ts';
import { updateCommand } from './update-command.ts';
import { stationCommands } from './station-commands.ts';
import { compartmentCommands } from './compartment-commands.ts';
import { retentionCommands } from './retention-commands.ts';
import { userCommands } from './user-commands.ts';
import { yearPlanCommands } from './year-plan-commands.ts';
import { vaultCommands } from './vault-commands.ts';

/** Every command of the terminal door, in the order in which usage shows them. */
export const commands: readonly Command[] = [
  ...vaultCommands,
  ...userCommands,
  ...auditCommands,
  ...agencyCommands,
  ...keyCommands,
  ...caseCommands,
  ...caseActCommands,
  ...deletedCaseCommands,
  ...compartmentCommands,
  ...stationCommands,
  ...retentionCommands,
  ...findCommands,
  ...personCommands,
  ...deconflictCommands,
  ...stageCommands,
  ...matterCommands,
  ...markCommands,
  ...planCommands,
  radarCommand,
  ...rulesCommands,
  ...profileCommands,
  ...policyCommands,
  competingCommand,
  ...reviewCommands,
  ...flowCommands,
  ...ministersCommands,
  ...monthlyCommands,
  ...frameworkCommands,
  ...yearPlanCommands,
  ...indicatorCommands,
  ...todayCommands,
  ...snoozeCommands,
  ...dutyCommands,
  ...exchangeCommands,
  ...readingCommands,
  ...redactionCommands,
  ...packetCommands,
  ...approvalCommands,
  ...supplementCommands,
  ...ledgerCommands,
  ...classificationCommands,
  ...consentCommands,
  ...noticeCommands,
  ...compareCommands,
  ...factCommands,
  ...originalCommands,
  ...carrierCommands,
  ...schemaCommands,
  demoCommand,
  updateCommand,
  ...helpCommands(() => commands),
];
