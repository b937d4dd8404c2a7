import * as z from 'zod'
import { line } from '../../kernel/line.ts'
import { parsePhone } from '../../surveys/phone-number.ts'
import { transportFieldSentences } from '../plan/transport-field-sentences.ts'

/** 云A12345, 云AD12345 */
const Plate = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}][A-Z][A-Z0-9]{5,6}$/u, transportFieldSentences('number-plate').en)

/** Who leads a trip and in which vehicle; what is left out stays as it is. */
export const GivenCrew = z
  .strictObject({
    plate: Plate.optional(),
    leader: z
      .strictObject({
        name: line({ max: 20 }),
        phone: z
          .string()
          .max(40)
          .refine((text) => parsePhone(text) !== null, transportFieldSentences('leader-phone').en),
      })
      .optional(),
  })
  .refine(
    ({ plate, leader }) => plate !== undefined || leader !== undefined,
    transportFieldSentences('name-something').en,
  )
export type GivenCrew = z.infer<typeof GivenCrew>

/** As everybody reads it; the leader is told whole to those who travel, and to nobody else. */
export const Crew = z.object({
  plate: z.string().optional(),
  leader: z.object({ name: z.string(), phone: z.string() }).optional(),
})
export type Crew = z.infer<typeof Crew>
