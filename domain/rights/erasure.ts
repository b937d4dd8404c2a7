import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { rightsSentences } from './rights-sentences.ts'

/** Who asked for it: the person, who acts for them, or an authority that ordered it. */
const AskedBy = z.enum(['person', 'guardian', 'relative', 'authority'])

export const AskErasure = z.strictObject({
  askedBy: AskedBy,
  /** How and why it was asked, in words that name nobody by a number. */
  reason: line({ min: 4, max: 200 }).refine(
    (text) => !/\d{7}/.test(text.normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '')),
    rightsSentences('no-numbers').en,
  ),
})
export type AskErasure = z.infer<typeof AskErasure>

/** An erasure on record, under an id that only our key makes of the person's ID. */
export const Erasure = z.object({ workerId: WorkerId, at: Instant, ...AskErasure.shape, by: z.string() })
export type Erasure = z.infer<typeof Erasure>
