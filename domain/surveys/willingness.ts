import * as z from 'zod'

/** What the household answered when asked whether this person would leave for work. */
export const Willingness = z.enum(['willing', 'not-willing', 'undecided'])
export type Willingness = z.infer<typeof Willingness>
