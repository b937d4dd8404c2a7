import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { TripSheet } from '../../domain/transport/trips/trip-sheet.ts'
import { hashOfToken } from '../../functions/notices/page-token.ts'
import type { WorkItem } from '../../functions/worklist/work-item.ts'
import type { DemoResult } from '../../local/demo/demo-result.ts'
import { demoStart } from '../../local/demo/demo-start.ts'
import { everyPage } from '../../local/demo/every-page.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import type { DemoEnd } from '../../local/demo/play-demo.ts'
import { readResult } from '../../local/demo/read-result.ts'
import { runDemo } from '../../local/demo/run-demo.ts'
import { ApiClient } from '../../local/partners/api-client.ts'
import type { CarrierMood } from '../../local/partners/carriers.ts'
import type { PhoneReply, ReceivedSms } from '../../local/partners/sms-provider.ts'
import type { TokenFor } from '../../local/runtime/token-for.ts'
import { listsAndFacts } from '../worklist/lists-and-facts.ts'
import { tellToNobody } from './tell-to-nobody.ts'

/** What a journey left behind, with the outside world's own records beside our figures. */
export interface Journey {
  readonly result: DemoResult
  /** The rows as the county uploaded them, by their heads. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly sent: readonly (ReceivedSms & { readonly workerId: string | undefined })[]
  readonly typed: readonly PhoneReply[]
  readonly placements: readonly Placement[]
  readonly trips: readonly TripSheet[]
  /** The entries of the work lists, and those that the facts call for; and what each role reads. */
  readonly waiting: { readonly listed: readonly string[]; readonly due: readonly string[] }
  readonly worklists: Readonly<Record<'province' | 'county' | 'station', readonly WorkItem[]>>
  /** Trips for which a carrier still keeps seats. */
  readonly kept: readonly string[]
}

export interface JourneyOptions {
  readonly workers: number
  readonly seed: number
  readonly mood?: CarrierMood
  /** As a demo of many rows keeps them. */
  readonly large?: boolean
}

/** `look` reads what else a test wants to know before everything closes; the last of all, so that it may change what it finds. */
export async function runJourney<Seen = undefined>(
  { workers, seed, mood, large = false }: JourneyOptions,
  look?: (end: DemoEnd, data: string) => Promise<Seen>,
): Promise<Journey & { readonly seen: Seen | undefined }> {
  const counties = ['530602', '530621']
  const { csv, table } = generateSurveySheet({ workers, seed, counties, today: dateInShanghai(demoStart) })
  const [heads = [], ...cells] = table
  const data = await mkdtemp(join(tmpdir(), 'zhida-journey-'))
  const sheets = [{ fileName: 'survey.csv', content: csv }]
  const startedAt = performance.now()
  try {
    return await runDemo(
      { seed, data, keep: false, large, sheets, stream: tellToNobody(), ...(mood && { mood }) },
      async (end) => {
        const { office, batch, partners, runtime } = end
        const result = await readResult(end, startedAt)
        const listed = await everyPage<Trip>(office, `/v1/transfer-batches/${batch.batchId}/trips`)
        const trips = []
        for (const { tripId } of listed) trips.push(await office.get<TripSheet>(`/v1/trips/${tripId}`))
        const placements: Placement[] = []
        for (let next: string | null = '0'; next !== null; ) {
          const page: { items: Placement[]; next: string | null } = await office.get(
            `/v1/placements?batchId=${batch.batchId}&cursor=${next}`,
          )
          placements.push(...page.items)
          next = page.next
        }
        const sent = []
        for (const sms of partners.sent) {
          const token = /\/t\/([\w-]+)/.exec(sms.text)?.[1]
          const link = token && (await runtime.deps.links.get(hashOfToken(token)))
          sent.push({ ...sms, workerId: link ? link.workerId : undefined })
        }
        const rows = cells.map((row) => Object.fromEntries(heads.map((head, column) => [head, row[column] ?? ''])))
        const cities = [...new Set(placements.map(({ cityCode }) => cityCode))]
        const api = new ApiClient(runtime)
        const listFor = (staff: TokenFor) =>
          everyPage<WorkItem>(
            { get: async <T>(path: string) => (await api.as(staff, 'GET', path)).body as T },
            '/v1/worklist',
          )
        const worklists = {
          province: await listFor({ role: 'province' }),
          county: await listFor({ role: 'county', counties }),
          station: await listFor({ role: 'station', cities }),
        }
        const waiting = await listsAndFacts(runtime.deps)
        const left = { result, rows, sent, typed: [...partners.typed], placements, trips }
        const kept = partners.keptTrips()
        return { ...left, waiting, worklists, kept, seen: await look?.(end, data) }
      },
    )
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}
