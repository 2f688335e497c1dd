import { updateOfficeZone } from '../../../db/office-zone.ts';
import { isZone } from '../../../shared/clocks/civil-day.ts';
import type { officeCalls } from '../../../shared/contract/office.ts';
import { Refusal } from '../../../shared/failure.ts';
import { recordChanges } from '../audit/audit.ts';
import type { HandlersOf } from '../ground/context.ts';
import { officeDay, officeZone } from '../ground/office-day.ts';

export const officeHandlers: HandlersOf<typeof officeCalls> = {
  'office:day': (_, context) => officeDay(context.session, context),
  'office:set-zone': ({ zone }, context) => {
    const { session } = context;
    if (!isZone(zone)) throw new Refusal('office/no-such-zone');
    const before = officeZone(session);
    if (zone !== before) {
      recordChanges(session, context, 'office:set-zone', session.office, note => {
        updateOfficeZone(session.office, zone);
        note({ record: 'office', entity: 'office', field: 'zone', old: before, new: zone });
      });
      context.tell('day:changed', { day: officeDay(session, context) });
    }
    return officeDay(session, context);
  },
};
