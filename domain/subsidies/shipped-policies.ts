import * as z from 'zod'
import table from './shipped-policies.json' with { type: 'json' }
import { SubsidyPolicy } from './subsidy-policy.ts'

/**
 * Published rules of 2022 to 2025 with source and date, as examples of what a table holds. An office adds its own by
 * `POST /v1/subsidies/policies`. What a source does not show (a payer, how far a band reaches, which cities are partners) is absent.
 */
export const shippedPolicies: readonly SubsidyPolicy[] = z.array(SubsidyPolicy).parse(table)
