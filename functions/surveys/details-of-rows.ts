import type { DetailsQuery } from '../wiring/details-query.ts'

/** How a colleague sees rows, and why, for the log. That a whole reading has a reason is seen to before. */
export function detailsOfRows({ details, why }: DetailsQuery, reader: string): { isWhole: boolean; why: string } {
  return details === 'full' ? { isWhole: true, why: `${reader}: ${why}` } : { isWhole: false, why: `${reader}, masked` }
}
