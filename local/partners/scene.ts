import type { LocalClock } from '../clock/clock.ts'
import { holdTime } from '../clock/hold-time.ts'
import type { ApiClient } from './api-client.ts'
import { chanceOf } from './chance-of.ts'

/** `natural`: people take hours. `brisk`: within seconds to a minute, for somebody who watches. */
export type Pace = 'natural' | 'brisk'

/** What every simulated partner lives in. */
export interface Scene {
  readonly clock: LocalClock
  readonly api: ApiClient
  /** At least 0, below 1; the same for the same seed and parts. */
  chance(...about: readonly (string | number)[]): number
  /** Does something after so many milliseconds, as the pace turns them; time stands still while it is done. */
  later(milliseconds: number, what: () => Promise<void> | void): void
  /** Does something at an instant (epoch milliseconds), whatever the pace. */
  at(moment: number, what: () => Promise<void> | void): void
}

const minute = 60_000
const quickest = 3000

export function openScene(given: { clock: LocalClock; api: ApiClient; seed: number; pace: Pace }): Scene {
  const { clock, api, seed, pace } = given
  const scene: Scene = {
    clock,
    api,
    chance: (...about) => chanceOf(seed, ...about),
    later(milliseconds, what) {
      scene.at(clock.epochMilliseconds() + (pace === 'brisk' ? briskly(milliseconds) : milliseconds), what)
    },
    at(moment, what) {
      clock.schedule(moment, () => {
        holdTime(clock, async () => what()).catch((error: unknown) => {
          process.stderr.write(`a simulated partner failed: ${error instanceof Error ? error.stack : String(error)}\n`)
        })
      })
    },
  }
  return scene
}

/** From 3 seconds to a minute, in the same order: two hours become half of it. */
function briskly(milliseconds: number): number {
  return quickest + (minute - quickest) * (milliseconds / (milliseconds + 120 * minute))
}

/** Milliseconds until somebody acts who on average takes `mean`: most are quicker, a few take several times as long. */
export function patience(chance: number, mean: number): number {
  return -Math.log(1 - chance) * mean
}
