/** A journal that cannot be opened, and why. */
export class UnusableJournal extends Error {
  override readonly name = 'UnusableJournal'
  readonly why: 'in use' | 'damaged' | 'of another form' | 'out of reach'

  constructor(why: UnusableJournal['why'], cause?: unknown) {
    super(`The journal is ${why}`, { cause })
    this.why = why
  }
}

/** By SQLite's result codes: busy, corrupt, not a database, cannot open, read-only. */
const reasons: { readonly [code: number]: UnusableJournal['why'] } = {
  5: 'in use',
  11: 'damaged',
  26: 'damaged',
  14: 'out of reach',
  8: 'out of reach',
}

/** What SQLite says in other words, where it says one of these. */
export function unusable(failure: unknown): unknown {
  const code = failure instanceof Error && 'errcode' in failure ? Number(failure.errcode) : 0
  // Extended codes keep the plain one in their lowest byte.
  const why = reasons[code & 0xff]
  return why === undefined ? failure : new UnusableJournal(why, failure)
}
