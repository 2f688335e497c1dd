export type PersonNameProps = {
  readonly given: string;
  /** One or two, as they are written; they carry the weight. */
  readonly surnames: string;
  /** `surnames-first` for titles and sorted lists: «Montejano Urrea, Ismael Fabricio». */
  readonly order?: 'given-first' | 'surnames-first';
};

/** A person's name with the weight on the surnames. */
export function PersonName({ given, surnames, order = 'given-first' }: PersonNameProps) {
  if (order === 'surnames-first') {
    return (
      <span>
        <b className="strong">{surnames}</b>
        {given !== '' && <span className="given">, {given}</span>}
      </span>
    );
  }
  return (
    <span>
      {given !== '' && `${given} `}
      <b className="strong">{surnames}</b>
    </span>
  );
}
