import * as z from 'zod'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { HeadcountKey } from './headcount-key.ts'

/** `reminder` counts from 1: each is an event of its own, its retries are not. */
const Reminder = HeadcountKey.extend({ reminder: z.int().positive() })

async function remindHeadcount(
  { batchId, jobOrderId, reminder }: z.infer<typeof Reminder>,
  { headcounts, enterpriseNotifier, clock }: Pick<Deps, 'headcounts' | 'enterpriseNotifier' | 'clock'>,
) {
  const kept = await headcounts.get(batchId, jobOrderId)
  if (kept?.request.state !== 'open') return
  const { asked, answerUntil } = kept.request
  await enterpriseNotifier.notify(
    kept.enterpriseId,
    { type: 'headcount.reminded', timestamp: clock.now(), data: { batchId, jobOrderId, asked, answerUntil } },
    derivedId('EventId', batchId, jobOrderId, 'reminded', reminder),
    answerUntil,
  )
}

export const handler = task(Reminder, remindHeadcount)
