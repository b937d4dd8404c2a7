import * as z from 'zod'
import { BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { returnTerm } from '../../domain/matching/return-term.ts'
import { timeToPropose } from '../../domain/returns/time-to-propose.ts'
import { type TellingEnterprise, tellEnterprise } from '../enterprises/tell-enterprise.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { returnBatchOf } from './return-batch-of.ts'

/** Firms that are told side by side. */
const atOnce = 10

/**
 * Asks each enterprise whom it proposes, and until when: its server by an event, else its contact by a text with a link. Who cannot be told
 * now is told later, or proposes by telephone; nobody waits for them. Asked again, none hears it twice. The way home
 * of a case asks no firm. Where a failure of ours has held this up, all have their whole time from now.
 */
async function askEnterprises(
  { batchId }: { batchId: BatchId },
  deps: TellingEnterprise & Pick<Deps, 'batches' | 'clock'>,
) {
  const batch = await returnBatchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  const { direction, enterprises, forCase } = batch.returns
  if (forCase) return { told: 0, proposeUntil: batch.returns.proposeUntil }
  const proposeUntil = timeToPropose(batch, batch.returns, deps.clock.now())
  if (proposeUntil !== batch.returns.proposeUntil) await deps.batches.giveTimeToPropose(batchId, proposeUntil)
  const { from, to } = batch.travelWindow
  let told = 0
  for (let first = 0; first < enterprises.length; first += atOnce) {
    const some = enterprises.slice(first, first + atOnce).map((enterpriseId) =>
      tellEnterprise(
        enterpriseId,
        {
          event: {
            type: 'return.requested',
            timestamp: deps.clock.now(),
            data: { batchId, direction, from, to, proposeUntil },
          },
          eventId: derivedId('EventId', batchId, enterpriseId, 'return.requested'),
          useful: proposeUntil,
          text: async () => ({
            template: 'firm-returns',
            variables: {
              journey: returnTerm[direction],
              first: from,
              last: to,
              deadline: proposeUntil,
            },
            subject: { purpose: 'returns', batchId },
          }),
        },
        deps,
      ),
    )
    told += (await Promise.all(some)).filter((how) => how === 'heard').length
  }
  return { told, proposeUntil }
}

export const handler = task(z.object({ batchId: BatchId }), askEnterprises)
