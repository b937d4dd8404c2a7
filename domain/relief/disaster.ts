import * as z from 'zod'
import { DisasterId } from '../kernel/ids.ts'
import { CalendarDate, dayNumber, Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { reliefSentences } from './relief-sentences.ts'

export const DisasterKind = z.enum(['flood', 'earthquake', 'landslide', 'frost', 'drought', 'storm', 'fire', 'other'])
export type DisasterKind = z.infer<typeof DisasterKind>

/** Half a year: what goes on longer is declared anew, so that nobody's offers wait for good by a slip (ours to change). */
const mostDays = 183

const facts = {
  kind: DisasterKind,
  countyCode: z.string().refine((code) => countyByCode(code) !== undefined, reliefSentences('county-of-programme').en),
  /** Where it hit, as its source names them: whoever calls begins there. Help is offered in the whole county. */
  townships: z
    .array(line({ max: 40 }))
    .max(60)
    .default([]),
  from: CalendarDate,
  /** The last day on which offers of jobs wait for offers of help. */
  until: CalendarDate,
  /** Whose word it is: 县应急局2026年7月3日通报. */
  source: line({ min: 4, max: 120 }),
}

export const DeclareDisaster = z
  .strictObject(facts)
  .refine(({ from, until }) => from <= until, { path: ['until'], message: reliefSentences('disaster-order').en })
  .refine(({ from, until }) => dayNumber(until) - dayNumber(from) < mostDays, {
    path: ['until'],
    message: reliefSentences('disaster-days', { most: mostDays }).en,
  })
export type DeclareDisaster = z.infer<typeof DeclareDisaster>

/** A county is hit: its people are offered help first, and work second. */
export const Disaster = z.object({
  disasterId: DisasterId,
  ...facts,
  declaredAt: Instant,
  declaredBy: z.string(),
  /** Set where somebody ended it before its last day. */
  ended: z.object({ at: Instant, by: z.string() }).optional(),
})
export type Disaster = z.infer<typeof Disaster>
