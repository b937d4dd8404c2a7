/** One line of the table that `npm run bench` prints. */
export interface Row {
  readonly what: string
  /** What the project promises, with its unit; empty where it promises nothing. */
  readonly target: string
  readonly measured: string
  readonly ok: boolean
}
