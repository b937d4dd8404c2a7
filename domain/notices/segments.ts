import { type Refusal, refuse } from '../kernel/refusal.ts'
import { noticeSentences } from './notice-sentences.ts'

/** Longest message that a carrier takes, with its signature. */
const longest = 500
const single = 70
/** Each part of a longer message gives three characters to the header that joins them. */
const part = 67

/**
 * How many messages a text is billed as. Counts UTF-16 units, as UCS-2 does: a rare character outside the basic plane
 * takes two. Refuses `too-large` above 500.
 */
export function segmentsOf(signature: string, text: string): number | Refusal<'too-large'> {
  const { length } = `【${signature}】${text}`
  if (length > longest) return refuse('too-large', noticeSentences('too-long', { most: longest, length }))
  return length <= single ? 1 : Math.ceil(length / part)
}
