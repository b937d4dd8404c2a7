/** What came of looking at one thing before a first batch. Nothing is `ok` that was not looked at. */
export interface Finding {
  readonly check: string
  readonly as: 'ok' | 'failed' | 'not-checked'
  /** What was seen; what to do; or why nobody could look. */
  readonly says: string
}

/** Findings of one check, each under its name. */
export function findingsOf(check: string) {
  const say = (as: Finding['as']) => (says: string) => ({ check, as, says })
  return { ok: say('ok'), failed: say('failed'), notChecked: say('not-checked') }
}
