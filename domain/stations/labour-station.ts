import * as z from 'zod'
import { CityCode } from '../enterprises/job-order.ts'
import { StationId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { stationSentences } from './station-sentences.ts'

/** A station (劳务工作站) has an office in a city; a working group (稳岗工作组) is sent out for a season. */
export const StationKind = z.enum(['station', 'working-group'])
export type StationKind = z.infer<typeof StationKind>

/** A colleague by the subject of their sign-in. */
const Subject = line({ max: 200 })

export const StationPerson = z.strictObject({
  subject: Subject,
  name: line({ max: 40 }),
  role: z.enum(['head', 'member']),
  /** Who of the station stands in on their absent days. */
  deputy: Subject.optional(),
})
export type StationPerson = z.infer<typeof StationPerson>

/** Days in China, the first and the last included. */
export const DaySpan = z.strictObject({ from: CalendarDate, to: CalendarDate })
export type DaySpan = z.infer<typeof DaySpan>

/** Days on which a person is on duty, or is absent. */
export const DaysOfPerson = z.strictObject({ subject: Subject, ...DaySpan.shape })
export type DaysOfPerson = z.infer<typeof DaysOfPerson>

/** It is told to workers: the landline of the office, or the mobile phone that is passed on with the duty. */
const phoneForWorkers = /^(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9})$/

const given = {
  kind: StationKind,
  name: line({ min: 2, max: 40 }),
  /** Whose cases it looks after; a city may have several stations. So many that all are written in one transaction. */
  cities: z.array(CityCode).min(1).max(20),
  phone: z.string().trim().regex(phoneForWorkers, stationSentences('phone').en),
  people: z.array(StationPerson).max(100),
  duties: z.array(DaysOfPerson).max(1000),
  absences: z.array(DaysOfPerson).max(500),
  /** The days for which the roster is said to be complete: on each somebody is on duty. Null: nothing is said. */
  covered: DaySpan.nullable(),
  /** Of a working group: from when to when it is out. */
  period: DaySpan.optional(),
}

export const LabourStation = z.object({
  stationId: StationId,
  ...given,
  registeredAt: Instant,
  registeredBy: z.string(),
  /** Since when cases come and find nobody on duty; missing: somebody was there for the last one. */
  unmannedSince: Instant.optional(),
  /** Who was taken off the register and may still hold cases, and who was their deputy. */
  left: z.array(z.object({ subject: z.string(), deputy: z.string().optional() })).optional(),
})
export type LabourStation = z.infer<typeof LabourStation>

export const RegisterStation = z.strictObject({
  ...given,
  people: given.people.default([]),
  duties: given.duties.default([]),
  absences: given.absences.default([]),
  covered: given.covered.default(null),
})
export type RegisterStation = z.infer<typeof RegisterStation>

/** What is to be different; a list is given whole. */
export const ChangeStation = z
  .strictObject(given)
  .partial()
  .refine((change) => Object.keys(change).length > 0, stationSentences('name-a-change').en)
export type ChangeStation = z.infer<typeof ChangeStation>
