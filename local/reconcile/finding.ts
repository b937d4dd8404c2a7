/** What came of comparing one thing. */
export interface Finding {
  readonly about: string
  /** `to-do`: by the tool with `mend`, or by a person, as it says. */
  readonly as: 'ok' | 'to-do' | 'not-checked'
  readonly says: string
}

/** Findings about one thing, each under its name. */
export function findingsAbout(about: string) {
  const say = (as: Finding['as']) => (says: string) => ({ about, as, says })
  return { ok: say('ok'), toDo: say('to-do'), notChecked: say('not-checked') }
}
