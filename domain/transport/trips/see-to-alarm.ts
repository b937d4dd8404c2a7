import * as z from 'zod'
import { line } from '../../kernel/line.ts'

/** What came of an alarm, for the next colleague; no personal details. */
export const SeeToAlarm = z.strictObject({ note: line({ max: 300 }) })
export type SeeToAlarm = z.infer<typeof SeeToAlarm>
