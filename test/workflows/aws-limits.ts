/** What AWS allows one standard execution, at the most (quotas of Step Functions, of those that cannot be raised). */
export const awsLimits = {
  /** Events in a history. */
  events: 25_000,
  /** Bytes of an input, an output, the arguments of a task, the result of a map, or the variables that a state sets. */
  bytes: 262_144,
  /** Characters of an execution's name. */
  name: 80,
  /** A year. */
  hours: 365 * 24,
  /** Children of one map run at the same time; iterations of an inline map. */
  children: 10_000,
  iterations: 40,
} as const
