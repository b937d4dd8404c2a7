import * as z from 'zod'
import { pauseReasons } from '../enterprises/pause-reasons.ts'
import { millisecondsIn } from '../kernel/instant.ts'
import type { CheckInAnswer } from './check-in.ts'

/** The level that handles a case: the station of the city first, then the province. */
export const CaseLevel = z.enum(['station', 'province'])
export type CaseLevel = z.infer<typeof CaseLevel>

/**
 * What can open a case: an answer to a check-in, `silence` at its end, a `call` for help by text or on the trip page, a `cry`
 * for help that cannot wait, a `remark` beside an answer by text, an arrival at a plant that did not take the person over, or what
 * answers come to: `wage-broken` a first wage that is not as promised, `no-contract` none a month after the start.
 */
export type CaseOpener =
  | CheckInAnswer
  | 'silence'
  | 'call'
  | 'cry'
  | 'remark'
  | 'not-taken-over'
  | 'wage-broken'
  | 'no-contract'

export type CaseTime = { readonly days: number } | { readonly hours: number }

export const CaseSeverity = z.enum(['urgent', 'usual'])
export type CaseSeverity = z.infer<typeof CaseSeverity>

/** How long somebody who needs help waits at most until a colleague has spoken with them. */
export const contactTimes: Readonly<Record<CaseSeverity, CaseTime>> = { urgent: { hours: 2 }, usual: { hours: 24 } }

interface KindOfCase {
  readonly severity: CaseSeverity
  /** A colleague may open one for somebody, or find that a case is of this kind. */
  readonly byHand: boolean
  /** An opener stands with one kind only. */
  readonly opensOn: readonly CaseOpener[]
  /** Why new matches to the enterprise stop until an outcome is reported, as its specialist reads it; null: they go on. */
  readonly pauses: string | null
  /** The same where an answer to a check-in opened it, and not a colleague, who would say more than we know. */
  readonly pausesIfAnswered: string | null
  /** What tells the worker that somebody will call, and until when. */
  readonly tells: 'help-received' | null
  /** Somebody may be brought home for it: the case is settled by their arrival, or goes on; null: that is another case. */
  readonly wayHome: 'settles' | 'goes-on' | null
  /** It is closed when the worker withdraws consent: nobody goes on looking for them. */
  readonly endsWithConsent: boolean
  /** While it is open the person's details are kept, also where they ask to be erased: somebody has to call them. */
  readonly keepsDetails: boolean
  /** How long each level has before the case goes on to the next, or is closed as unresolved. */
  readonly time: Readonly<Record<CaseLevel, CaseTime>>
}

/** (default) */
const usual = { station: { days: 3 }, province: { days: 7 } }
/** What takes offers, answers and a day to begin on, or tickets (default). */
const long = { station: { days: 21 }, province: { days: 14 } }
/** Looked for or looked after at once, which is not over in hours (default). */
const pressing = { station: { days: 1 }, province: { days: 7 } }

/** What a colleague opens for somebody who said that it troubles them. */
const told = {
  severity: 'usual',
  byHand: true,
  opensOn: [],
  pauses: null,
  pausesIfAnswered: null,
  tells: 'help-received',
  wayHome: null,
  endsWithConsent: false,
  keepsDetails: true,
  time: usual,
} as const satisfies KindOfCase
/** What they wish for, or another said of them: nobody writes to them that they called for help. */
const untold = { ...told, tells: null } as const

/**
 * Why somebody must look, and all that follows from it. Opened by what is known: `promise` the job is not what was promised, `help` the
 * worker asked for it, `urgent-help` life, freedom or wages are in danger, `remark` an answer had more in it that a person must read,
 * `silent` no answer to a check-in, `diverted` arrived and not taken over by the plant. The others are opened by a colleague. A new kind
 * is a new line, and what it is called in `case-terms.ts`.
 */
export const caseKinds = {
  promise: { ...told, opensOn: ['not-as-promised'], pauses: pauseReasons['broken-promise'].en },
  help: { ...told, opensOn: ['needs-help', 'call'] },
  'urgent-help': {
    ...told,
    severity: 'urgent',
    opensOn: ['cry'],
    wayHome: 'goes-on',
    time: { station: { hours: 2 }, province: { hours: 24 } },
  },
  remark: { ...untold, byHand: false, opensOn: ['remark'], keepsDetails: false },
  silent: { ...untold, byHand: false, opensOn: ['silence'], endsWithConsent: true, keepsDetails: false },
  diverted: { ...untold, byHand: false, opensOn: ['not-taken-over'], wayHome: 'goes-on' },
  wages: {
    ...told,
    opensOn: ['wages-wrong', 'wage-broken'],
    pausesIfAnswered: pauseReasons['wages-not-as-promised'].en,
  },
  contract: { ...told, opensOn: ['no-contract'], pausesIfAnswered: pauseReasons['no-contract'].en },
  injury: { ...told, severity: 'urgent', wayHome: 'goes-on', time: pressing },
  housing: told,
  hours: told,
  'documents-or-deposit-withheld': told,
  'missing-person': { ...untold, severity: 'urgent', wayHome: 'goes-on', time: pressing },
  'psychological-support': { ...untold, wayHome: 'goes-on' },
  'legal-help': told,
  'change-of-job': { ...told, time: long },
  'way-home': { ...told, wayHome: 'settles', time: long },
  training: untold,
  'starting-a-business': untold,
} as const satisfies Record<string, KindOfCase>

export type CaseKind = keyof typeof caseKinds
export const CaseKind = z.enum(Object.keys(caseKinds) as [CaseKind, ...CaseKind[]])

export function kindsOpenedBy(opener: CaseOpener): CaseKind[] {
  return CaseKind.options.filter((kind) => rulesOf(kind).opensOn.includes(opener))
}

/** What a colleague may open. */
export const OpenableKind = z.enum(CaseKind.options.filter((kind) => rulesOf(kind).byHand))

/** As the workflow waits for each level. */
export function secondsFor(kind: CaseKind): Record<CaseLevel, number> {
  const { station, province } = rulesOf(kind).time
  return { station: millisecondsIn(station) / 1000, province: millisecondsIn(province) / 1000 }
}

/** The rules of a kind. */
export function rulesOf(kind: CaseKind): KindOfCase {
  return caseKinds[kind]
}
