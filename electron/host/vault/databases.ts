import { findCase } from '../../../db/cases.ts';
import { dropLeft } from '../../../db/case-moving.ts';
import { listMoving, markMoving } from '../../../db/compartments.ts';
import { mayOnlyRead, type Writer } from '../../../db/open.ts';
import { ownStation } from '../../../db/stations.ts';
import { isPutBack } from '../../../db/vault-state.ts';
import type { CaseId } from '../../../shared/language.ts';
import { recordAcross, type Recording } from '../audit/audit.ts';
import type { FileStore, OpenCompartment, Session, SetBackCompartment } from '../ground/context.ts';

type Databases = Pick<Session, 'dbOf' | 'visible' | 'compartments' | 'setCompartments' | 'setBack' | 'files' | 'filesOf'>;

/**
 * Which database and which store of documents is whose. THE place that says where a case is: whoever asks for a case, or runs over all of
 * them, asks here, and sees of the compartments those that are open to this session and no other.
 */
export function databasesOf(
  office: Writer,
  officeFiles: FileStore,
  open: readonly OpenCompartment[],
  setBack: readonly SetBackCompartment[] = [],
): Databases {
  let compartments = open;
  let visible: readonly Writer[] = [office, ...open.map(({ db }) => db)];
  const holding = (name: string) => compartments.find(({ files }) => files.has(name))?.files ?? officeFiles;
  return {
    // What stands in the office was opened to it, also where this machine is not told that it left the compartment: nobody there tells it more.
    dbOf: caseId =>
      findCase(office, caseId) === undefined
        ? (compartments.find(({ db }) => findCase(db, caseId) !== undefined)?.db ?? office)
        : office,
    visible: () => visible,
    compartments: () => compartments,
    setCompartments(now) {
      compartments = now;
      visible = [office, ...now.map(({ db }) => db)];
    },
    setBack: () => setBack.filter(({ id }) => !compartments.some(one => one.id === id)),
    filesOf: db => compartments.find(one => one.db === db)?.files ?? officeFiles,
    files: {
      add: officeFiles.add,
      put: officeFiles.put,
      has: name => holding(name).has(name),
      open: name => holding(name).open(name),
      remove: name => holding(name).remove(name),
      erase(names) {
        for (const { files } of compartments) files.erase(names.filter(name => files.has(name)));
        officeFiles.erase(names);
      },
    },
  };
}

/**
 * Where the machine stopped while a case went from one database to another, both may hold it: the office's stands. That it left the compartment is
 * an entry there in an office of several machines, as it would have been.
 */
export function settleMoves(session: Session, services: Recording): void {
  for (const { db, files } of session.compartments()) {
    if (mayOnlyRead(db)) continue;
    // a column of case ids
    for (const caseId of listMoving(db) as CaseId[])
      if (findCase(session.office, caseId) === undefined) markMoving(db, caseId, false);
      else files.erase(leave(session, services, db, caseId));
  }
}

/** A case that stands in the office leaves its compartment: an entry of its own in an office of several machines, for its people elsewhere. @returns its files. */
export function leave(session: Session, services: Recording, db: Writer, caseId: CaseId): readonly string[] {
  const drop = (): readonly string[] => {
    const gone = dropLeft(db, caseId);
    markMoving(db, caseId, false);
    return gone;
  };
  const isAlone = ownStation(session.office) === null || isPutBack(session.office); // one that was put back records nothing yet
  return isAlone ? db.transaction(drop)() : recordAcross(session, services, 'case:take-out', db, { inside: drop });
}
