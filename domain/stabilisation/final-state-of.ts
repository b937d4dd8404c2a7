import type { Offer } from '../matching/offer.ts'
import type { JourneyState } from '../matching/placement.ts'
import type { Consent } from '../surveys/consent.ts'
import type { Willingness } from '../surveys/willingness.ts'
import type { CheckIn } from './check-in.ts'
import { FinalState } from './final-states.ts'

/** What is on record of the person whom an accepted row brought in. */
export interface FactsOfPerson {
  readonly isErased: boolean
  readonly consent: Consent['state']
  readonly willing: Willingness
  readonly isUnclear: boolean
  /**
   * What the batches of their county that have ended did with somebody who was offered nothing: one had them as a candidate,
   * none had; null where none has ended since they were surveyed.
   */
  readonly chance: 'candidate' | 'not-taken' | null
  /** The last offer of the batch that wrote to them last. */
  readonly offer: Offer['state'] | null
  /** Of their last yes. */
  readonly journey: JourneyState['state'] | null
  /** The check-in of day 180 of that yes. `missed`: it could not be asked. */
  readonly lastCheckIn: CheckIn['state'] | 'missed' | null
}

/** A row as its survey counts it; of an accepted one, whom it brought in. `null`: the registry has nobody for it. */
export type FactsOfRow =
  | { readonly row: 'rejected' | 'duplicate' | 'outranked-later' }
  | { readonly row: 'accepted'; readonly person: FactsOfPerson | null }

type Rule = (facts: FactsOfRow) => boolean

/** The furthest that the row came: everything before it is past. */
const registered = (holds: (person: FactsOfPerson) => boolean) => {
  const rule: Rule = (facts) => facts.row === 'accepted' && facts.person !== null && holds(facts.person)
  return rule
}
const kept = (holds: (person: FactsOfPerson) => boolean) =>
  registered((person) => !person.isErased && person.journey === null && holds(person))
const reachable = (holds: (person: FactsOfPerson) => boolean) =>
  kept((person) => person.consent === 'given' && holds(person))
const unasked = (holds: (person: FactsOfPerson) => boolean) =>
  reachable((person) => person.offer === null && holds(person))
const free = (holds: (person: FactsOfPerson) => boolean) =>
  unasked((person) => person.willing === 'willing' && !person.isUnclear && holds(person))
const offered = (state: Offer['state']) => reachable((person) => person.offer === state)
const travelled = (state: JourneyState['state']) => registered((person) => !person.isErased && person.journey === state)
const working = (holds: (person: FactsOfPerson) => boolean) =>
  registered(
    (person) => !person.isErased && (person.journey === 'handed-over' || person.journey === 'arrived') && holds(person),
  )
const mayBeAsked = ({ consent, willing }: FactsOfPerson) => consent === 'given' && willing === 'willing'

/** When each state holds. What is still open (an offer without an answer, a seat, a question) is none of them. */
const rules: Readonly<Record<FinalState, Rule>> = {
  rejected: ({ row }) => row === 'rejected',
  duplicate: ({ row }) => row === 'duplicate',
  'surveyed-again': ({ row }) => row === 'outranked-later',
  erased: registered(({ isErased }) => isErased),
  'no-consent': kept(({ consent }) => consent === 'not-given'),
  'consent-withdrawn': kept(({ consent }) => consent === 'withdrawn'),
  'no-wish': unasked(({ willing }) => willing !== 'willing'),
  'to-clarify': unasked(({ willing, isUnclear }) => willing === 'willing' && isUnclear),
  'not-taken': free(({ chance }) => chance === 'not-taken'),
  'never-offered': free(({ chance }) => chance === 'candidate'),
  declined: offered('declined'),
  silent: offered('unanswered'),
  'offer-withdrawn': offered('withdrawn'),
  withdrew: travelled('withdrawn'),
  released: travelled('released'),
  'no-show': travelled('no-show'),
  diverted: travelled('diverted'),
  'left-early': travelled('left'),
  stayed: working(({ lastCheckIn }) => lastCheckIn === 'answered'),
  'stayed-silent': working(({ lastCheckIn }) => lastCheckIn === 'silent'),
  'stayed-not-asked': working(
    (person) => person.lastCheckIn === 'missed' || (person.lastCheckIn === null && !mayBeAsked(person)),
  ),
}

/** The one state that is true of the row; null where none is, or more than one: then nobody can say what became of it. */
export function finalStateOf(facts: FactsOfRow): FinalState | null {
  const [state, ...others] = FinalState.options.filter((one) => rules[one](facts))
  return others.length === 0 ? (state ?? null) : null
}
