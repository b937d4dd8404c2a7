import { type Clock, instantOf } from '../../domain/kernel/instant.ts'

let source: Clock = { now: () => instantOf(Date.now()) }

/** The time that every handler reads. */
export const serviceClock: Clock = { now: () => source.now() }

/** On one machine the local clock takes the place of the wall clock, so that 180 days can pass in seconds. */
export function readTimeFrom(other: Clock): void {
  source = other
}
