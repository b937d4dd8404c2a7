import type { Sentence } from './words.ts'

/** What a schema refuses in a sentence with `{slots}`: `context.addIssue(complaint(…))`. One without is told by its English. */
export function complaint(said: Sentence) {
  return { code: 'custom', message: said.en, params: { said } } as const
}
