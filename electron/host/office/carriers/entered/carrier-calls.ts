import type { carrierCalls } from '../../../../../shared/contract/carriers.ts';
import { recordChanges } from '../../../audit/audit.ts';
import type { HandlersOf, Session } from '../../../ground/context.ts';
import { refused } from '../carrier.ts';
import { carrierScript } from '../postgres/script.ts';
import { checkCarrier } from './check.ts';
import { isWithdrawn, knownPlaces } from './known.ts';
import { meetCarrier, meetKnown } from './meet.ts';
import { carrierSettings, forgetCarrier, keepCarrier, shown, type CarrierSettings } from './settings.ts';

/** Where the office exchanges: what a supervisor enters, tries and takes away. The host goes there alone, and only when it is asked. */
export const carrierHandlers: HandlersOf<typeof carrierCalls> = {
  'carrier:show': (_, { session }) => {
    const settings = carrierSettings(session);
    return settings === null ? null : { ...shown(settings), automatic: settings.automatic ?? null };
  },
  'carrier:places': (_, { session }) => {
    const settings = carrierSettings(session);
    const here = settings && {
      ...shown(settings),
      automatic: settings.automatic ?? null,
      enteredAt: settings.confirmed?.station ?? null,
      isWithdrawn: isWithdrawn(session, settings),
    };
    return { here, known: knownPlaces(session) };
  },
  'carrier:confirm': async (asked, context) => {
    const { session } = context;
    const known = knownPlaces(session).find(({ station }) => station === asked.station);
    if (known === undefined) throw refused('carrier/not-known');
    const refuseEntered = () => {
      const before = carrierSettings(session);
      if (before !== null && before.confirmed === undefined) throw refused('carrier/entered-here');
      return before;
    };
    refuseEntered();
    const { place, station, everyMinutes } = known;
    const met = await meetKnown(asked, place, context);
    const automatic = everyMinutes === null ? {} : { automatic: { everyMinutes, isPaused: false } };
    recordChanges(session, context, 'carrier:confirm', session.office, note => {
      const before = refuseEntered();
      note({ ...noted, old: before && shown(before), new: shown(met) });
      keepCarrier(session, { ...met, ...automatic, confirmed: { station, place } }, context.nowMs());
    });
    context.tell('office:exchanged', {});
    return shown(met);
  },
  'carrier:set': async ({ carrier }, context) => {
    const settings = await meetCarrier(carrier, context);
    const { session } = context;
    recordChanges(session, context, 'carrier:set', session.office, note => {
      const before = carrierSettings(session);
      note({ ...noted, old: before && shown(before), new: shown(settings) });
      const { automatic } = before ?? {};
      keepCarrier(session, automatic === undefined ? settings : { ...settings, automatic }, context.nowMs());
    });
    context.tell('office:exchanged', {});
    return shown(settings);
  },
  'carrier:automatic': ({ everyMinutes }, context) => {
    const { session } = context;
    const { automatic, ...settings } = getSettings(session);
    recordChanges(session, context, 'carrier:automatic', session.office, note => {
      note({ ...noted, field: 'automatic', old: automatic?.everyMinutes ?? null, new: everyMinutes });
      keepCarrier(
        session,
        everyMinutes === null ? settings : { ...settings, automatic: { everyMinutes, isPaused: false } },
        context.nowMs(),
      );
    });
    context.tell('office:exchanged', {});
    return {};
  },
  'carrier:check': async (_, context) => checkCarrier(getSettings(context.session), context),
  'carrier:remove': (_, context) => {
    const { session } = context;
    const settings = getSettings(session);
    recordChanges(session, context, 'carrier:remove', session.office, note => {
      note({ ...noted, old: shown(settings), new: null });
      forgetCarrier(session);
    });
    context.tell('office:exchanged', {});
    return {};
  },
  'carrier:script': ({ roleWord = 'enlace', stations }) => ({
    sql: carrierScript(
      roleWord,
      [...new Set(stations)].sort((a, b) => a - b),
    ),
  }),
};

function getSettings(session: Pick<Session, 'office'>): CarrierSettings {
  const settings = carrierSettings(session);
  if (settings === null) throw refused('carrier/none');
  return settings;
}

/** What the chain of entries says of it: where, and as whom, never the password. */
const noted = { record: 'office', entity: 'office', field: 'carrier' } as const;
