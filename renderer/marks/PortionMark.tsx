/** Level, categories and caveats of a portion or value, in code: `L3 SRC ORCON`. */
export function PortionMark({ parts }: { readonly parts: readonly string[] }) {
  return <span className="portion-mark">{parts.join(' ')}</span>;
}
