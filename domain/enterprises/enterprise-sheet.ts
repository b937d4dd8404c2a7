import * as z from 'zod'
import { Enterprise } from './enterprise.ts'
import { Unanswered } from './unanswered.ts'

/** An enterprise as staff see it, with what it has not answered. */
export const EnterpriseSheet = Enterprise.extend({ unanswered: z.array(Unanswered) })
export type EnterpriseSheet = z.infer<typeof EnterpriseSheet>
