import { create } from 'zustand';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { About } from '../../shared/door.ts';
import type { Failure } from '../../shared/failure.ts';
import { door } from '../host.ts';
import { prefer } from '../preferences.ts';
import { forgetOnLock } from '../stores.ts';

/** Long work of the settings: which, and how far. One at a time. */
export type Work = {
  readonly what: 'backup' | 'check' | 'disable' | 'update';
  readonly done: number;
  readonly total: number | null;
};

/** `null` is "not read yet". */
export type Settings = {
  readonly users: Output<'user:list'> | null;
  readonly compartments: Output<'compartment:list'> | null;
  readonly profiles: Output<'profile:list'> | null;
  readonly ruleChange: Output<'rules:moved'>; // what other rules of the program moved; null also while it is not read
  readonly approvalRules: Output<'approval:rules'> | null;
  /** The counterparts that may receive anything, for the rules of approval. */
  readonly counterparts: Output<'agency:list'>;
  readonly calendars: Output<'calendar:list'> | null;
  readonly year: number;
  readonly duties: Output<'duty:settings'> | null;
  readonly monthly: Output<'duty:list-monthly'> | null;
  readonly about: About | null;
  readonly report: Output<'vault:check'> | null;
  readonly backup: (Output<'vault:backup'> & { readonly folder: string }) | null;
  readonly update: Output<'update:check'> | null; // what chosen files of a release were found to be
  readonly setAside: Output<'vault:set-aside'> | null;
  readonly deletedCases: Output<'case:list-deleted'> | null;
  readonly unheardCases: Output<'station:list'>['unheard'];
  readonly moved: Output<'calendar:edit'> | null; // what a change of a calendar would move
  readonly work: Work | null;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
};

export const useSettings = forgetOnLock(
  create<Settings>(() => ({
    users: null,
    compartments: null,
    profiles: null,
    ruleChange: null,
    approvalRules: null,
    counterparts: [],
    calendars: null,
    year: 0,
    duties: null,
    monthly: null,
    about: null,
    report: null,
    backup: null,
    setAside: null,
    deletedCases: null,
    unheardCases: [],
    update: null,
    moved: null,
    work: null,
    isBusy: false,
    failure: null,
  })),
);

const JOB = 'settings';

export async function readUsers(): Promise<void> {
  const users = await asked('user:list', {});
  if (users !== null) useSettings.setState({ users });
}

export async function readCompartments(): Promise<void> {
  const compartments = await asked('compartment:list', {});
  if (compartments !== null) useSettings.setState({ compartments });
}

export async function readProfiles(): Promise<void> {
  const profiles = await asked('profile:list', {});
  if (profiles !== null) useSettings.setState({ profiles });
}

export async function readRuleChange(): Promise<void> {
  const ruleChange = await asked('rules:moved', {});
  if (ruleChange !== null) useSettings.setState({ ruleChange });
}

export async function readApprovalRules(): Promise<void> {
  const [approvalRules, agencies] = await Promise.all([asked('approval:rules', {}), asked('agency:list', {})]);
  if (approvalRules !== null && agencies !== null)
    useSettings.setState({ approvalRules, counterparts: agencies.filter(({ isOurs, profile }) => !isOurs && profile !== null) });
}

/** @returns why not; null where they are kept. Beside it stand forms with refusals of their own. */
export async function setApprovalRules(input: Input<'approval:set-rules'>): Promise<Failure | null> {
  useSettings.setState({ isBusy: true });
  const answer = await door.request('approval:set-rules', input);
  if (answer.ok) await readApprovalRules();
  useSettings.setState({ isBusy: false });
  return answer.ok ? null : answer.failure;
}

export async function readCalendars(year: number): Promise<void> {
  useSettings.setState({ year });
  const calendars = await asked('calendar:list', { year });
  if (calendars !== null && useSettings.getState().year === year) useSettings.setState({ calendars });
}

export async function readDuties(): Promise<void> {
  const duties = await asked('duty:settings', {});
  if (duties !== null) useSettings.setState({ duties });
}

export async function readAbout(): Promise<void> {
  useSettings.setState({ about: await door.about() });
}

/** What an earlier form was refused is forgotten. */
export function forgetFailure(): void {
  useSettings.setState({ failure: null, moved: null });
}

export async function addUser(input: Input<'user:add'>): Promise<boolean> {
  return (await changed('user:add', input, readUsers)) !== null;
}

export async function disableUser(input: Input<'user:disable'>): Promise<boolean> {
  return (await worked('disable', 'user:disable', input, readUsers)) !== null;
}

/** Whether what was asked last was refused because a compartment would be lost: a person may say that it is given up. */
export function isLastOfCompartment(): boolean {
  return useSettings.getState().failure?.code === 'compartment/last-person';
}

/** Other keys for a person, under the same name. */
export async function renewUser(input: Input<'user:renew'>): Promise<boolean> {
  return (await worked('disable', 'user:renew', input, readUsers)) !== null;
}

export async function changePassphrase(input: Input<'user:passphrase'>): Promise<boolean> {
  useSettings.setState({ isBusy: true, failure: null });
  const answer = await door.request('user:passphrase', input);
  useSettings.setState({ isBusy: false, failure: answer.ok ? null : answer.failure });
  return answer.ok;
}

/** Ask where, then copy. */
export async function backUp(): Promise<void> {
  const folder = await door.pickFolder('backup');
  if (folder === null) return;
  useSettings.setState({ backup: null });
  const backup = await worked('backup', 'vault:backup', { folder: folder.handle });
  if (backup !== null) useSettings.setState({ backup: { ...backup, folder: folder.name } });
}

export async function checkVault(): Promise<void> {
  useSettings.setState({ report: null });
  const report = await worked('check', 'vault:check', {});
  if (report !== null) useSettings.setState({ report });
}

/** Ask for a release's files, then whether they are one. */
export async function checkUpdate(): Promise<void> {
  const files = await door.pickFiles('update', true);
  if (files.length === 0) return;
  useSettings.setState({ update: null });
  // One file alone is no release: the host says what is missing beside it.
  const update = await worked('update', 'update:check', { files: files.map(({ handle }) => handle) });
  if (update !== null) useSettings.setState({ update });
}

export async function readSetAside(): Promise<void> {
  const setAside = await asked('vault:set-aside', {});
  if (setAside !== null) useSettings.setState({ setAside });
}

/** Delete documents that no record names. They are gone for good. */
export async function discardSetAside(names: readonly string[]): Promise<boolean> {
  const setAside = await changed('vault:discard-files', { names: [...names] });
  if (setAside !== null) useSettings.setState({ setAside });
  return setAside !== null;
}

export async function readDeletedCases(): Promise<void> {
  const deletedCases = await asked('case:list-deleted', {});
  if (deletedCases !== null) useSettings.setState({ deletedCases });
  const standing = await asked('station:list', {});
  if (standing !== null) useSettings.setState({ unheardCases: standing.unheard });
}

export async function restoreCase(caseId: Input<'case:restore'>['caseId']): Promise<boolean> {
  return (await changed('case:restore', { caseId }, readDeletedCases)) !== null;
}

export function cancelWork(): void {
  door.cancel(JOB);
}

/** Add a profile file, if it is without faults. Gives its key, or null if nothing was added. */
export async function addProfile(): Promise<string | null> {
  const [file] = await door.pickFiles('profile', false);
  if (file === undefined) return null;
  const added = await changed('profile:add', { source: file.handle }, readProfiles);
  return added?.key ?? null;
}

export type CalendarChange = Omit<Input<'calendar:edit'>, 'check'>;

/** What the change would move; nothing is kept. */
export async function previewCalendar(change: CalendarChange): Promise<void> {
  const moved = await changed('calendar:edit', { ...change, check: true });
  useSettings.setState({ moved });
}

export async function keepCalendar(change: CalendarChange): Promise<boolean> {
  const kept = await changed('calendar:edit', change, () => readCalendars(useSettings.getState().year));
  return kept !== null;
}

export async function setDuties(input: Input<'duty:set'>): Promise<boolean> {
  const duties = await changed('duty:set', input);
  if (duties !== null) useSettings.setState({ duties });
  return duties !== null;
}

/** The day that follows from it is told to the whole window. */
export async function setZone(zone: string): Promise<boolean> {
  return (await changed('office:set-zone', { zone })) !== null;
}

export function lockAfter(minutes: number): void {
  prefer({ lockMinutes: minutes });
  door.lockAfter(minutes);
}

async function asked<C extends CallName>(channel: C, input: Input<C>): Promise<Output<C> | null> {
  const answer = await door.request(channel, input);
  if (answer.ok) return answer.value;
  useSettings.setState({ failure: answer.failure });
  return null;
}

async function changed<C extends CallName>(channel: C, input: Input<C>, then?: () => Promise<void>): Promise<Output<C> | null> {
  useSettings.setState({ isBusy: true, failure: null });
  const value = await asked(channel, input);
  if (value !== null) await then?.();
  useSettings.setState({ isBusy: false });
  return value;
}

async function worked<C extends CallName>(
  what: Work['what'],
  channel: C,
  input: Input<C>,
  then?: () => Promise<void>,
): Promise<Output<C> | null> {
  useSettings.setState({ work: { what, done: 0, total: null }, failure: null });
  const deaf = door.listen('job:progressed', ({ job, done, total }) => {
    if (job === JOB) useSettings.setState({ work: { what, done, total } });
  });
  const answer = await door.request(channel, input, JOB);
  deaf();
  useSettings.setState({ work: null, failure: answer.ok ? null : answer.failure });
  if (!answer.ok) return null;
  await then?.();
  return answer.value;
}

/** The monthly reports that were entered, retracted ones too. */
export async function readMonthly(): Promise<void> {
  const monthly = await asked('duty:list-monthly', {});
  if (monthly !== null) useSettings.setState({ monthly });
}

export async function fileMonthly(on: Input<'duty:file-monthly'>['on']): Promise<void> {
  if ((await changed('duty:file-monthly', { on })) !== null) await readMonthly();
}

export async function retractMonthly(id: string, reason: string): Promise<boolean> {
  const monthly = await changed('duty:retract-monthly', { id, reason });
  if (monthly !== null) useSettings.setState({ monthly });
  return monthly !== null;
}
