import * as z from 'zod'
import { headcountResult } from '../../domain/enterprises/headcount.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { HeadcountKey } from './headcount-key.ts'

const Wait = HeadcountKey.extend({ token: z.string() })

/** Leaves the token for the answer; where it came before, wakes the step itself. */
async function awaitHeadcount(
  { batchId, jobOrderId, token }: z.infer<typeof Wait>,
  { headcounts, workflows }: Pick<Deps, 'headcounts' | 'workflows'>,
) {
  const result = headcountResult(await headcounts.awaitAnswer(batchId, jobOrderId, token))
  if (result) await workflows.succeed(token, result)
}

export const handler = task(Wait, awaitHeadcount)
