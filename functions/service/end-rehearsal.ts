import * as z from 'zod'
import type { Deps } from '../wiring/deps.ts'
import { rehearsed } from '../wiring/rehearse.ts'
import { task } from '../wiring/task.ts'
import { rehearsalPrefix, rehearsedCounty } from './rehearsal.ts'

const End = z.object({ isWhole: z.boolean() })

/** Takes everything out of the table and the bucket again, and puts on record how it went. */
async function endRehearsal(
  { isWhole }: z.infer<typeof End>,
  { rehearsals, bucket, workers, metrics }: Pick<Deps, 'rehearsals' | 'bucket' | 'workers' | 'metrics'>,
) {
  await rehearsals.eraseAll()
  const sheets = async () => (await bucket.list(rehearsalPrefix, { after: null, limit: 1000 })).keys
  for (const key of await sheets()) await bucket.erase(key)
  const people = await workers.ofCounty(rehearsedCounty, null)
  const left = people.items.length + (await sheets()).length
  if (left > 0) throw new Error(`${left} people or sheets of a rehearsal could not be erased`)
  metrics.heartbeat(isWhole)
  return {}
}

export const handler = rehearsed(task(End, endRehearsal))
