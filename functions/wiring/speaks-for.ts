import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Staff } from './staff.ts'

/** The province and the enterprise's own specialist deal with it; nobody else makes its links or records its word. */
export function speaksFor(
  { role, subject }: Staff,
  { specialist }: Pick<Enterprise, 'specialist'>,
): Refusal<'not-permitted'> | undefined {
  if (role === 'province' || specialist?.subject === subject) return undefined
  return refuse('not-permitted', doorSentences('other-specialist'))
}
