import { send } from './call.ts'

/** Local mode only: everything that falls due on the way happens before this returns. */
export async function moveClock(by: { hours: number } | { days: number }): Promise<void> {
  await send('POST', '/local/clock', { body: by })
}
