import { send } from './call.ts'

export type ClockMove = { hours: number } | { days: number } | { to: 'next-due' }

/** Local mode only: everything that falls due on the way happens before this returns. */
export async function moveClock(move: ClockMove): Promise<void> {
  await send('POST', '/local/clock', { body: move })
}
