import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Heard } from '../../domain/notices/hear-replies.ts'
import type { AskedQuestion } from '../../storage/notices/questions.ts'
import { heardBy } from '../answers.ts'
import type { Deps } from '../wiring/deps.ts'
import { withdrawConsent } from './withdraw-consent.ts'

export type Wish = Extract<Heard<AskedQuestion>, { means: 'withdraw' | 'withdraw-consent' | 'help' }>

/**
 * Does what a reply asks for that answers no question, and says to which batch it belongs. It is the wish of the person who
 * was asked. Where nobody was and several people share the phone, the messages of all end, but nobody's seat is given up
 * unasked: a case finds out whose it was.
 */
export async function followWish(wish: Wish, deps: Deps): Promise<BatchId | undefined> {
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
