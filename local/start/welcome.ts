import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { timeMoved } from '../../functions/wiring/time-moved.ts'
import { usualCounties } from '../demo/generate-survey-sheet.ts'
import type { Runtime } from '../runtime/start-runtime.ts'

const bookingDays = 10

/** What a newcomer reads: the address, a token, and lines to paste. */
export function welcome(
  { url, clock }: Pick<Runtime, 'url' | 'clock'>,
  token: string,
  orders: readonly JobOrder[],
): string {
  const today = dateInShanghai(clock.now())
  const from = plusDays(today, bookingDays)
  const timely = orders.filter(({ startDate }) => startDate > from)
  const last =
    timely
      .map(({ startDate }) => startDate)
      .sort()
      .at(-1) ?? from
  const batch = {
    campaign: '春风行动',
    counties: usualCounties,
    jobOrders: timely.map(({ id }) => id),
    travelWindow: { from, to: last },
    answerHours: 24,
  }
  const call = `curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json'`
  const path = `${url}/v1/transfer-batches`
  const moved = timeMoved(clock)
  const lines = [
    `Open ${url} in a browser and choose which colleague you are. Stop it with Ctrl-C; nothing is lost.`,
    ...(moved === undefined ? [] : [moved]),
    '',
    `The same from a terminal (API document: ${url}/openapi.json): a coordinator's token, then three lines: start a batch, see how it`,
    'stands, approve its trips when it waits for that.',
    '',
    `TOKEN=${token}`,
    ...(timely.length > 0
      ? [`${call} ${path} -d '${JSON.stringify(batch)}' | tee batch.json`]
      : ['# The example orders have begun by now: start with another --data to have new ones.']),
    `${call} ${path} | head -c 3000`,
    `${call} ${path}/$(sed 's/.*"batchId":"\\([^"]*\\)".*/\\1/' batch.json)/approval -d '{"decision":"approve"}'`,
    '',
    'Enterprises and workers answer within a minute. What takes days comes sooner when time is moved on:',
    '',
    `${call} ${url}/local/clock -d '{"hours": 24}'`,
  ]
  return lines.join('\n')
}
