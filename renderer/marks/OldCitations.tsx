import { typedCitationWarnings } from '../../shared/decision/typed-citations.ts';
import { useOfficeToday } from '../day.ts';
import { useText } from '../text.ts';

/** A warning under a field where law is cited, while it cites acts by numbers that no longer hold. It stops nobody. */
export function OldCitations({ text }: { readonly text: string }) {
  const t = useText();
  const today = useOfficeToday();
  return (
    <div role="status">
      {typedCitationWarnings(text, today).map(warning => (
        <p key={warning.en} className="note">
          {t(warning)}
        </p>
      ))}
    </div>
  );
}
