/** One thing to choose from, in a select, a combo box, a radio group or a segmented control. */
export type Choice<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  /** A second, quieter line. */
  readonly note?: string;
  /** Whether its label is a code, written as one. */
  readonly isCode?: boolean;
};
