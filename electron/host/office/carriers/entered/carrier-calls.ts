import type { carrierCalls } from '../../../../../shared/contract/carriers.ts';
import { recordChanges } from '../../../audit/audit.ts';
import type { HandlersOf, Session } from '../../../ground/context.ts';
import { refused } from '../carrier.ts';
import { carrierScript } from '../postgres/script.ts';
import { checkCarrier } from './check.ts';
import { meetCarrier } from './meet.ts';
import { carrierSettings, forgetCarrier, keepCarrier, shown, type CarrierSettings } from './settings.ts';

/** Where the office exchanges: what a supervisor enters, tries and takes away. The host goes there alone, and only when it is asked. */
export const carrierHandlers: HandlersOf<typeof carrierCalls> = {
  'carrier:show': (_, { session }) => {
    const settings = carrierSettings(session);
    return settings === null ? null : { ...shown(settings), automatic: settings.automatic ?? null };
  },
  'carrier:set': async ({ carrier }, context) => {
    const settings = await meetCarrier(carrier, context);
    const { session } = context;
    recordChanges(session, context, 'carrier:set', session.office, note => {
      note({ ...noted, old: saidOf(carrierSettings(session)), new: saidOf(settings) });
      const { automatic } = carrierSettings(session) ?? {};
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
      note({ ...noted, old: saidOf(settings), new: null });
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

const noted = { record: 'office', entity: 'office', field: 'carrier' } as const;

/** What the chain of entries says of it: where, and as whom, never the password. */
function saidOf(settings: CarrierSettings | null): string | null {
  if (settings === null) return null;
  if (settings.kind === 'folder') return settings.folder;
  const { user, host, port, database } = settings.server;
  return `${user}@${host}:${port}/${database}`;
}
