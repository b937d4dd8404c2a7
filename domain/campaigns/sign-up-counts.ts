import * as z from 'zod'
import type { SignUp } from './sign-up.ts'

const count = z.int().nonnegative()

/** Who signed up, each person once however many events they came to. */
export const SignUpCounts = z.object({
  people: count,
  /** Of them: who tapped on a page, and came to no desk. */
  onPage: count,
  /** Of them: registered, and thereby candidates unless they take their consent back. */
  registered: count,
  /** Of them: whose ID card is still to be looked at. */
  toCheck: count,
})
export type SignUpCounts = z.infer<typeof SignUpCounts>

/** One that was set aside was somebody else's, and counts nowhere; who is registered at one event is to be checked at none. */
export function countSignUps(signUps: readonly Pick<SignUp, 'workerId' | 'state' | 'through'>[]): SignUpCounts {
  const standing = Map.groupBy(
    signUps.filter(({ state }) => state !== 'set-aside'),
    ({ workerId }) => workerId,
  )
  const people = [...standing.values()]
  const registered = people.filter((some) => some.some(({ state }) => state === 'registered')).length
  return {
    people: people.length,
    onPage: people.filter((some) => some.every(({ through }) => through === 'page')).length,
    registered,
    toCheck: people.length - registered,
  }
}
