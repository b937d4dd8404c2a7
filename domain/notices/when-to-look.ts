import type { MessageId } from '../kernel/ids.ts'
import { epochOf, type Instant, plus, type Span } from '../kernel/instant.ts'
import { callTime, type Message } from './message.ts'

/** Those that are not settled, and in how many seconds one of them wants to be looked at. */
export interface MessagesLeft {
  readonly messageIds: MessageId[]
  readonly waitSeconds: number
}

/** After a call that broke off: carriers report within minutes, most of what is late within a day, all within three. */
const looks: readonly Span[] = [
  { minutes: 2 },
  { minutes: 10 },
  { minutes: 31 },
  { hours: 2 },
  { hours: 12 },
  { days: 3 },
]

/** What is left of these messages to be looked after. An unknown one of which three days brought no word is given up. */
export function whenToLook(messages: readonly Message[], now: Instant): MessagesLeft {
  const left = messages.flatMap((message) => {
    const at = lookTime(message, now)
    return at ? { messageId: message.messageId, seconds: Math.ceil((epochOf(at) - epochOf(now)) / 1000) } : []
  })
  const soonest = Math.min(...left.map(({ seconds }) => seconds))
  return {
    messageIds: left.map(({ messageId }) => messageId),
    waitSeconds: left.length === 0 ? 0 : Math.max(1, soonest),
  }
}

function lookTime(message: Message, now: Instant): Instant | null {
  switch (message.state) {
    case 'queued':
      return message.until ?? now
    case 'sending':
      return plus(message.at, callTime)
    case 'unknown':
      return looks.map((after) => plus(message.at, after)).find((at) => at > now) ?? null
    case 'sent':
    case 'refused':
    case 'dropped':
    case 'delivered':
    case 'failed':
      return null
  }
}
