import * as z from 'zod'
import { RecruitmentEventId, WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import type { SurveyFactName } from '../surveys/survey-facts.ts'

/** What somebody is asked who signs up: facts of a survey sheet, by its readers. The rest a sheet asks is not asked here. */
export const signUpFacts = [
  'name',
  'nationalId',
  'phone',
  'secondPhone',
  'countyCode',
  'township',
  'village',
  'skills',
  'minimumMonthlyWage',
  'destinations',
  'earliestDeparture',
] as const satisfies readonly SurveyFactName[]
export type SignUpFact = (typeof signUpFacts)[number]

const written = z.string().max(200).default('')

/** At a desk, as the person says it; each fact is written as in a cell of a survey sheet, empty where they said nothing. */
export const SignUpAtDesk = z.strictObject({
  ...(Object.fromEntries(signUpFacts.map((fact) => [fact, written])) as Record<SignUpFact, typeof written>),
  /** The person has heard what their details are for, and agrees. */
  consent: z.boolean(),
  /** The ID card was looked at: who is registered under this ID with another phone, name or county is the same person. */
  isSamePerson: z.boolean().default(false),
})
export type SignUpAtDesk = z.infer<typeof SignUpAtDesk>

/** Why a sign-up changed nothing yet in the registry: the ID is there with something else. */
export const SignUpDoubt = z.enum(['other-phone', 'other-name-or-county'])
export type SignUpDoubt = z.infer<typeof SignUpDoubt>

const facts = {
  eventId: RecruitmentEventId,
  workerId: WorkerId,
  at: Instant,
  through: z.enum(['page', 'desk']),
  /** Of the colleague at the desk; null: by the person. */
  by: z.string().nullable(),
}

/** What the work list of the event's county says of it, as the event was when the person signed up. */
const CheckAt = z.object({ countyCode: z.string(), name: z.string(), until: Instant })

/** One person at one event, however often they tap; it holds no detail of theirs. */
export const SignUp = z.discriminatedUnion('state', [
  z.object({ ...facts, state: z.literal('registered') }),
  /**
   * Somebody looks at the ID card first: a stranger who knows an ID must not write over its owner. `check` is absent in what was kept
   * before it stood on a work list.
   */
  z.object({ ...facts, state: z.literal('to-check'), doubt: SignUpDoubt, check: CheckAt.optional() }),
  /** Nobody came with that ID card: what was registered stays, and taps on the page ask for no other look. */
  z.object({
    ...facts,
    state: z.literal('set-aside'),
    doubt: SignUpDoubt,
    setAside: z.object({ at: Instant, by: z.string() }),
  }),
])
export type SignUp = z.infer<typeof SignUp>
export type SignUpIn<State extends SignUp['state']> = Extract<SignUp, { state: State }>

/** Lists that were filled in by hand are typed at a desk until so long after the event. */
export const deskTime = { days: 7 }
