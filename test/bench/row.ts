/** One line of the table that `npm run bench` prints. */
export interface Row {
  readonly what: string
  /** What the project promises, with its unit. */
  readonly target: string
  readonly measured: string
  readonly ok: boolean
}
