import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai, epochOf, type Instant, plus, plusDays } from '../../domain/kernel/instant.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { type JumpingClock, jumpingClock } from '../clock/jumping-clock.ts'
import { standStill } from '../clock/stand-still.ts'
import { ApiClient } from '../partners/api-client.ts'
import type { CarrierMood } from '../partners/carriers.ts'
import { type Partners, startPartners } from '../partners/start-partners.ts'
import { type Runtime, startRuntime } from '../runtime/start-runtime.ts'
import { SetupProblem } from '../setup-problem.ts'
import { type EnterpriseDraft, generateJobOrders } from './generate-job-orders.ts'
import { importSheet, type Sheet } from './import-sheet.ts'
import { type Narrator, narrator } from './narrator.ts'
import { type Office, openOffice } from './office.ts'
import { openEnterprises } from './open-enterprises.ts'
import { tellStep } from './tell-step.ts'

/** The Monday after the Lantern Festival, when most people leave: 09:00 in Shanghai. */
export const demoStart = '2027-02-22T01:00:00.000Z' as Instant

export interface DemoOptions {
  readonly seed: number
  readonly sheets: readonly Sheet[]
  /** Generated to fit the number of candidates unless given. */
  readonly enterprises?: readonly EnterpriseDraft[]
  readonly data: string
  /** Whether the folder is wanted afterwards; not unless told. */
  readonly keep?: boolean
  /** Where the story is told. */
  readonly stream: NodeJS.WriteStream
  readonly mood?: CarrierMood
}

/** What there is to look at when the last follow-up has ended. */
export interface DemoEnd {
  readonly batch: TransferBatch
  readonly surveys: readonly Extract<Survey, { state: 'imported' }>[]
  readonly office: Office
  readonly teller: Narrator
  readonly runtime: Runtime<JumpingClock>
  readonly partners: Partners
}

/** From the survey to the first departure: headcount, three rounds of answers, approval, booking and its three days' lead. */
const leadDays = 11
const answerHours = 24
const followUpDays = 182

/** The whole journey of one batch, told line by line; `look` reads what became of it before everything closes. */
export async function runDemo<Seen>(options: DemoOptions, look: (end: DemoEnd) => Promise<Seen>): Promise<Seen> {
  const { seed, data, keep = false, stream, mood } = options
  const clock = jumpingClock({ start: demoStart, seed })
  const teller = narrator(stream, clock)
  let seen: TransferBatch | undefined
  const onLook = (batch: TransferBatch) => {
    tellStep(seen, batch, teller)
    seen = batch
  }
  const partners = await startPartners({ clock, seed, onLook, ...(mood && { mood }) })
  const runtime = await startRuntime({ data, keep, clock, seed, partnersUrl: partners.url })
  try {
    await partners.meet(runtime)
    const time = standStill(clock)
    const office = openOffice(new ApiClient(runtime), (span) => time.until(plus(clock.now(), span)))

    const surveys = []
    for (const sheet of options.sheets) surveys.push(await survey(office, sheet, teller))
    const candidates = surveys.reduce((sum, { outcome }) => sum + outcome.candidates, 0)
    const today = dateInShanghai(clock.now())
    const drafts =
      options.enterprises ?? generateJobOrders({ candidates, seed, startFrom: plusDays(today, leadDays + 3) })
    const opened = await openEnterprises(office, drafts, { today, opened: partners.enterprise })
    for (const refusal of opened.refusals) teller.say(`not taken from an enterprise: ${refusal}`)
    const jobOrders = opened.reported
    const places = jobOrders.reduce((sum, { headcount }) => sum + headcount, 0)
    teller.say(
      `${drafts.length} enterprises registered; they report ${jobOrders.length} job orders for ${places} people`,
    )
    if (jobOrders.length === 0) throw new SetupProblem('no enterprise reported a job order, so there is nothing to do')

    const { batchId } = await startBatch(office, jobOrders, seed)
    await time.untilHolds(() => seen?.progress.step === 'ended')
    await followUp(runtime, teller, time)
    const batch = await office.get<TransferBatch>(`/v1/transfer-batches/${batchId}`)
    return await look({ batch, surveys, office, teller, runtime, partners })
  } finally {
    await runtime.stop()
    await partners.stop()
  }
}

async function survey(office: Office, sheet: Sheet, teller: Narrator) {
  const imported = await importSheet(office, sheet)
  const { rows, accepted, rejected, duplicates, candidates } = imported.outcome
  const parts = `${accepted} accepted, ${rejected} rejected, ${duplicates} duplicates`
  teller.say(`${sheet.fileName}: ${rows} rows: ${parts}; ${candidates} are willing and may be asked`)
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
  teller: Narrator,
  time: ReturnType<typeof standStill>,
): Promise<void> {
  const begun = epochOf(runtime.clock.now())
  await time.untilHolds(() => {
    const days = (runtime.clock.epochMilliseconds() - begun) / 86_400_000
    teller.progress(`follow-up, day ${Math.floor(days)}`, days / followUpDays)
    return runtime.running('stabilisation/follow-placements') + runtime.running('stabilisation/resolve-case') === 0
  })
}
