import * as z from 'zod'
import { pauseReasons } from '../enterprises/pause-reasons.ts'
import { millisecondsIn } from '../kernel/instant.ts'
import type { CheckInAnswer } from './check-in.ts'

/** The level that handles a case: the station of the city first, then the province. */
export const CaseLevel = z.enum(['station', 'province'])
export type CaseLevel = z.infer<typeof CaseLevel>

/**
 * What can open a case: an answer to a check-in, `silence` at its end, a `call` for help by text or on the trip page, a `cry`
 * for help that cannot wait, a `remark` beside an answer by text, or an arrival at a plant that did not take the person over.
 */
export type CaseOpener = CheckInAnswer | 'silence' | 'call' | 'cry' | 'remark' | 'not-taken-over'

export type CaseTime = { readonly days: number } | { readonly hours: number }

interface KindOfCase {
  /** An opener stands with one kind only. */
  readonly opensOn: readonly CaseOpener[]
  /** Why new matches to the enterprise stop until an outcome is reported, as its specialist reads it; null: they go on. */
  readonly pauses: string | null
  /** What tells the worker that somebody will call, and until when. */
  readonly tells: 'help-received' | null
  /** It is closed when the worker withdraws consent: nobody goes on looking for them. */
  readonly endsWithConsent: boolean
  /** While it is open the person's details are kept, also where they ask to be erased: somebody has to call them. */
  readonly keepsDetails: boolean
  /** How long each level has before the case goes on to the next, or is closed as unresolved. */
  readonly time: Readonly<Record<CaseLevel, CaseTime>>
}

/** (default) */
const usual = { station: { days: 3 }, province: { days: 7 } }

/**
 * Why somebody must look, and all that follows from it: `promise` the job is not what was promised, `help` the worker asked
 * for it, `urgent-help` life, freedom or wages are in danger, `remark` an answer had more in it that a person must read, `silent` no answer to a check-in, `diverted` arrived and not taken over by the plant. A new kind is a new line.
 */
export const caseKinds = {
  promise: {
    opensOn: ['not-as-promised'],
    pauses: pauseReasons['broken-promise'].en,
    tells: 'help-received',
    endsWithConsent: false,
    keepsDetails: true,
    time: usual,
  },
  help: {
    opensOn: ['needs-help', 'call'],
    pauses: null,
    tells: 'help-received',
    endsWithConsent: false,
    keepsDetails: true,
    time: usual,
  },
  'urgent-help': {
    opensOn: ['cry'],
    pauses: null,
    tells: 'help-received',
    endsWithConsent: false,
    keepsDetails: true,
    time: { station: { hours: 2 }, province: { hours: 24 } },
  },
  remark: { opensOn: ['remark'], pauses: null, tells: null, endsWithConsent: false, keepsDetails: false, time: usual },
  silent: { opensOn: ['silence'], pauses: null, tells: null, endsWithConsent: true, keepsDetails: false, time: usual },
  diverted: {
    opensOn: ['not-taken-over'],
    pauses: null,
    tells: null,
    endsWithConsent: false,
    keepsDetails: true,
    time: usual,
  },
} as const satisfies Record<string, KindOfCase>

export type CaseKind = keyof typeof caseKinds
export const CaseKind = z.enum(Object.keys(caseKinds) as [CaseKind, ...CaseKind[]])

export function kindsOpenedBy(opener: CaseOpener): CaseKind[] {
  return CaseKind.options.filter((kind) => rulesOf(kind).opensOn.includes(opener))
}

/** As the workflow waits for each level. */
export function secondsFor(kind: CaseKind): Record<CaseLevel, number> {
  const { station, province } = rulesOf(kind).time
  return { station: millisecondsIn(station) / 1000, province: millisecondsIn(province) / 1000 }
}

/** The rules of a kind. */
export function rulesOf(kind: CaseKind): KindOfCase {
  return caseKinds[kind]
}
