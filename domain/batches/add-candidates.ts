import * as z from 'zod'
import { SurveyId, WorkerId } from '../kernel/ids.ts'
import { batchSentences } from './batch-sentences.ts'
import { NoCandidateCode } from './no-candidate.ts'

/** People in one call; more are added by several. */
export const mostAddedAtOnce = 2000

/** How often people may be added to one batch. */
export const mostAdditions = 500

/** People who are to take part in a batch that has frozen its candidates: by their ids, or all whose rows of a survey were corrected. */
export const AddCandidates = z
  .strictObject({
    workerIds: z.array(WorkerId).max(mostAddedAtOnce).default([]),
    surveyId: SurveyId.nullable().default(null),
    /** Says what would become of each, and adds nobody. */
    dryRun: z.boolean().default(false),
  })
  .refine(({ workerIds, surveyId }) => workerIds.length > 0 || surveyId !== null, batchSentences('name-people').en)
export type AddCandidates = z.infer<typeof AddCandidates>

/** What became of one of them. */
export const AddedCandidate = z.discriminatedUnion('outcome', [
  z.object({ workerId: WorkerId, outcome: z.literal('added') }),
  /** Frozen with the others, or added before. */
  z.object({ workerId: WorkerId, outcome: z.literal('already-in') }),
  z.object({
    workerId: WorkerId,
    outcome: z.literal('refused'),
    why: z.object({ code: NoCandidateCode, zh: z.string(), en: z.string() }),
  }),
])
export type AddedCandidate = z.infer<typeof AddedCandidate>
