import * as z from 'zod'
import { BatchId, ProposalId } from '../../kernel/ids.ts'
import { Instant } from '../../kernel/instant.ts'
import { Words } from '../../kernel/words.ts'
import { PlanConstraints } from './plan-constraints.ts'
import { TransportDifference } from './transport-difference.ts'

const everywhere = {
  proposalId: ProposalId,
  batchId: BatchId,
  /** The planning that it would change. */
  base: z.string(),
  /** The attribute keeps its first name, in the table and on the wire. */
  wishes: PlanConstraints,
  createdAt: Instant,
  createdBy: z.string(),
  /** Why the plan was rejected, where this one takes its place as soon as it is made; absent where it waits to be accepted. */
  rejection: z.string().optional(),
}

/** Another plan for a batch that waits for approval. Nothing changes before it is accepted. */
export const TransportProposal = z.discriminatedUnion('state', [
  /** The planner is at work; look again in a minute or two. */
  z.object({ ...everywhere, state: z.literal('planning') }),
  z.object({ ...everywhere, state: z.literal('proposed'), at: Instant, summary: TransportDifference.shape.summary }),
  /** The constraints cannot be kept; what is wrong with each stands in `errors`. */
  z.object({
    ...everywhere,
    state: z.literal('refused'),
    at: Instant,
    /** In English; `whyWords` and `words` have it in each language, and are missing in proposals from before they were kept. */
    why: z.string(),
    whyWords: Words.optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string(), words: Words.optional() })),
  }),
  z.object({
    ...everywhere,
    state: z.literal('accepted'),
    at: Instant,
    by: z.string(),
    summary: TransportDifference.shape.summary,
  }),
])
export type TransportProposal = z.infer<typeof TransportProposal>
export type ProposalIn<State extends TransportProposal['state']> = Extract<TransportProposal, { state: State }>

/** A proposal with the trips that it would add, drop and change; null while there is none. */
export const ProposalSheet = z.intersection(TransportProposal, z.object({ difference: TransportDifference.nullable() }))
export type ProposalSheet = z.infer<typeof ProposalSheet>
