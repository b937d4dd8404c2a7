import { type Clock, epochOf, millisecondsIn } from '../../domain/kernel/instant.ts'

const minute = millisecondsIn({ minutes: 1 })
const hour = millisecondsIn({ hours: 1 })
const day = millisecondsIn({ days: 1 })

/** What people have to know of a clock that was moved, which can be on one machine only; undefined for the machine's own. */
export function timeMoved(clock: Clock): string | undefined {
  const ahead = epochOf(clock.now()) - Date.now()
  if (Math.abs(ahead) < minute) return undefined
  const size = Math.abs(ahead)
  const span = size >= 2 * day ? `${Math.round(size / day)} days` : `${(size / hour).toFixed(1)} hours`
  return `Time was moved: the clock of this service is ${span} ${ahead > 0 ? 'ahead of' : 'behind'} this machine's, so webhooks and tokens signed by the machine's clock are refused.`
}
