import type { Refusal } from '../kernel/refusal.ts'
import type { MatchingInstance } from './matching-instance.ts'
import { surelyAnInstance } from './surely-an-instance.ts'

/** A value from JSON as an instance, or one sentence on the first thing that is wrong with it. */
export async function readMatchingInstance(value: unknown): Promise<MatchingInstance | Refusal<'invalid-instance'>> {
  if (surelyAnInstance(value)) return value
  // Only a file that is refused, or has more fields than are known, pays for the schemas and their words.
  const { judgeMatchingInstance } = await import('./judge-matching-instance.ts')
  return judgeMatchingInstance(value)
}
