import { posix } from 'node:path';
import ts from 'typescript';

/**
 * What each room of the window lets others name. A part that is not here is the room's own matter; one that nobody outside names is taken off
 * the list by the test. `ui` is every room's; the top of `renderer/` puts the rooms together and may name whatever is listed.
 */
export const roomExports: Readonly<Record<string, readonly string[]>> = {
  agencies: ['agency-choices.ts', 'AgencyPicker.tsx'],
  audit: ['AuditScreen.tsx'],
  case: ['CaseScreen.tsx', 'MoveStage.tsx', 'outward.ts'],
  'case-list': ['case-list-store.ts', 'CasesScreen.tsx', 'palette-search.ts'],
  'case-sheet': ['CaseCommands.tsx', 'CaseSheetScreen.tsx', 'CaseSheetsScreen.tsx'],
  clocks: [
    'BoardCard.tsx',
    'clock-reading.ts',
    'ClockChip.tsx',
    'FaultLine.tsx',
    'MovedTable.tsx',
    'OwedAct.tsx',
    'OwedBy.tsx',
    'Pie.tsx',
    'Radar.tsx',
    'StageStepper.tsx',
    'WhoseMove.tsx',
  ],
  counterparts: ['ConsentsScreen.tsx', 'CounterpartsScreen.tsx', 'OwnWords.tsx', 'TwelveWords.tsx'],
  documents: [
    'document-store.ts',
    'DocumentViewer.tsx',
    'examination-store.ts',
    'ExamineDialog.tsx',
    'LeftOutLine.tsx',
    'PdfDrawing.tsx',
    'PdfPage.tsx',
    'reading-store.ts',
    'ReadingLine.tsx',
    'use-pdf.ts',
  ],
  policy: ['PolicyPart.tsx'],
  drafts: ['AskDialog.tsx', 'DraftsMenu.tsx', 'use-draft.ts', 'use-leave.tsx'],
  exchanges: ['ExchangesScreen.tsx'],
  flow: ['FlowScreen.tsx'],
  frame: [
    'command-store.ts',
    'copies.ts',
    'Frame.tsx',
    'in-step-store.ts',
    'keyboard.ts',
    'ListFoot.tsx',
    'menu.ts',
    'notices.ts',
    'opened.ts',
    'overlay-store.ts',
    'railed.ts',
    'replaced-store.ts',
    'rights.ts',
    'room-count-store.ts',
    'rooms.ts',
    'RoomSearch.tsx',
    'route-store.ts',
    'Screen.tsx',
    'TopBar.tsx',
    'tour-store.ts',
  ],
  framework: ['FrameworkScreen.tsx', 'ServesDialog.tsx'],
  gallery: ['Gallery.tsx', 'stand-in-door.ts'],
  comparisons: ['ComparisonsScreen.tsx'],
  guide: ['guide-store.ts', 'Guide.tsx', 'open-guide.ts'],
  inbox: ['inbox-store.ts', 'InboxScreen.tsx'],
  loopback: ['door.ts'],
  marks: [
    'caveats.ts',
    'decisions.ts',
    'event-choices.ts',
    'Generalised.tsx',
    'mark-state.ts',
    'mark-words.ts',
    'MarkedText.tsx',
    'MarkFields.tsx',
    'MarkTally.tsx',
    'OldCitations.tsx',
    'PortionMark.tsx',
    'Pseudonym.tsx',
    'RedactionBlock.tsx',
    'shield-of.ts',
    'Shield.tsx',
    'ShieldShape.tsx',
  ],
  'new-case': ['NewCaseScreen.tsx'],
  people: ['PeopleScreen.tsx', 'PersonName.tsx'],
  plan: ['PlanTab.tsx'],
  pipeline: ['pipeline-store.ts', 'PipelineScreen.tsx'],
  'quick-log': ['QuickLog.tsx'],
  record: [
    'AskedFacts.tsx',
    'at-hand.ts',
    'case-acts.ts',
    'case-store.ts',
    'event-about.ts',
    'EventAboutFields.tsx',
    'HistoryFaults.tsx',
    'HistoryPanel.tsx',
    'LevelBadge.tsx',
    'Loosenings.tsx',
    'MarkEditor.tsx',
    'Portions.tsx',
    'RecordBlock.tsx',
    'RecordForm.tsx',
    'records-by-id.ts',
    'ResumedDraft.tsx',
    'SayOfEvent.tsx',
    'stops.ts',
    'TimelineRow.tsx',
    'TwoValuesPanel.tsx',
    'undo.ts',
    'use-of-case.ts',
    'value-commands.ts',
    'value-words.ts',
    'ValueRow.tsx',
    'WhyPanel.tsx',
  ],
  redaction: ['RedactionScreen.tsx'],
  releases: [
    'ApprovalScreen.tsx',
    'HeldScreen.tsx',
    'LedgerList.tsx',
    'NotInPacket.tsx',
    'PacketScreen.tsx',
    'release-store.ts',
    'ReleaseScreen.tsx',
    'scope-store.ts',
    'ScopeNote.tsx',
    'scoping.ts',
  ],
  reports: ['MinistersScreen.tsx', 'MonthlyScreen.tsx', 'report-store.ts', 'ReportsScreen.tsx'],
  'same-person': ['CaseContacts.tsx', 'CaseMatches.tsx', 'LongList.tsx', 'MatchLine.tsx', 'TypedMatches.tsx'],
  settings: ['SettingsScreen.tsx'],
  today: ['today-store.ts', 'TodayScreen.tsx'],
  vault: ['NewPassphrase.tsx', 'vault-store.ts', 'VaultScreen.tsx'],
  'view-as': ['seen.ts', 'SeenValue.tsx', 'sight-store.ts', 'TermsFilters.tsx', 'ViewAsScreen.tsx', 'Why.tsx'],
};

/** The imports of one file within `renderer/`, as paths from the top of the project. */
export function pageImports(file: string, source: string): readonly string[] {
  return ts
    .preProcessFile(source, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => posix.join(posix.dirname(file), fileName))
    .filter(name => name.startsWith('renderer/') && !name.endsWith('.css'));
}

/** The room of a path in `renderer/`; empty for the files at its top. */
export function roomOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? '') : '';
}

/** Sentences about what a file names of another room that the room does not export. `ui` knows no room at all. */
export function trespasses(file: string, source: string): readonly string[] {
  const own = roomOf(file);
  return pageImports(file, source).flatMap(name => {
    const room = roomOf(name);
    if (room === own || room === '' || room === 'ui') return [];
    if (own === 'ui') return [`${file} names ${name}, and ui/ knows no room`];
    if (own === 'gallery') return []; // shows every part
    const part = name.slice(`renderer/${room}/`.length);
    return roomExports[room]?.includes(part) === true ? [] : [`${file} names ${name}, which is its room's own`];
  });
}

/** Sentences about a store that names another store. */
export function storesOfStores(file: string, source: string): readonly string[] {
  if (!file.endsWith('-store.ts')) return [];
  return pageImports(file, source)
    .filter(name => name.endsWith('-store.ts'))
    .map(name => `${file} names ${name}`);
}
