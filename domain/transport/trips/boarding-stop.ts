import * as z from 'zod'
import { line } from '../../kernel/line.ts'
import { transportFieldSentences } from '../plan/transport-field-sentences.ts'

const Point = z.object({ latitude: z.number().min(18).max(54), longitude: z.number().min(73).max(136) })

/** Where a coach takes people up: a name that drivers know, and what stands beside it. Short enough for a text message. */
export const GivenStop = z.strictObject({
  name: line({ min: 2, max: 20 }),
  landmark: line({ min: 2, max: 20 }),
  township: line({ min: 2, max: 20 }),
  /** WGS 84. */
  point: Point.optional(),
  /** Where trips of the county board unless another stop is chosen for them; the first one is. */
  isDefault: z.boolean().default(false),
})
export type GivenStop = z.infer<typeof GivenStop>

/** The same name and landmark in a county is the same stop. */
export const BoardingStop = GivenStop.extend({
  stopId: z.string().regex(/^evt_[0-9a-z]{6,40}$/),
  isDefault: z.boolean(),
})
export type BoardingStop = z.infer<typeof BoardingStop>

/** A number that is answered by whoever is on duty: nobody's own mobile phone is told to a coach full of people. */
const OfficePhone = z
  .string()
  .trim()
  .regex(/^(?:0\d{2,3}-?\d{7,8}|1(?:2333|2345)|0\d{2,3}-?12333)$/, transportFieldSentences('office-landline').en)

export const GivenOffice = z.strictObject({ name: line({ min: 2, max: 30 }), phone: OfficePhone })
export type GivenOffice = z.infer<typeof GivenOffice>

/** The employment office of a county, or the labour station in a city: who answers, and where people board. */
export const Office = z.object({
  /** Division code of the county or city. */
  code: z.string(),
  office: GivenOffice.nullable(),
  stops: z.array(BoardingStop),
})
export type Office = z.infer<typeof Office>
