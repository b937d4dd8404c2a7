import * as z from 'zod'
import { ReleaseReason } from '../../domain/enterprises/headcount.ts'
import { task } from '../wiring/task.ts'
import { closeQuestion } from './close-question.ts'
import { HeadcountKey } from './headcount-key.ts'
import { tellIfAsked } from './tell-headcount-released.ts'

/** `tells`: an enterprise that was asked in vain, too. Executions of earlier releases do that in a step of their own. */
const Release = HeadcountKey.extend({ why: ReleaseReason, tells: z.boolean().default(false) })

type Needed = Parameters<typeof closeQuestion>[1] & Parameters<typeof tellIfAsked>[1]

async function closeAndTell({ tells, ...release }: z.infer<typeof Release>, deps: Needed) {
  const result = await closeQuestion(release, deps)
  if (tells && result?.outcome === 'released' && result.why !== 'batch-cancelled') await tellIfAsked(release, deps)
  return result
}

export const handler = task(Release, closeAndTell)
