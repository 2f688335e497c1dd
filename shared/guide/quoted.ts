import type { TextKey } from '../text/catalogue.ts';

/** The labels of the window that the guide quotes, by the name that stands for each in its texts: a label that changes there changes here. */
export const quotedLabels = {
  addMachine: 'joining.add.button',
  joinOffice: 'vault.first.join',
  stationsPart: 'settings.part.stations',
  enterPlace: 'joining.carrier.begin',
  isRight: 'cases.isRight',
  acknowledged: 'release.states.acknowledged',
  askConsent: 'release.askConsent',
  audit: 'frame.room.audit',
  backUp: 'settings.vault.backUp',
  blindComparisons: 'compare.title',
  build: 'release.buildFolder',
  cases: 'frame.room.cases',
  frameworks: 'frame.room.framework',
  reportProgress: 'framework.report',
  servesAction: 'framework.serves',
  closeCase: 'compartments.enclose',
  closeYear: 'framework.close',
  indicators: 'framework.indicators',
  changePeople: 'compartments.change',
  guard: 'release.guard',
  checkVault: 'settings.vault.checkNow',
  compartmentsPart: 'settings.part.compartments',
  counterparts: 'frame.room.counterparts',
  createCase: 'newCase.create',
  deconfliction: 'deconflict.title',
  difference: 'inbox.difference',
  explain: 'clock.explain',
  exportCalendar: 'reports.calendar',
  exportTable: 'reports.table',
  flowOfWork: 'flow.title',
  importCard: 'counterpart.importCard',
  importCase: 'newCase.import.open',
  inbox: 'frame.room.inbox',
  letters: 'frame.letters',
  logExchange: 'frame.logExchange',
  makeVault: 'vault.first.make',
  markBoxes: 'redaction.markBoxes',
  markWords: 'redaction.markWords',
  monthlyReport: 'monthly.prepare',
  moveStage: 'cases.moveStage',
  newCompartment: 'compartments.create',
  newCase: 'newCase.title',
  openCase: 'compartments.takeOut',
  openVault: 'vault.first.open',
  ourCard: 'counterpart.ourCard',
  people: 'frame.room.people',
  pipeline: 'frame.room.pipeline',
  planTab: 'cases.tab.plan',
  prepare: 'cases.prepare',
  prepareMinisters: 'review.prepare',
  checkPolicy: 'policy.check',
  policyEffect: 'policy.effect',
  policyPart: 'settings.part.policy',
  proposePolicy: 'policy.propose',
  preview: 'redaction.preview',
  recordEvent: 'cases.recordEvent',
  reports: 'frame.room.reports',
  saveMore: 'quickLog.saveMore',
  settings: 'frame.room.settings',
  stateGeneralise: 'mark.state.generalise',
  stateHidden: 'mark.state.hidden',
  statePseudonym: 'mark.state.pseudonym',
  stateRelease: 'mark.state.release',
  stateWithhold: 'mark.state.withhold',
  takeIn: 'inbox.import',
  today: 'frame.room.today',
  tryDemo: 'vault.first.demo',
  useRecovery: 'vault.useRecovery',
  usersPart: 'settings.part.users',
  vaultPart: 'settings.part.vault',
  verifyChain: 'audit.verify',
  viewAs: 'cases.viewAs',
  waiting: 'release.states.waiting',
  weCompared: 'counterpart.weCompared',
  whatGoes: 'scope.whatGoes',
  writeReceipt: 'inbox.writeReceipt',
} as const satisfies Readonly<Record<string, TextKey>>;

/** The keys that the guide quotes, as commands are given them. */
export const quotedKeys = {
  keyExplain: 'E',
  keyGuide: 'F1',
  keyHistory: 'H',
  keyLock: 'Mod+Shift+L',
  keyLog: 'Mod+L',
  keyMap: '?',
  keyMark: 'M',
  keyMove: 'X',
  keyNew: 'N',
  keyPalette: 'Mod+K',
  keySave: 'Mod+Enter',
  keyToday: 'G T',
  keyUndo: 'Mod+Z',
  keyViewAs: 'V',
} as const;

/** A text of the guide in pieces: words, and in their places labels and keys. */
export type Piece =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'label'; readonly key: TextKey }
  | { readonly is: 'keys'; readonly keys: string };

/** Cut a text of the guide, in any language, at its `{{names}}`. A name that is neither label nor key stays, so that it is seen. */
export function piecesOf(text: string): readonly Piece[] {
  return text
    .split(/(\{\{\w+\}\})/)
    .filter(part => part !== '')
    .map(pieceOf);
}

function pieceOf(part: string): Piece {
  const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1] ?? '';
  const label = Object.entries(quotedLabels).find(([known]) => known === name)?.[1];
  if (label !== undefined) return { is: 'label', key: label };
  const keys = Object.entries(quotedKeys).find(([known]) => known === name)?.[1];
  return keys === undefined ? { is: 'words', text: part } : { is: 'keys', keys };
}
