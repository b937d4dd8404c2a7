import * as z from 'zod'

/** How a case was settled. */
export const CaseOutcome = z.enum(['settled', 're-placement', 'way-home', 'no-contact'])
export type CaseOutcome = z.infer<typeof CaseOutcome>
