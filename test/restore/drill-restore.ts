import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, epochOf, type Instant } from '../../domain/kernel/instant.ts'
import { erasedDetail } from '../../domain/kernel/personal.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import type { JourneyState, Placement } from '../../domain/matching/placement.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { defaultService, functionName } from '../../functions/gateways/resource-names.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { type Office, openOffice } from '../../local/demo/office.ts'
import { ApiClient } from '../../local/partners/api-client.ts'
import { openLedger } from '../../local/partners/ledger.ts'
import type { ReceivedSms } from '../../local/partners/sms-provider.ts'
import type { Finding } from '../../local/reconcile/finding.ts'
import { readLog } from '../../local/reconcile/read-log.ts'
import { type Reconciling, reconcile } from '../../local/reconcile/reconcile.ts'
import { arns } from '../../local/runtime/function-names.ts'
import type { Page } from '../../storage/database.ts'
import { startRunningBatch } from '../journeys/running-batch.ts'
import { openWorld, type World } from '../world.ts'

export interface Drill {
  readonly copiedAt: Instant
  readonly lostAt: Instant
  /** Items of the table by their keys. */
  readonly items: {
    readonly atLoss: number
    readonly restored: number
    readonly mended: number
    readonly missing: readonly string[]
  }
  readonly findings: {
    readonly before: readonly Finding[]
    readonly mended: readonly Finding[]
  }
  readonly seconds: { readonly copy: number; readonly restore: number; readonly look: number; readonly mend: number }
  readonly texts: { readonly beforeLoss: number; readonly sent: readonly ReceivedSms[] }
  readonly offers: { readonly atLoss: readonly Offer[]; readonly mended: readonly Offer[] }
  /** People of the registry, and of how many the details can be opened. */
  readonly people: { readonly known: number; readonly readable: number }
  /** Whose import failed after the copy was made. */
  readonly survey: { readonly atLoss: Survey; readonly mended: Survey }
  readonly batch: TransferBatch
  readonly placements: readonly Placement[]
}

/** Of every person, not of work lists and tallies, which are counted anew. */
async function itemsOf({ database }: Deps): Promise<Set<string>> {
  const keys = new Set<string>()
  let start: Record<string, unknown> | undefined
  do {
    const asked = { TableName: database.table, ExclusiveStartKey: start, ConsistentRead: true }
    const page = await database.client.send(new ScanCommand(asked))
    for (const item of page.Items ?? []) for (const key of keysIn(item)) keys.add(key)
    start = page.LastEvaluatedKey
  } while (start)
  return keys
}

/** Of an item that holds many messages the key of each too, under which lies what became of it alone. */
function keysIn({ pk, sk, __edb_e__: entity, key, texts = [] }: Record<string, unknown>): string[] {
  const own = `${pk as string} ${sk as string}`
  if (entity !== 'mailing') return [own]
  const people = (texts as { people: [WorkerId][] }[]).flatMap((text) => text.people)
  const ids = people.map(([workerId]) => derivedId('MessageId', key as string, workerId))
  return [own, ...ids.map((id) => `$zhida#messageid_${id} $message_1`)]
}

const offersIn = async ({ offers }: Deps, { batchId }: TransferBatch) =>
  (await Promise.all([0, 1, 2, 3].map((chunk) => offers.ofChunk(batchId, chunk)))).flat()

/**
 * A copy of the table's file is taken while a batch sends its offers; the batch goes on, the import of another sheet fails, and then the table is lost. The copy comes back
 * beside executions, a bucket and partners that are all newer; what they know is brought into it; and the batch runs to its end.
 */
export async function drillRestore({ workers }: { workers: number }): Promise<Drill> {
  const data = await mkdtemp(join(tmpdir(), 'zhida-restore-'))
  const ledgerFile = join(data, 'partners.sqlite')
  let ledger = openLedger(ledgerFile)
  const table = join(data, 'dynamodb.sqlite')
  const copy = join(data, 'copy.sqlite')
  let copying: number | undefined
  let copiedAt: Instant | undefined
  try {
    const before = await openWorld({
      data,
      ledger,
      chunkSize: 50,
      around: (name, handler) => async (event, context) => {
        if (name === functionName('matching/send-offers') && copying === undefined) {
          copying = 0
          await begin()
          copiedAt = before.clock.now()
          copying = copyOf(table, copy)
        }
        if (name === functionName('surveys/publish-survey') && copying !== undefined)
          throw new Error('broken on purpose')
        return handler(event, context)
      },
    })
    const { path } = await startRunningBatch(before, { workers })
    const { surveyPath, begin } = await announceSheet(before)
    // Offers wait for the morning; the table is lost as soon as the first went out, before anybody has answered.
    for (let minute = 0; before.partners.sent.every(({ template }) => template !== 'job-offer'); minute += 1) {
      if (minute > 3 * 1440) throw new Error('no offer was sent within three days')
      await before.advance({ minutes: 1 })
    }
    const copySeconds = copying ?? 0
    const lostAt = before.clock.now()
    const batchBefore = await openOfficeOf(before).get<TransferBatch>(path)
    const atLoss = await itemsOf(before.deps)
    const offersAtLoss = await offersIn(before.deps, batchBefore)
    const textsBefore = before.partners.sent.length
    const surveyBefore = await openOfficeOf(before).get<Survey>(surveyPath)
    await before.close()
    ledger.close()
    ledger = openLedger(ledgerFile)

    const restoring = performance.now()
    for (const file of [table, `${table}-wal`, `${table}-shm`]) await rm(file, { force: true })
    await rename(copy, table)
    const world = await openWorld({ data, ledger, chunkSize: 50, start: lostAt })
    const restoreSeconds = since(restoring)
    try {
      const restored = await itemsOf(world.deps)
      const reconciling: Reconciling = {
        sfn: new SFNClient(),
        s3: new S3Client({ forcePathStyle: true }),
        lambda: new LambdaClient(),
        bucket: world.deps.settings.BUCKET_NAME,
        stores: world.deps,
        now: lostAt,
        stateMachinesArn: arns.stateMachines,
        service: defaultService,
        since: new Date(epochOf(copiedAt ?? lostAt)),
        logs: [await readLog(join(data, 'functions.log'))],
        textsOnce: true,
        mend: false,
      }
      const looking = performance.now()
      const found = await reconcile(reconciling)
      const look = since(looking)
      const mending = performance.now()
      const mended = await reconcile({ ...reconciling, mend: true })
      const mend = since(mending)
      const itemsMended = await itemsOf(world.deps)
      const office = openOfficeOf(world)
      const offersMended = await offersIn(world.deps, await office.get<TransferBatch>(path))
      await world.settle()
      const batch = await office.get<TransferBatch>(path)
      return {
        copiedAt: copiedAt ?? lostAt,
        lostAt,
        items: {
          atLoss: atLoss.size,
          restored: restored.size,
          mended: itemsMended.size,
          missing: [...atLoss].filter((key) => !itemsMended.has(key)),
        },
        findings: { before: found, mended },
        seconds: { copy: copySeconds, restore: restoreSeconds, look, mend },
        texts: { beforeLoss: textsBefore, sent: [...world.partners.sent] },
        offers: { atLoss: offersAtLoss, mended: offersMended },
        people: await readable(world),
        survey: { atLoss: surveyBefore, mended: await office.get<Survey>(surveyPath) },
        batch,
        placements: await placementsOf(office, batch),
      }
    } finally {
      await world.close()
    }
  } finally {
    ledger.close()
    await rm(data, { recursive: true, force: true })
  }
}

const countyOfSheet = '530621'

/** A sheet that was uploaded, and its import, which begins when it is told to. */
async function announceSheet(world: World) {
  const office = openOfficeOf(world)
  const countyCode = countyOfSheet
  type Created = { surveyId: string; upload: { method: string; url: string } }
  const created = await office.post<Created>('/v1/surveys', 'another', { countyCode, fileName: 'another.csv' })
  const { method, url } = created.upload
  const { csv } = generateSurveySheet({
    workers: 10,
    seed: 9,
    counties: [countyCode],
    today: dateInShanghai(world.clock.now()),
  })
  await fetch(url, { method, body: csv })
  const surveyPath = `/v1/surveys/${created.surveyId}`
  return { surveyPath, begin: () => office.post(`${surveyPath}/import`, 'import another') }
}

async function readable({ deps: { workers, vault } }: World): Promise<Drill['people']> {
  const { items } = await workers.ofCounty(countyOfSheet, null)
  const opened = await vault.openOf(items, { sealedName: 'name' }, 'drill')
  return {
    known: items.length,
    readable: opened.filter(({ sealedName }) => sealedName.reveal() !== erasedDetail).length,
  }
}

const since = (start: number) => (performance.now() - start) / 1000

/** As SQLite copies a file that is being written to: page by page, and whole at one moment. */
function copyOf(file: string, to: string): number {
  const started = performance.now()
  const source = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  source.prepare('VACUUM INTO ?').run(to)
  source.close()
  return since(started)
}

/** A page is a chunk. */
async function placementsOf(office: Office, { batchId }: TransferBatch): Promise<Placement[]> {
  const all: Placement[] = []
  for (let cursor: string | null = '0'; cursor !== null; ) {
    const page: Page<Placement> = await office.get(`/v1/placements?batchId=${batchId}&cursor=${cursor}`)
    all.push(...page.items)
    cursor = page.next
  }
  return all
}

function openOfficeOf(world: Awaited<ReturnType<typeof openWorld>>) {
  return openOffice(new ApiClient(world), world.clock, async () => undefined)
}

/** What a person has come to, when nothing is left to happen. */
export const isSettled = (state: JourneyState['state']) => !['accepted', 'seated', 'boarded'].includes(state)
