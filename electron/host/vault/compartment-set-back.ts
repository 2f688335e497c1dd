import { noteTold, wasTold } from '../../../db/compartment-heads.ts';
import { mayOnlyRead } from '../../../db/open.ts';
import { Refusal } from '../../../shared/failure.ts';
import { recordAcross, recordChanges } from '../audit/audit.ts';
import type { OpenCompartment, Services, Session, SessionContext } from '../ground/context.ts';
import { closeCompartments, openAsItIs } from './compartments.ts';

/** That the file of a compartment was found to be older than remembered is recorded once, where supervisors and auditors read it. */
export function recordSetBack(session: Session, services: Services): void {
  const { office } = session;
  for (const { id, held, remembered } of session.setBack().filter(each => !wasTold(office, each.id)))
    recordChanges(session, services, 'compartment:found-older', office, note => {
      noteTold(office, id);
      note({ record: id, entity: 'compartment', field: 'acts', old: remembered, new: held });
    });
}

/** Open a compartment whose file is older than remembered, and go on from what it holds. From then on that is what the office remembers. */
export async function acceptAsItIs(context: SessionContext, id: string, reason: string): Promise<OpenCompartment> {
  const { session } = context;
  if (mayOnlyRead(session.office)) throw new Refusal('vault/read-only');
  const found = session.setBack().find(one => one.id === id);
  const opened = await openAsItIs(context, id);
  try {
    recordAcross(session, context, 'compartment:accept', opened.db, {
      office: note =>
        note({ record: id, entity: 'compartment', field: 'acts', old: found?.remembered ?? 0, new: found?.held ?? 0 }),
      inside: note => note({ record: id, entity: 'compartment', field: 'accepted', old: null, new: reason }),
    });
  } catch (error) {
    closeCompartments([opened]);
    throw error;
  }
  session.setCompartments([...session.compartments(), opened]);
  session.place.note();
  return opened;
}
