import type { ActRow } from '../../../../db/counterpart-acts.ts';
import type { agencyCalls } from '../../../../shared/contract/agencies.ts';
import type { Json } from '../../../../shared/language.ts';
import { performed } from '../../agencies/agencies.ts';
import { confirm, getOpenAct, refuse, type Perform } from '../../agencies/two-persons.ts';
import type { HandlersOf, SessionContext } from '../../ground/context.ts';
import { performOriginal } from './originals.ts';
import { performGate, performMustTell } from './release-facts.ts';

type Calls = Pick<typeof agencyCalls, 'agency:decide'>;

/** A second person decides an act on a counterpart, whichever room does it. */
export const decisionHandlers: HandlersOf<Calls> = {
  'agency:decide': ({ id, approve }, context) => {
    const row = getOpenAct(context.session, id);
    if (!approve) {
      refuse(context, row);
      return null;
    }
    confirm(context, row, performOf(context, row));
    return null;
  },
};

function performOf(context: SessionContext, row: ActRow): Perform {
  const content = JSON.parse(row.content) as Json; // written by `propose`, from what the act's own row of the contract checked
  switch (row.act) {
    case 'gate':
      return performGate(context, content as unknown as Parameters<typeof performGate>[1]);
    case 'must-tell':
      return performMustTell(context, content as unknown as Parameters<typeof performMustTell>[1]);
    case 'original':
      return performOriginal(context, content as unknown as Parameters<typeof performOriginal>[1]);
    default:
      return performed(context, { ...row, content });
  }
}
