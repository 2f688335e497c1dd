import { useText } from '../text.ts';

/** A person or thing under the name that this counterpart knows it by, such as `PER-7Q2M4K8T1A`. */
export function Pseudonym({ code }: { readonly code: string }) {
  const t = useText();
  return (
    <span className="pseudo" role="img" aria-label={t('mark.pseudonym', { code })}>
      {code}
    </span>
  );
}
