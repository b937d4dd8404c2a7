import * as z from 'zod'
import { line } from '../../kernel/line.ts'
import { parsePhone } from '../../surveys/phone-number.ts'

/** 云A12345, 云AD12345 */
const Plate = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}][A-Z][A-Z0-9]{5,6}$/u, '请填车牌号，如 云A12345。 must be a number plate')

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
          .refine(
            (text) => parsePhone(text) !== null,
            '请填领队的手机号，如 13900001234。 must be a mobile number of mainland China',
          ),
      })
      .optional(),
  })
  .refine(
    ({ plate, leader }) => plate !== undefined || leader !== undefined,
    '请填车牌号或者领队。 must name something',
  )
export type GivenCrew = z.infer<typeof GivenCrew>

/** As everybody reads it; the leader is told whole to those who travel, and to nobody else. */
export const Crew = z.object({
  plate: z.string().optional(),
  leader: z.object({ name: z.string(), phone: z.string() }).optional(),
})
export type Crew = z.infer<typeof Crew>
