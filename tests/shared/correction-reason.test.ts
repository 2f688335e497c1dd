import { expect, it } from 'vitest';
import { ABOUT_NAMED, correctionReason } from '../../shared/correction-reason.ts';
import { english, spanish } from '../../shared/reader.ts';

it('says the program’s own reason in the reader’s language, in whichever it was stored', () => {
  for (const stored of [ABOUT_NAMED, spanish.say(correctionReason(ABOUT_NAMED))]) {
    expect(spanish.say(correctionReason(stored))).toBe('Se indicó a qué se refiere');
    expect(english.say(correctionReason(stored))).toBe('Named what it is about');
  }
});

it('leaves a person’s reason as it was written', () => {
  expect(spanish.say(correctionReason('Misread stamp'))).toBe('Misread stamp');
});
