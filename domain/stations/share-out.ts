/**
 * To whom each of so many new cases goes, by how many open ones everybody on duty holds: each to whoever holds the fewest by then;
 * among those that hold as few, to the first by sign-in, so that the same is always answered. Empty where nobody is on duty.
 */
export function shareOut(count: number, loads: ReadonlyMap<string, number>): string[] {
  const held = new Map([...loads].toSorted(([one], [other]) => (one < other ? -1 : 1)))
  const given: string[] = []
  for (let next = leastOf(held); next !== undefined && given.length < count; next = leastOf(held)) {
    given.push(next)
    held.set(next, (held.get(next) ?? 0) + 1)
  }
  return given
}

function leastOf(held: ReadonlyMap<string, number>): string | undefined {
  let least: { subject: string; load: number } | undefined
  for (const [subject, load] of held) if (least === undefined || load < least.load) least = { subject, load }
  return least?.subject
}
