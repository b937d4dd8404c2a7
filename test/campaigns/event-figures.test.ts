import { expect, test } from 'vitest'
import type { SignUp } from '../../domain/campaigns/sign-up.ts'
import { countSignUps } from '../../domain/campaigns/sign-up-counts.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { eventFigures } from '../../domain/matching/event-figures.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'

const at = (hour: number) => `2027-02-20T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant
const who = (name: string) => derivedId('WorkerId', name)
const fair = derivedId('RecruitmentEventId', 'fair')

function signUp(name: string, facts: Partial<SignUp> = {}): SignUp {
  const doubt = { doubt: 'other-phone', setAside: { at: at(3), by: 'li' } }
  return {
    eventId: fair,
    workerId: who(name),
    at: at(2),
    through: 'page',
    by: null,
    state: 'registered',
    ...doubt,
    ...facts,
  } as SignUp
}

test('a person counts once over the events of a campaign, and is to be checked at none where the desk knows them', () => {
  const market = derivedId('RecruitmentEventId', 'market')
  expect(
    countSignUps([
      signUp('wang'),
      signUp('wang', { eventId: market, through: 'desk', by: 'li' }),
      signUp('li', { state: 'to-check' }),
      signUp('li', { eventId: market, through: 'desk', by: 'li' }),
      signUp('zhao', { state: 'to-check' }),
      signUp('stranger', { state: 'set-aside' }),
    ]),
  ).toEqual({ people: 3, onPage: 1, registered: 2, toCheck: 1 })
})

test('what came of an event is what followed the sign-up: a yes taken back, or from before, counts nowhere', () => {
  const yes = (name: string, state: JourneyState['state'], hour: number) => ({
    workerId: who(name),
    acceptedAt: at(hour),
    journey: { state },
  })
  const signUps = ['placed', 'on the way', 'withdrew', 'before', 'twice', 'left', 'did not come'].map((name) =>
    signUp(name),
  )
  const placements = [
    yes('placed', 'handed-over', 5),
    yes('on the way', 'seated', 5),
    yes('withdrew', 'withdrawn', 5),
    yes('before', 'handed-over', 1),
    yes('twice', 'left', 5),
    yes('twice', 'handed-over', 9),
    // Signed for by the plant, and left later: the fair led to a post.
    yes('left', 'left', 5),
    yes('did not come', 'no-show', 5),
    yes('of another event', 'handed-over', 5),
  ]
  const event = { eventId: fair, came: { people: 210, at: at(8), by: 'li' } }
  expect(
    eventFigures(event, { signUps: [...signUps, signUp('zhao', { state: 'to-check' })], placements }, at(10)),
  ).toEqual({
    eventId: fair,
    asOf: at(10),
    came: 210,
    signedUp: { people: 8, onPage: 8, registered: 7, toCheck: 1 },
    saidYes: 5,
    placed: 3,
  })
})
