import * as z from 'zod'
import { JobOrderId, WorkerId } from '../../domain/kernel/ids.ts'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'

/** A match that is to become an offer. */
export const Proposal = z.object({ workerId: WorkerId, jobOrderId: JobOrderId, startDate: CalendarDate })
export type Proposal = z.infer<typeof Proposal>

/** The list of a chunk in a round. */
export async function readProposals(key: string, { bucket }: Pick<Deps, 'bucket'>): Promise<Proposal[]> {
  return z.array(Proposal).parse(await bucket.readJson(key))
}
