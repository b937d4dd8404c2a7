import * as z from 'zod'
import { LinkId } from '../kernel/ids.ts'
import { line } from '../kernel/line.ts'

/** A person of the enterprise, as they give their name. */
export const Speaker = line({ max: 40 })

/** Who said something for the enterprise, where its own server did not: on a page, or by telephone to a colleague, who says why. */
export const SaidBy = z.discriminatedUnion('through', [
  z.object({ through: z.literal('link'), linkId: LinkId, name: Speaker, role: Speaker.optional() }),
  z.object({
    through: z.literal('telephone'),
    name: Speaker,
    role: Speaker.optional(),
    recordedBy: z.string(),
    reason: line({ max: 300 }),
  }),
])
export type SaidBy = z.infer<typeof SaidBy>

/** What staff send of it: `by` is who spoke for the enterprise, `reason` why staff record it. */
export const SpokenWord = z.object({ by: Speaker, role: Speaker.optional(), reason: line({ min: 2, max: 300 }) })
export type SpokenWord = z.infer<typeof SpokenWord>

export function saidOnTelephone({ by, role, reason }: SpokenWord, recordedBy: string): SaidBy {
  return { through: 'telephone', name: by, ...(role && { role }), recordedBy, reason }
}
