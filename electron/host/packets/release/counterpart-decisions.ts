import type { agencyCalls } from '../../../../shared/contract/agencies.ts';
import type { Json } from '../../../../shared/language.ts';
import { performed } from '../../agencies/agencies.ts';
import { confirm, getOpenAct, refuse } from '../../agencies/two-persons.ts';
import type { HandlersOf } from '../../ground/context.ts';
import { performGate } from './release-facts.ts';

type Calls = Pick<typeof agencyCalls, 'agency:decide'>;

/** A second person decides an act on a counterpart, whichever room does it. */
export const decisionHandlers: HandlersOf<Calls> = {
  'agency:decide': ({ id, approve }, context) => {
    const row = getOpenAct(context.session, id);
    if (!approve) {
      refuse(context, row);
      return null;
    }
    const content = JSON.parse(row.content) as Json; // written by `propose`
    // A gate's content is what its own row of the contract checked.
    const gate = content as unknown as Parameters<typeof performGate>[1];
    confirm(context, row, row.act === 'gate' ? performGate(context, gate) : performed(context, { ...row, content }));
    return null;
  },
};
