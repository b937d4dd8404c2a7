import * as z from 'zod'
import { CalendarDate, type Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { yuan } from '../kernel/money.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { readDestinations } from './read-destinations.ts'
import { surveySentences } from './survey-sentences.ts'
import { Willingness } from './willingness.ts'
import type { Worker } from './worker.ts'

const word = line({ max: 40 })

const about = new Set(['version', 'reason'])

/** What staff correct of a person: what is left out stays as it is. */
export const EditWorker = z
  .strictObject({
    /** The version that the colleague looked at. */
    version: z.int().positive(),
    /** Who said so, and how; no personal details. */
    reason: line({ min: 4, max: 300 }),
    phone: z.string().max(40).optional(),
    secondPhone: z.string().max(40).nullable().optional(),
    willing: Willingness.optional(),
    skills: z.array(word).max(20).optional(),
    minimumMonthlyWageYuan: z.int().positive().max(100_000).nullable().optional(),
    /** Provinces and cities, best first. */
    destinations: z.union([z.literal('any'), z.array(word).min(1).max(20)]).optional(),
    earliestDeparture: CalendarDate.nullable().optional(),
    consent: z.enum(['given', 'withdrawn']).optional(),
  })
  .refine(
    (edit) => Object.entries(edit).some(([name, value]) => !about.has(name) && value !== undefined),
    surveySentences('nothing-changed').en,
  )
export type EditWorker = z.infer<typeof EditWorker>

/** The facts of a person that staff may change. */
export const editable = [
  'sealedPhone',
  'sealedSecondPhone',
  'willing',
  'skills',
  'minimumMonthlyWage',
  'destinations',
  'earliestDeparture',
  'consent',
] as const satisfies readonly (keyof Worker)[]

/** One edit, for the person's record: what was changed, by whom, why, and how it was; details stay sealed. */
export interface WorkerEdit {
  /** The one that it made. */
  readonly version: number
  readonly at: Instant
  readonly by: string
  readonly reason: string
  readonly before: Partial<Pick<Worker, (typeof editable)[number]>>
}

/** What is sealed and hashed of new numbers; left out where they stay. */
export type NewPhones = Partial<Pick<Worker, 'sealedPhone' | 'phoneHash' | 'sealedSecondPhone'>>

/**
 * The person as edited. What was asked today stands from today: a sheet of an earlier day does not write over it. A fact that could
 * not be read is clear from now on.
 */
export function editWorker(
  worker: Worker,
  edit: EditWorker,
  phones: NewPhones,
  { today, now }: { today: CalendarDate; now: Instant },
): Worker | Refusal<'invalid-request'> {
  const { willing, skills, minimumMonthlyWageYuan, destinations, earliestDeparture, consent } = edit
  const places =
    destinations === undefined || destinations === 'any' ? destinations : readDestinations(destinations.join(';'))
  if (destinations !== undefined && places === undefined) {
    return refuse('invalid-request', surveySentences('places-needed'), '#/destinations')
  }
  const facts = {
    ...(willing !== undefined && { willing }),
    ...(skills !== undefined && { skills: [...new Set(skills)] }),
    ...(minimumMonthlyWageYuan !== undefined && {
      minimumMonthlyWage: minimumMonthlyWageYuan === null ? null : yuan(minimumMonthlyWageYuan),
    }),
    ...(places !== undefined && { destinations: places }),
    ...(earliestDeparture !== undefined && { earliestDeparture }),
  }
  const unclear = worker.unclear?.filter((name) => !(name in facts)) ?? []
  return {
    ...worker,
    ...facts,
    ...phones,
    ...(consent === 'given' && worker.consent.state !== 'given'
      ? { consent: { state: 'given' as const, on: today, surveyId: worker.surveyId } }
      : {}),
    ...(consent === 'withdrawn' && worker.consent.state !== 'withdrawn'
      ? { consent: { state: 'withdrawn' as const, at: now } }
      : {}),
    unclear: unclear.length > 0 ? unclear : null,
    surveyDate: worker.surveyDate > today ? worker.surveyDate : today,
    version: (worker.version ?? 1) + 1,
  }
}

/** Since when the person does not consent any more, where they have taken it back. */
export function withdrawnAt({ consent }: Pick<Worker, 'consent'>): Instant | null {
  return consent.state === 'withdrawn' ? consent.at : null
}
