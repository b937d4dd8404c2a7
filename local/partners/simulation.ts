import type { LocalClock } from '../clock/clock.ts'
import { holdTime } from '../clock/hold-time.ts'
import type { ApiClient } from './api-client.ts'
import { chanceOf } from './chance-of.ts'
import type { Collection } from './collection.ts'
import type { Ledger, Plan } from './ledger.ts'

/** `natural`: people take hours. `brisk`: within seconds to a minute, for somebody who watches. */
export type Pace = 'natural' | 'brisk'

/**
 * What a partner does when it is due, with `due` in epoch milliseconds. A crash in the middle lets it happen again, so what
 * it calls bears repeating; what it changes in the ledger after a call it answers as a function, which happens once.
 */
export type Act<Data> = (data: Data, due: number) => Ending | Promise<Ending>
type Ending = (() => void) | undefined

/**
 * Something that partners may mean to do; `data` is JSON and outlives the process. Of two things that are due at the same
 * instant another may come first after a restart, so nothing here is due at an instant that the service waits for too.
 */
export interface Doing<Data> {
  now(data: Data): void
  /** After so many milliseconds, as the pace turns them. */
  later(milliseconds: number, data: Data): void
  /** At an instant (epoch milliseconds), whatever the pace. */
  at(moment: number, data: Data): void
}

/** What every simulated partner lives in. */
export interface Simulation {
  readonly clock: LocalClock
  readonly api: ApiClient
  /** At least 0, below 1; the same for the same seed and parts. */
  chance(...about: readonly (string | number)[]): number
  /** What partners remember under this name. */
  collection<Value>(name: string): Collection<Value>
  /** Names something that partners do; time stands still while it is done. */
  does<Data>(verb: string, act: Act<Data>): Doing<Data>
  /** Takes up again what was meant to be done before this start; everything that partners do has its name by then. */
  resume(): void
  /** Keeps what has changed before anybody outside may see it. */
  keep(): void
}

const minute = 60_000
const quickest = 3000

export function openSimulation(given: {
  clock: LocalClock
  api: ApiClient
  seed: number
  pace: Pace
  ledger: Ledger
}): Simulation {
  const { clock, api, seed, pace, ledger } = given
  const acts = new Map<string, Act<unknown>>()
  const keep = () => ledger.keep(clock.epochMilliseconds())

  async function carryOut(plan: Plan): Promise<void> {
    const ending = acts.get(plan.verb)?.(plan.data, plan.at)
    const finish = ending instanceof Promise ? await ending : ending
    finish?.()
    ledger.crossOff(plan)
    keep()
  }

  function schedule(plan: Plan): void {
    clock.schedule(plan.at, () => {
      holdTime(clock, () => carryOut(plan)).catch((error: unknown) => {
        process.stderr.write(`a simulated partner failed: ${error instanceof Error ? error.stack : String(error)}\n`)
      })
    })
  }

  return {
    clock,
    api,
    chance: (...about) => chanceOf(seed, ...about),
    collection: (name) => ledger.collection(name),
    does<Data>(verb: string, act: Act<Data>): Doing<Data> {
      acts.set(verb, act as Act<unknown>)
      const at = (moment: number, data: Data) => schedule(ledger.note({ at: moment, verb, data }))
      return {
        now: (data) => at(clock.epochMilliseconds(), data),
        at,
        later: (milliseconds, data) =>
          at(clock.epochMilliseconds() + (pace === 'brisk' ? briskly(milliseconds) : milliseconds), data),
      }
    },
    resume: () => ledger.plans.forEach(schedule),
    keep,
  }
}

/** From 3 seconds to a minute, in the same order: two hours become half of it. */
function briskly(milliseconds: number): number {
  return quickest + (minute - quickest) * (milliseconds / (milliseconds + 120 * minute))
}

/** Milliseconds until somebody acts who on average takes `mean`: most are quicker, a few take several times as long. */
export function patience(chance: number, mean: number): number {
  return -Math.log(1 - chance) * mean
}
