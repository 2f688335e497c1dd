type Props = { readonly parts: readonly string[]; readonly whole?: string };

/** Level, categories and caveats of a portion or value, in code: `L3 SRC ORCON`. `whole`: all of its mark, where there was no room. */
export function PortionMark({ parts, whole = '' }: Props) {
  return (
    <span className="portion-mark" title={whole}>
      {parts.join(' ')}
    </span>
  );
}
