import * as z from 'zod'
import type { RecruitmentEvent } from '../campaigns/recruitment-event.ts'
import type { SignUp } from '../campaigns/sign-up.ts'
import { countSignUps, SignUpCounts } from '../campaigns/sign-up-counts.ts'
import { RecruitmentEventId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { journeyStates, type Placement } from './placement.ts'

/** What came of a recruitment event. `docs/campaigns.md` says what each figure counts. */
export const EventFigures = z.object({
  eventId: RecruitmentEventId,
  asOf: Instant,
  /** As whoever held it counted; null: nobody has said. */
  came: z.int().nonnegative().nullable(),
  signedUp: SignUpCounts,
  /** Of the registered: who said yes to a post afterwards, and has not taken it back. */
  saidYes: z.int().nonnegative(),
  /** Of them: whom a plant signed for. */
  placed: z.int().nonnegative(),
  /** false: more signed up than are looked at here; the figures are then at least these. */
  complete: z.boolean(),
})
export type EventFigures = z.infer<typeof EventFigures>

type Yes = Pick<Placement, 'workerId' | 'acceptedAt'> & { readonly journey: Pick<Placement['journey'], 'state'> }

/** People, not yeses: one who was placed twice counts once; a yes from before the sign-up came of something else. */
export function eventFigures(
  { eventId, came }: Pick<RecruitmentEvent, 'eventId' | 'came'>,
  { signUps, placements }: { signUps: readonly SignUp[]; placements: readonly Yes[] },
  asOf: Instant,
): Omit<EventFigures, 'complete'> {
  const since = new Map(signUps.flatMap(({ state, workerId, at }) => (state === 'registered' ? [[workerId, at]] : [])))
  const after = placements.filter(({ workerId, acceptedAt }) => acceptedAt >= (since.get(workerId) ?? '9999'))
  const people = (some: readonly Yes[]) => new Set(some.map(({ workerId }) => workerId)).size
  return {
    eventId,
    asOf,
    came: came?.people ?? null,
    signedUp: countSignUps(signUps),
    saidYes: people(after.filter(({ journey }) => journeyStates[journey.state].boarding !== 'none')),
    placed: people(after.filter(({ journey }) => journeyStates[journey.state].passed.includes('handedOver'))),
  }
}
