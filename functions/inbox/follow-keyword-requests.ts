import type { BatchId, EventId } from '../../domain/kernel/ids.ts'
import type { Heard } from '../../domain/notices/hear-replies.ts'
import type { AskedQuestion } from '../../storage/notices/questions.ts'
import { withdrawConsent } from '../stabilisation/withdraw-consent.ts'
import type { Deps } from '../wiring/deps.ts'
import { heardBy } from './reply-handlers.ts'

export type Wish = Extract<Heard<AskedQuestion>, { means: 'withdraw' | 'withdraw-consent' | 'help' }>

/**
 * Does what replies ask for that answer no question, each once, and says to which batches they belong. A reply that is
 * delivered again weeks later must not take a new seat away, so those that were followed are on record.
 */
export async function followWishes(wishes: readonly Wish[], deps: Deps): Promise<ReadonlyMap<EventId, BatchId>> {
  const batchOf = new Map<EventId, BatchId>()
  const followed = await deps.wishes.followed(wishes.map(({ reply }) => reply.eventId))
  for (const wish of wishes) {
    const { eventId, at } = wish.reply
    if (followed.has(eventId)) continue
    const batchId = await follow(wish, deps)
    if (batchId) batchOf.set(eventId, batchId)
    await deps.wishes.note(eventId, at)
  }
  return batchOf
}

/**
 * It is the wish of the person who was asked. Where nobody was and several people share the phone, the messages of all end,
 * but nobody's seat is given up unasked: a case finds out whose it was.
 */
async function follow(wish: Wish, deps: Deps): Promise<BatchId | undefined> {
  const { means, reply } = wish
  const people = await senders(wish, deps)
  const [first] = people
  if (!first) return undefined
  const page = await deps.links.latestOf(first)
  if (means === 'withdraw-consent') for (const workerId of people) await withdrawConsent(workerId, reply.at, deps)
  else if (means === 'withdraw' && people.length === 1) {
    if (page) await heardBy.withdrawal(page, deps)
  } else await heardBy.help({ workerId: first, at: reply.at, key: reply.eventId }, deps)
  return page?.batchId
}

async function senders({ means, question, reply }: Wish, { workers }: Pick<Deps, 'workers'>) {
  if (question) return [question.workerId]
  const holders = (await workers.byPhone(reply.phoneHash)).filter(({ consent }) => consent.state === 'given')
  const travelling = holders.filter(({ engagedIn }) => engagedIn !== null)
  const meant = means === 'withdraw-consent' || travelling.length === 0 ? holders : travelling
  return meant.map(({ workerId }) => workerId)
}
