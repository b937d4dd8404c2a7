import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { DetailsQuery } from '../wiring/details-query.ts'

/** How a colleague sees rows, and why, for the log. */
export function detailsOfRows(
  { details, why }: DetailsQuery,
  reader: string,
): { isWhole: boolean; why: string } | Refusal<'invalid-request'> {
  if (details === 'masked') return { isWhole: false, why: `${reader}, masked` }
  if (!why) return refuse('invalid-request', 'Say why you need names, IDs and phones whole: add why=….')
  return { isWhole: true, why: `${reader}: ${why}` }
}
