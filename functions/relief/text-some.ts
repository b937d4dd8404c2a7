import * as z from 'zod'
import { DisasterId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, type Instant, plus, plusDays } from '../../domain/kernel/instant.ts'
import type { Disaster } from '../../domain/relief/disaster.ts'
import { isHelpFirst } from '../../domain/relief/is-help-first.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { helpTextKey, helpTextVariables } from './help-text.ts'
import { whomToText } from './whom-to-text.ts'

/** `cursor`: where the list of the county's people goes on. */
const Texting = z.object({ disasterId: DisasterId, hotline: z.string(), cursor: z.string().nullable() })

/** So long a phone is kept free for a number in answer; after it a number counts as long as nothing else was asked (default). */
const answerTime = { days: 7 }

const aPage = 100

type Needed = Parameters<typeof sendNotices>[1] & Pick<Deps, 'disasters' | 'helpOffers' | 'workers'>

/**
 * Offers help by a text to some people of the county, at home or at work elsewhere, each once in a disaster. Where it has ended, or
 * somebody has answered a call meanwhile, nobody is written to any more. Asks for no answer: silence is none.
 */
async function textSome({ disasterId, hotline, cursor }: z.infer<typeof Texting>, deps: Needed) {
  const disaster = await deps.disasters.get(disasterId)
  const now = deps.clock.now()
  if (!disaster || !isHelpFirst(disaster, dateInShanghai(now))) return { told: 0, cursor: null }
  const { items, next } = await deps.workers.ofCounty(disaster.countyCode, cursor, aPage)
  const { due } = await whomToText(disasterId, items, deps)
  const [first] = due
  if (!first) return { told: 0, cursor: next }
  const variables = helpTextVariables(disaster, hotline)
  const question = { closesAt: closesAt(disaster, now), asks: { about: 'help-offer' as const, disasterId } }
  const notices = due.map((worker): Notice => ({ worker, template: 'help-offer', variables, question }))
  const { sent } = await sendNotices({ key: helpTextKey(disasterId), part: first.workerId, notices }, deps)
  return { told: sent, cursor: next }
}

function closesAt({ until }: Disaster, now: Instant): Instant {
  const [end, soon] = [atShanghai(plusDays(until, 1), '00:00'), plus(now, answerTime)]
  return end < soon ? end : soon
}

export const handler = task(Texting, textSome)
