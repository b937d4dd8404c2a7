import type { ColumnProblem } from '../../domain/reports/vacancy-of-line.ts'

/** A line of a list of others: what is wrong with it, or what is to be written; null where it stands so already. */
export type JudgedLine = { readonly line: number } & (
  | { readonly problems: readonly ColumnProblem[] }
  | { readonly write: (() => Promise<void>) | null }
)
