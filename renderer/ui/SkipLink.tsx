import { useText } from '../text.ts';

/** The first thing that Tab reaches: moves the focus past the sidebar to the element with this id. */
export function SkipLink({ to }: { readonly to: string }) {
  const t = useText();
  return (
    <a
      className="skip"
      href={`#${to}`}
      onClick={event => {
        event.preventDefault(); // the address stays as it is
        document.getElementById(to)?.focus();
      }}
    >
      {t('ui.skip')}
    </a>
  );
}
