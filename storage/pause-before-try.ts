import { setTimeout } from 'node:timers/promises'

/** Milliseconds. */
const firstPause = 10
const longestPause = 1000

/** Waits before the table is asked again: by chance, so that those who collided do not meet again, and longer each time. */
export async function pauseBeforeTry(tries: number): Promise<void> {
  await setTimeout(Math.random() * Math.min(firstPause * 2 ** tries, longestPause))
}
