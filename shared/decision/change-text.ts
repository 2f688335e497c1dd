import { basisNames, gateNames } from '../gate-names.ts';
import type { Bilingual } from '../language.ts';
import { purposeWords } from '../packet-words.ts';
import { english, spanish } from '../reader.ts';
import { fill } from '../text/fill.ts';
import { dateText } from '../value-text.ts';
import type { Change, NamedChange } from './compare.ts';
import { eventName } from './event-name.ts';
import { actionTexts } from './reasons.ts';

/** What a change is and what would leave then, for our own office. */
export function changeText(change: Change): Bilingual {
  return fill(
    { en: '{{what}}. {{action}}.', es: '{{what}}. {{action}}.' },
    { what: nameOf(change), action: actionTexts[change.decision.action] },
  );
}

function nameOf(change: NamedChange): Bilingual {
  switch (change.kind) {
    case 'consent':
      return fill({ en: 'Consent of {{who}}', es: 'Consentimiento de {{who}}' }, { who: change.originators.join(', ') });
    case 'event':
      return fill(
        {
          en: 'Once this is recorded as about it, or as opening the rest: {{event}}',
          es: 'Una vez asentado como referido a esto, o como lo que levanta lo demás: {{event}}',
        },
        { event: eventName(change.event) },
      );
    case 'date': {
      const day = { en: dateText(change.date, english), es: dateText(change.date, spanish) };
      return fill({ en: 'From {{day}} on', es: 'A partir del {{day}}' }, { day });
    }
    case 'purpose':
      return fill(
        { en: 'For another purpose: {{purpose}}', es: 'Para otra finalidad: {{purpose}}' },
        { purpose: purposeWords[change.purpose] },
      );
    case 'must-tell':
      return {
        en: 'A recorded duty to tell whoever arrests or escorts',
        es: 'La obligación asentada de avisar a quien detiene o traslada',
      };
    default:
      return fill(
        { en: 'Against {{gate}}: {{basis}}, recorded with its document', es: 'Frente a {{gate}}: {{basis}}, con su documento' },
        { gate: gateNames[change.gate], basis: basisNames[change.basis] },
      );
  }
}
