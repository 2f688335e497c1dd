import { useText } from '../text.ts';

/** What is withheld: 96 × 18 always, whatever it covers, so that its size tells nothing. `code` is the reason as it leaves (`R-ORIG`). */
export function RedactionBlock({ code }: { readonly code: string }) {
  const t = useText();
  return (
    <span className="block" role="img" aria-label={t('mark.blocked', { code })}>
      {code}
    </span>
  );
}
