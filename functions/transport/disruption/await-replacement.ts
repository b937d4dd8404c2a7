import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { isAwaited } from '../../../domain/transport/trips/trip-wait.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { tripOf } from '../trip-of.ts'

const Ask = z.object({ tripId: TripId, token: z.string() })

/** Leaves the token that is given back when the people of a lost trip have travelled otherwise, at once if they have. */
async function awaitReplacement(
  { tripId, token }: z.infer<typeof Ask>,
  { trips, workflows }: Pick<Deps, 'trips' | 'workflows'>,
) {
  await trips.leaveToken(tripId, { for: 'replacement', token })
  const trip = await tripOf(tripId, { trips })
  if (isRefusal(trip)) return trip
  if (!isAwaited('replacement', trip)) await workflows.succeed(token, {})
  return { asked: true }
}

export const handler = task(Ask, awaitReplacement)
