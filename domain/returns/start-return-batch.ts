import * as z from 'zod'
import { BatchReturns } from '../batches/batch-returns.ts'
import { StartTransferBatch } from '../batches/transfer-batch.ts'

/** Hours that enterprises have to propose people (default). */
const usualHours = { propose: 72, answer: 48 }

/** A batch of journeys home or back: who may be asked is what these enterprises propose until the time for it is over. */
export const StartReturnBatch = z.strictObject({
  ...StartTransferBatch.pick({
    campaign: true,
    campaignId: true,
    travelWindow: true,
    budgetYuan: true,
    smsBudgetYuan: true,
  }).shape,
  ...BatchReturns.pick({ direction: true, enterprises: true }).shape,
  /** 6-digit codes: only people of these counties are taken; of the whole province unless told. */
  counties: StartTransferBatch.shape.counties.optional(),
  proposeHours: z.number().min(1).max(720).default(usualHours.propose),
  answerHours: StartTransferBatch.shape.answerHours.default(usualHours.answer),
})
export type StartReturnBatch = z.infer<typeof StartReturnBatch>
