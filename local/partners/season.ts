import type { Simulation } from './simulation.ts'
import type { ReceivedSms } from './sms-provider.ts'

/** Of those who are asked on day 1, how many have what to tell. */
export const seasonShares = { 'promise broken': 0.03, silent: 0.04, 'leaves early': 0.02 } as const
type Share = keyof typeof seasonShares
const kindsOfShare = Object.keys(seasonShares) as Share[]

/**
 * What somebody lives through; of the broken promises every second is a first wage that is short, late or not paid, which shows on day 30.
 */
type Part = 'ordinary' | 'terms broken' | 'wage short' | 'silent' | 'leaves early'

const firstWages = ['short', 'late', 'unpaid'] as const

/** What somebody means by their answer to a check-in. */
export type CheckInMeaning = 'same' | 'different' | 'fine' | 'short' | 'late' | 'unpaid' | 'left' | 'nothing'

interface Person {
  readonly part: Part
  /** The texts that asked them after day 1, by their ids. */
  readonly heard: readonly string[]
}

/** What befell a coach and a firm: chosen once, when people are about to travel. */
export interface SeasonEvents {
  readonly coach?: {
    readonly tripId: string
    readonly why: 'vehicle-broken-down'
    readonly from: string
    readonly to: string
    readonly people: number
  }
  readonly firm?: {
    readonly enterpriseId: string
    readonly jobOrderId: string
    /** As it confirmed, and as it wants to take later on. */
    readonly confirmed: number
    readonly wants: number
    /** People on their way to it, and placements that its gate turns away. */
    readonly expected: number
    readonly turnedAway: readonly string[]
    /** What the service answered when it wanted fewer. */
    readonly answered?: string
  }
}

/** A draw, told as how many of how many. */
export interface Drawn {
  readonly people: number
  readonly of: number
}

export interface Season {
  /** Undefined for a text that is no check-in. */
  meaningOf(sms: ReceivedSms): CheckInMeaning | undefined
  isTurnedAway(placementId: string): boolean
  readonly events: SeasonEvents
  note(events: SeasonEvents): void
  /** What the service said to the firm that wanted fewer. */
  noteAnswer(answered: string): void
  drawn(): { brokenPromises: Drawn & { readonly onDayOne: number; readonly firstWage: number } } & Record<
    'silent' | 'leftEarly',
    Drawn
  >
}

/**
 * A season in which some things go wrong and nothing else does. Shares are exact: of those who are asked on day 1, in the order in
 * which their texts come, everybody who makes a share full is the one (systematic sampling); where it begins, the seed says.
 */
export function openSeason(simulation: Pick<Simulation, 'chance' | 'collection'>): Season {
  const people = simulation.collection<Person>('people of the season')
  const counts = simulation.collection<number>('parts of the season')
  const events = simulation.collection<SeasonEvents>('events of the season')
  const count = (part: Part) => counts.get(part) ?? 0
  const countOf = (share: Share) =>
    share === 'promise broken' ? count('terms broken') + count('wage short') : count(share)

  /** How many are due by the person of this number and have not been drawn; of two that are due the later one waits. */
  function lacking(share: Share, number: number): number {
    return Math.floor(number * seasonShares[share] + simulation.chance('season begins', share)) - countOf(share)
  }
  function partOfNext(): Part {
    const number = people.size + 1
    const due = kindsOfShare.find((share) => lacking(share, number) > 0)
    if (due === undefined) return 'ordinary'
    if (due !== 'promise broken') return due
    return count('terms broken') <= count('wage short') ? 'terms broken' : 'wage short'
  }
  function draw(): Person {
    const part = partOfNext()
    counts.set(part, count(part) + 1)
    return { part, heard: [] }
  }

  return {
    meaningOf({ phone, template, outId }) {
      if (!template.startsWith('check-in')) return undefined
      const isDayOne = template.startsWith('check-in-day-1')
      const known = people.get(phone) ?? draw()
      const heard = isDayOne || known.heard.includes(outId) ? known.heard : [...known.heard, outId]
      people.set(phone, { ...known, heard })
      if (known.part === 'silent') return 'nothing'
      if (isDayOne) return known.part === 'terms broken' ? 'different' : 'same'
      // Days 7, 30, 90 and 180, as a person hears them.
      const turn = heard.indexOf(outId) + 1
      if (known.part === 'wage short' && template.startsWith('check-in-wage'))
        return firstWages[Math.floor(simulation.chance('first wage', phone) * firstWages.length)] ?? 'short'
      const leavesOn = simulation.chance('leaves on', phone) < 0.5 ? 2 : 3
      return known.part === 'leaves early' && turn >= leavesOn ? 'left' : 'fine'
    },
    isTurnedAway: (placementId) => events.get('all')?.firm?.turnedAway.includes(placementId) ?? false,
    get events() {
      return events.get('all') ?? {}
    },
    note(more) {
      events.set('all', { ...events.get('all'), ...more })
    },
    noteAnswer(answered) {
      const { firm } = events.get('all') ?? {}
      if (firm) events.set('all', { ...events.get('all'), firm: { ...firm, answered } })
    },
    drawn() {
      const of = people.size
      const [onDayOne, firstWage] = [count('terms broken'), count('wage short')]
      return {
        brokenPromises: { people: onDayOne + firstWage, of, onDayOne, firstWage },
        silent: { people: count('silent'), of },
        leftEarly: { people: count('leaves early'), of },
      }
    },
  }
}
