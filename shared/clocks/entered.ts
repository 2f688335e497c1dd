/** Whether a clock's name is that of a day which a person entered: '' for a deadline of its own, else the field (`request.deadlineOn`). */
export function isEntered(clock: string): boolean {
  return clock === '' || clock.includes('.'); // no rule's id has a point
}
