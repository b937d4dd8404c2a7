import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instant, plus, type Span } from '../domain/kernel/instant.ts'
import type { Deps } from '../functions/wiring/deps.ts'
import { type JumpingClock, jumpingClock } from '../local/clock/jumping-clock.ts'
import { standStill } from '../local/clock/stand-still.ts'
import { type ApiAnswer, ApiClient, type ApiRequest } from '../local/partners/api-client.ts'
import { type Ledger, openLedger } from '../local/partners/ledger.ts'
import { type Mood, type Partners, startPartners } from '../local/partners/start-partners.ts'
import { type Runtime, type RuntimeOptions, startRuntime } from '../local/runtime/start-runtime.ts'
import type { TokenFor } from '../local/runtime/token-for.ts'
import { heldToNeeds, holdBucket } from './held-to-needs.ts'
import { listedProblems } from './listed-problems.ts'

/** The whole service on one machine, on a clock that stands at a Monday morning in March until it is moved. */
export interface World {
  /** The folder of the bucket and the functions' log; with `keep` of the table and the state machines' journal too. */
  readonly data: string
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly clock: JumpingClock
  /** What the handlers of this process use: stores, vault, workflows. */
  readonly deps: Deps
  /** The simulated partners: `texts` is what reached the phones, `reply(phone, text)` types an answer. */
  readonly partners: Partners
  work(): ReturnType<Runtime['work']>
  /** Calls the API: `call('POST', '/v1/surveys', { token, body, key })`. Rejects a problem that the API document does not list. */
  call(method: 'GET' | 'POST' | 'PATCH', path: string, request?: ApiRequest): Promise<ApiAnswer>
  /** A colleague's calls with the types of the API document: `api(staff).GET('/v1/trips/{tripId}', { params })`. */
  api: ApiClient['typed']
  /** A signed-in colleague's token: `token({ role: 'county', counties: ['530621'] })`. */
  token(staff: TokenFor): Promise<string>
  /** A message under a Standard Webhooks signature. */
  sendSigned: ApiClient['sendSigned']
  /** Lets time pass, with everything that falls due on the way. */
  advance(span: Span): Promise<void>
  /** Lets time pass until the condition holds; rejects when nothing is left that could make it hold. */
  settle(condition?: () => boolean): Promise<void>
  close(): Promise<void>
}

export interface WorldOptions {
  /** false: nobody acts of their own accord; the SMS provider still takes messages. */
  readonly partners?: boolean
  /** true: the table and the journal are files in the world's folder, to be read. */
  readonly keep?: boolean
  /** A folder to open, which stays when the world closes; a new one is made unless told. */
  readonly data?: string
  /** false: planned trips wait for the test's approval. */
  readonly approves?: boolean
  /** What the simulated partners know is kept here; in memory unless told. */
  readonly ledger?: Ledger
  /** What goes wrong at carriers and stations. */
  readonly mood?: Mood
  readonly seed?: number
  /** Workers in a chunk of a batch. */
  readonly chunkSize?: number
  readonly start?: Instant
  readonly around?: RuntimeOptions<JumpingClock>['around']
  readonly files?: RuntimeOptions<JumpingClock>['files']
  /** Whence functions and their published versions come; the sources of this process unless told. */
  readonly functions?: RuntimeOptions<JumpingClock>['functions']
}

/** Where worlds stay as folders when they close: `record-release` reads what a release kept in its tests. */
const keptIn = process.env['KEEP_WORLDS']

/** Opens a world with nothing in it. One at a time in a test file; close it with `await world.close()`. */
export async function openWorld({
  partners: people = true,
  approves = true,
  mood = {},
  ledger = openLedger(),
  data: given,
  keep = given !== undefined || keptIn !== undefined,
  seed = 1,
  chunkSize,
  start = '2026-03-02T01:00:00.000Z' as Instant,
  around,
  files,
  functions,
}: WorldOptions = {}): Promise<World> {
  const data = given ?? (await mkdtemp(join(keptIn ?? tmpdir(), 'zhida-world-')))
  const clock = jumpingClock({ start, seed })
  const partners = await startPartners({ clock, seed, people, approves, mood, ledger })
  const runtime = await startRuntime({
    data,
    keep,
    clock,
    seed,
    partnersUrl: partners.url,
    ...(chunkSize !== undefined && { chunkSize }),
    around: (name, handler) => heldToNeeds(name, around ? around(name, handler) : handler),
    ...(files && { files }),
    ...(functions && { functions }),
  })
  holdBucket(runtime.deps.bucket)
  await partners.meet(runtime)
  const client = new ApiClient(runtime)
  const time = standStill(clock)

  return {
    data,
    url: runtime.url,
    clock,
    deps: runtime.deps,
    partners,
    work: () => runtime.work(),
    call: async (method, path, request) => listedProblems(method, path, await client.call(method, path, request)),
    api: (staff) => client.typed(staff),
    token: (staff) => runtime.token(staff),
    sendSigned: async (path, message) => listedProblems('POST', path, await client.sendSigned(path, message)),
    advance: (span) => time.until(plus(clock.now(), span)),
    settle: (condition) => (condition ? time.untilHolds(condition) : time.untilIdle()),
    async close() {
      await runtime.stop()
      await partners.stop()
      if (!given && !keptIn) await rm(data, { recursive: true, force: true })
    },
  }
}
