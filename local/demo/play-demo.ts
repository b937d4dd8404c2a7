import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai, epochOf, plus, plusDays } from '../../domain/kernel/instant.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { JumpingClock } from '../clock/jumping-clock.ts'
import { standStill } from '../clock/stand-still.ts'
import { ApiClient } from '../partners/api-client.ts'
import type { CarrierMood } from '../partners/carriers.ts'
import type { Ledger } from '../partners/ledger.ts'
import { type Partners, startPartners } from '../partners/start-partners.ts'
import { type Runtime, startRuntime } from '../runtime/start-runtime.ts'
import { SetupProblem } from '../setup-problem.ts'
import { demoStart } from './demo-start.ts'
import { enterStops } from './enter-stops.ts'
import { type Flood, floodCounty, settleHelp } from './flood.ts'
import { type EnterpriseDraft, generateJobOrders } from './generate-job-orders.ts'
import { startHomeward } from './homeward.ts'
import { importSheet, type Sheet } from './import-sheet.ts'
import type { Narrator } from './narrator.ts'
import { type Office, openOffice } from './office.ts'
import { openEnterprises } from './open-enterprises.ts'
import type { Scenario } from './read-options.ts'
import type { Story } from './story.ts'
import { tellStep } from './tell-step.ts'

export interface DemoScript {
  readonly seed: number
  readonly sheets: readonly Sheet[]
  /** Generated to fit the number of candidates unless given. */
  readonly enterprises?: readonly EnterpriseDraft[]
  readonly data: string
  /** Whether the folder is wanted afterwards; not unless told. */
  readonly keep?: boolean
  /** So many rows that the table and the journal lie in the folder though it is thrown away: in memory they take 60 KB a row. */
  readonly large?: boolean
  readonly mood?: CarrierMood
  readonly scenario?: Scenario
}

/** What there is to look at when the last follow-up has ended. */
export interface DemoEnd {
  readonly batch: TransferBatch
  readonly surveys: readonly Extract<Survey, { state: 'imported' }>[]
  readonly office: Office
  readonly teller: Narrator
  readonly runtime: Runtime<JumpingClock>
  readonly partners: Partners
  /** Of a season: the county that was hit, and the batch of the way home. */
  readonly flood?: Flood
  readonly homeward?: string
}

/** From the survey to the first departure: headcount, three rounds of answers, approval, booking and its three days' lead. */
const leadDays = 11
const answerHours = 24
const followUpDays = 182

interface Stage {
  readonly ledger: Ledger
  readonly clock: JumpingClock
  readonly teller: Narrator
  readonly story: Story
  /** What is to be closed at the end, the last one first. */
  readonly opened: (() => unknown)[]
}

/** The story from the surveys to the last follow-up, told line by line, from wherever it was broken off. */
export async function playDemo<Seen>(
  script: DemoScript,
  { ledger, clock, teller, story, opened }: Stage,
  look: (end: DemoEnd) => Promise<Seen>,
): Promise<Seen> {
  const { seed, data, keep = false, large = false, mood, scenario } = script
  let seen: TransferBatch | undefined
  const onLook = (batch: TransferBatch) => {
    tellStep(seen, batch, teller)
    seen = batch
  }
  const time = standStill(clock)
  const partners = await startPartners({
    clock,
    seed,
    ledger,
    onLook,
    season: scenario === 'season',
    ...(mood && { mood }),
  })
  opened.push(() => partners.stop())
  const runtime = await startRuntime({ data, keep: keep || large, clock, seed, partnersUrl: partners.url })
  opened.push(() => runtime.stop())
  await partners.meet(runtime)
  const office = openOffice(new ApiClient(runtime), clock, (moment) => time.until(moment))

  const surveys = []
  for (const sheet of script.sheets) surveys.push(await survey(office, story, sheet, teller))
  const candidates = surveys.reduce((sum, { outcome }) => sum + outcome.candidates, 0)
  const flood = scenario === 'season' ? await hitByFlood(office, story, { seed, teller }) : null
  const today = await story.once('open enterprises', () => dateInShanghai(clock.now()))
  const drafts = script.enterprises ?? generateJobOrders({ candidates, seed, startFrom: plusDays(today, leadDays + 3) })
  const isOld = story.isDone('start the batch')
  const batchId = await story.once('start the batch', async () => {
    // Every fourth of the examples is a firm without a server.
    const hasServer = (index: number) => script.enterprises !== undefined || index % 4 !== 3
    const { reported, refusals } = await openEnterprises(office, story, drafts, partners.enterprise, hasServer)
    for (const refusal of refusals) teller.say(`not taken from an enterprise: ${refusal}`)
    const places = reported.reduce((sum, { headcount }) => sum + headcount, 0)
    teller.say(
      `${drafts.length} enterprises registered; they report ${reported.length} job orders for ${places} people`,
    )
    if (reported.length === 0) throw new SetupProblem('no enterprise reported a job order, so there is nothing to do')
    await enterStops(office)
    if (scenario === 'season') {
      const { enterSeasonPolicies } = await import('./season-policies.ts')
      await enterSeasonPolicies(office)
    }
    if (flood) await settleHelp(office, story, flood)
    const started = await startBatch(office, reported, seed)
    return started.batchId
  })

  const path = `/v1/transfer-batches/${batchId}`
  // Nobody looks again at a batch that ended before.
  if (isOld) seen = await office.get<TransferBatch>(path)
  // Where nobody can go no enterprise is asked, so nobody begins to look at the batch.
  await time.untilHolds(() =>
    seen ? seen.progress.step === 'ended' : runtime.running('batches/run-transfer-batch') === 0,
  )
  await followUp(runtime, office, teller, time)
  const end = { batch: await office.get<TransferBatch>(path), surveys, office, teller, runtime, partners }
  if (scenario !== 'season') return await look(end)
  const homeward = await startHomeward(office, story, (moment) => time.until(moment))
  teller.say('the firms are asked who goes home before the festival, and then each of them')
  await time.untilHolds(() => runtime.running('batches/run-transfer-batch') === 0)
  return await look({ ...end, ...(flood && { flood }), homeward })
}

async function hitByFlood(office: Office, story: Story, { seed, teller }: { seed: number; teller: Narrator }) {
  const isOld = story.isDone('hit by a flood')
  const flood = await story.once('hit by a flood', () => floodCounty(office, story, seed))
  if (flood && !isOld)
    teller.say(
      `${flood.name} is flooded: ${flood.people} people are called before any job is offered; ${flood.needsHelp} need help, ${flood.notReached} were not reached`,
    )
  return flood
}

async function survey(office: Office, story: Story, sheet: Sheet, teller: Narrator) {
  const knownBefore = story.isDone(`wait for ${sheet.fileName}`)
  const imported = await importSheet(office, story, sheet)
  if (knownBefore) return imported
  const { rows, accepted, rejected, duplicates, candidates } = imported.outcome
  const parts = `${accepted} accepted, ${rejected} rejected, ${duplicates} duplicates`
  teller.say(`${sheet.fileName}: ${rows} rows: ${parts}; ${candidates} are willing and may be asked`)
  for (const { head, nearest } of imported.findings?.unknownHeads ?? []) {
    teller.say(`${sheet.fileName}: the head ${head} was not understood${nearest ? `; did you mean ${nearest}?` : ''}`)
  }
  const unclear = imported.findings?.toClarify?.length ?? 0
  if (unclear > 0) teller.say(`${sheet.fileName}: ${unclear} accepted rows have a cell to be clarified by telephone`)
  const alike = imported.findings?.likelyDuplicates?.length ?? 0
  if (alike > 0)
    teller.say(`${sheet.fileName}: ${alike} rows may be somebody who stands in another row; look at findings`)
  for (const { sheet: name, why } of imported.findings?.notRead ?? []) {
    teller.say(`${sheet.fileName}: sheet ${name} was not read: ${why.replaceAll('-', ' ')}`)
  }
  return imported
}

/** The travel window opens when the booking can be done, or on the eve of the first start, and lasts to the last start. */
async function startBatch(office: Office, jobOrders: readonly JobOrder[], seed: number): Promise<TransferBatch> {
  const starts = jobOrders.map(({ startDate }) => startDate).sort()
  const [first] = starts
  const last = starts.at(-1)
  if (!first || !last) throw new SetupProblem('there is no job order to start a batch for')
  const usual = plusDays(dateInShanghai(demoStart), leadDays)
  const eve = plusDays(first, -1)
  return office.post<TransferBatch>('/v1/transfer-batches', `batch ${seed}`, {
    campaign: '春风行动 2027',
    counties: [...counties.keys()],
    jobOrders: jobOrders.map(({ id }) => id),
    travelWindow: { from: usual < eve ? usual : eve, to: last },
    answerHours,
  })
}

/** Until nobody is asked any more and every case has ended. */
async function followUp(
  runtime: Runtime<JumpingClock>,
  office: Office,
  teller: Narrator,
  time: ReturnType<typeof standStill>,
): Promise<void> {
  const begun = epochOf(runtime.clock.now())
  await time.untilHolds(() => {
    const days = (runtime.clock.epochMilliseconds() - begun) / 86_400_000
    teller.progress(`follow-up, day ${Math.floor(days)}`, days / followUpDays)
    const following = [
      'stabilisation/follow-placements',
      'stabilisation/watch-cases',
      'stabilisation/resolve-case',
    ] as const
    return following.every((workflow) => runtime.running(workflow) === 0)
  })
  // An open case whose time runs out on a later day is watched by nobody until that day begins.
  const isOpen = async () => (await office.get<{ items: object[] }>('/v1/cases?standing=open&limit=1')).items.length > 0
  while (await isOpen()) await time.until(plus(runtime.clock.now(), { days: 1 }))
}
