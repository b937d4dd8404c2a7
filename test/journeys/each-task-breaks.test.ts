import { describe, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import { beforeBoarding } from '../../domain/matching/placement.ts'
import type { ProposalSheet } from '../../domain/transport/journeys/transport-proposal.ts'
import { isBooked } from '../../domain/transport/trips/booking.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { TaskName } from '../../functions/catalog.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import { openJobOrder, openPlant } from '../enterprises/plant.ts'
import { definitionByName, statesOf } from '../workflows/definition-by-name.ts'
import { workflowsOfBatches } from '../workflows/workflows-of-batches.ts'
import { type BrokenJourney, type Fault, type JourneyOptions, runBroken } from './broken-journey.ts'
import { checkInsOf } from './check-ins-of.ts'
import { journeysOf } from './journeys-of.ts'
import { startReturningBatch } from './returning-batch.ts'
import type { RunningBatch } from './running-batch.ts'
import { toldTwice } from './told-twice.ts'

/** Trips of which a carrier said at booking that their train is full. */
const soldOut = new Set<string>()

const arrivedStates = new Set<string>(['arrived', 'handed-over', 'diverted', 'left'])

/** Stories that together call every task of a batch; each task is broken in the first that calls it. */
const stories = {
  'a batch as it should be': {},
  'a batch that is cancelled before its first departure': {
    meanwhile: async (batch) => {
      await batch.reach('travelling')
      await batch.office.post(`${batch.path}/cancel`, 'cancel', { why: '道路中断' })
    },
  },
  'a batch whose trains are sold out, and whose stations have no time for cases': {
    mood: {
      soldOut({ quoteId, tripId }) {
        if (quoteId.startsWith('rail')) soldOut.add(tripId)
        return quoteId.startsWith('rail')
      },
      tooBusy: () => true,
    },
  },
  'a batch of which one enterprise stays silent and one is paused, and whose people all withdraw before they travel': {
    besides: async (world) => {
      const [silent, paused] = [await openPlant(world), await openPlant(world)]
      const plants = []
      for (const plant of [silent, paused]) plants.push({ ...plant, jobOrder: await openJobOrder(world, plant) })
      const pause = { since: world.clock.now(), why: '工资与承诺不符', caseId: derivedId('CaseId', 'wages') }
      await world.deps.enterprises.pause(paused.id, pause)
      return plants
    },
    meanwhile: async (batch, { partners }) => {
      await batch.reach('travelling')
      for (const phone of new Set(partners.texts.map((sms) => sms.phone))) partners.reply(phone, '退订')
    },
  },
  'a batch whose plan is changed, and that loses a booked trip': {
    approves: false,
    meanwhile: async (batch, world) => {
      await batch.reach('waiting for approval')
      const proposals = `${batch.path}/transport-proposals`
      const { proposalId } = await batch.office.post<ProposalSheet>(proposals, 'asked', { forbid: ['seat-block-air'] })
      await world.advance({ hours: 12 })
      const { state } = await batch.office.get<ProposalSheet>(`${proposals}/${proposalId}`)
      if (state === 'proposed') await batch.office.post(`${proposals}/${proposalId}/acceptance`, 'accepted', {})
      await world.advance({ hours: 12 })
      await batch.office.post(`${batch.path}/approval`, 'approved', { decision: 'approve' })
      await batch.reach('travelling')
      const trip = (await tripsOf(batch)).find(({ booking }) => booking.state === 'confirmed')
      await batch.office.post(`/v1/trips/${trip?.tripId}/lost`, 'lost', { why: 'vehicle-broken-down' })
    },
  },
  'a batch of journeys home': { begins: startReturningBatch, start: '2026-11-30T01:00:00.000Z' as Instant },
} satisfies Record<string, JourneyOptions>
type Story = keyof typeof stories

/** Called only where another step was skipped, or was given up. */
const after: Partial<Record<TaskName, Fault & { story: Story }>> = {
  'transport/travel/raise-alarm': {
    task: 'transport/travel/tell-plants',
    decision: 'skip',
    story: 'a batch as it should be',
  },
  'transport/travel/freeze-manifest': {
    task: 'transport/travel/tell-plants',
    decision: 'skip',
    story: 'a batch as it should be',
  },
  'stabilisation/note-missed-check-in': {
    task: 'stabilisation/ask-cohort',
    decision: 'skip',
    story: 'a batch as it should be',
  },
  'transport/booking/confirm-trip': {
    task: 'transport/booking/list-legs',
    decision: 'retry',
    story: 'a batch as it should be',
  },
  'transport/planning/give-up-proposal': {
    task: 'transport/planning/draw-proposal',
    decision: 'retry',
    story: 'a batch whose plan is changed, and that loses a booked trip',
  },
}

/** Asks for the operator itself: `test/workflows/wait-for-operator.test.ts`. */
const asks = 'batches/await-operator'
/** A proposal that cannot be drawn is given up; whoever asked for it asks again. */
const givenUp = 'transport/planning/draw-proposal'

/** Only what a release before began still runs them: see `test/stabilisation/watch-cases.test.ts` and `test/enterprises/confirm-headcount.test.ts`. */
const ofReleaseBefore: readonly string[] = ['stabilisation/resolve-case', 'enterprises/confirm-headcount']

/** Every task of a batch, whatever its state says of failures: one that nobody would be called for breaks the batch here. */
const tasks = [
  ...new Set(
    workflowsOfBatches
      .filter((name) => !ofReleaseBefore.includes(name))
      .flatMap((name) =>
        statesOf(definitionByName(name))
          .filter(([, { Type }]) => Type === 'Task')
          .map(
            ([, { Resource, Arguments }]) => /^\$\{([\w/-]+)\}$/.exec(Arguments?.FunctionName ?? Resource ?? '')?.[1],
          )
          .filter((task) => task !== undefined),
      ),
  ),
].filter((task) => task !== asks && task !== givenUp) as TaskName[]

/** A batch for each of them takes minutes: `npm run sweep`. */
const each = process.env['EVERY_TASK'] !== undefined

/**
 * Those of the usual suite, one after the other in one batch. `matching/send-offers` breaks in `operator-at-night.test.ts`, for one chunk
 * of two, which shows more. Tasks of journeys home break in `test/returns/operator-at-night.test.ts`.
 */
const few: readonly Fault[] = [
  { task: 'matching/match-workers', decision: 'retry' },
  { task: 'transport/planning/plan-trips', decision: 'retry' },
  { task: 'batches/note-progress', decision: 'skip' },
  { task: 'stabilisation/form-cohorts', decision: 'retry' },
]
const skippable: readonly TaskName[] = [
  'batches/note-progress',
  'enterprises/remind-headcount',
  'matching/remind-silent',
  'transport/travel/remind-passengers',
  'stabilisation/ask-cohort',
]

async function tripsOf({ office, path }: RunningBatch): Promise<Trip[]> {
  return (await office.get<{ items: Trip[] }>(`${path}/trips?limit=100`)).items
}

const undisturbed = new Map<Story, Promise<BrokenJourney>>()
function storyOf(story: Story): Promise<BrokenJourney> {
  const made = undisturbed.get(story) ?? runBroken(stories[story])
  undisturbed.set(story, made)
  return made
}

/** The first story that calls the task. */
async function storyWith(task: TaskName): Promise<Story | undefined> {
  for (const story of Object.keys(stories) as Story[])
    if ((await storyOf(story)).called.has(functionName(task))) return story
  return undefined
}

/** What an enterprise does not hear when an operator skips it. */
const toldBy: Partial<Record<TaskName, string>> = {
  'enterprises/remind-headcount': 'headcount.reminded',
}

async function breaks(story: Story, faults: readonly Fault[]): Promise<void> {
  const before = await storyOf(story)
  const broken = await runBroken({ ...stories[story], faults })
  expect(broken.stalls.length).toBeGreaterThanOrEqual(faults.length)
  expect(broken.stalls.filter(({ state }) => state === 'open')).toEqual([])
  expect(broken.batch.state).toBe(before.batch.state)
  const skipped = faults.filter(({ decision }) => decision === 'skip').map(({ task }) => task)
  // Each enterprise hears the same, and keeps the places that it confirmed.
  const untold = new Set(skipped.map((task) => toldBy[task]))
  const toldTo = (heard: readonly string[]) => heard.filter((type) => !untold.has(type))
  expect(broken.heard.map(toldTo)).toEqual(before.heard.map(toldTo))
  expect(broken.batch.counts.headcount).toEqual(before.batch.counts.headcount)
  // Nobody loses a seat, and no carrier keeps one for nobody.
  const plantsTold = !skipped.includes('transport/travel/tell-plants')
  expect(journeysOf(broken, plantsTold)).toEqual(journeysOf(before, plantsTold))
  const ran = new Set(broken.trips.flatMap(({ tripId, progress }) => (progress.state === 'cancelled' ? [] : [tripId])))
  expect(broken.kept.filter((tripId) => !(ran as ReadonlySet<string>).has(tripId))).toEqual([])
  // Nobody loses a check-in, but the one that was skipped.
  const due = skipped.includes('stabilisation/ask-cohort') ? [7, 30, 90, 180] : [1, 7, 30, 90, 180]
  for (const days of checkInsOf(broken).values()) expect(days).toEqual(expect.arrayContaining(due))
  expect(toldTwice(broken)).toEqual([])
}

test('some story calls each task, and leaves nobody on the way', async () => {
  const uncalled: TaskName[] = []
  for (const task of tasks) if (!after[task] && !(await storyWith(task))) uncalled.push(task)
  expect(uncalled).toEqual([])
  for (const story of Object.keys(stories) as Story[]) {
    const journey = await storyOf(story)
    expect(toldTwice(journey)).toEqual([])
    expect(journey.stalls).toEqual([])
    expect(journey.placements.length).toBeGreaterThan(0)
    const underWay = [...beforeBoarding, 'boarded', 'arrived']
    expect(journey.placements.filter(({ journey: { state } }) => underWay.includes(state))).toEqual([])
    for (const days of checkInsOf(journey).values()) expect(days).toEqual([1, 7, 30, 90, 180])
  }
})

test('when trains turn out to be sold out at booking, people still get to their plants, each told once', async () => {
  const { batch, trips, sent, placements, kept } = await storyOf(
    'a batch whose trains are sold out, and whose stations have no time for cases',
  )
  const full = trips.filter(({ tripId }) => soldOut.has(tripId))
  expect(full.length).toBeGreaterThan(0)
  for (const { booking } of full) expect(booking.state).not.toBe('confirmed')
  const { accepted } = batch.counts.offers!
  const { boarded, noShow, withdrawn } = batch.counts.journey!
  expect(boarded + noShow + withdrawn).toBe(accepted)
  expect(boarded).toBeGreaterThan(accepted / 2)
  const notices = Map.groupBy(
    sent.filter(({ template }) => template.startsWith('travel-notice')),
    ({ workerId }) => workerId,
  )
  const travelled = placements.filter(({ journey }) => arrivedStates.has(journey.state))
  for (const { workerId } of travelled) expect(notices.get(workerId)).toHaveLength(1)
  const booked = new Set<string>(trips.flatMap(({ tripId, booking }) => (isBooked(booking) ? tripId : [])))
  expect(kept.filter((tripId) => !booked.has(tripId))).toEqual([])
})

if (each) {
  describe('a batch of which one task fails until an operator has it tried again', () => {
    test.each(tasks)('%s', async (task) => {
      const first = after[task]
      const fault: Fault = { task, decision: 'retry' }
      await (first ? breaks(first.story, [first, fault]) : breaks((await storyWith(task)) as Story, [fault]))
    })
  })
  describe('a batch of which one task fails until an operator skips it', () => {
    test.each(skippable)('%s', async (task) => {
      await breaks((await storyWith(task)) as Story, [{ task, decision: 'skip' }])
    })
  })
} else
  test('a batch of which one task after the other fails until an operator skips it, or has it tried again', async () => {
    const story = 'a batch as it should be'
    const { called } = await storyOf(story)
    for (const { task } of few) expect(called).toContain(functionName(task))
    await breaks(story, few)
  })

test('plants are not told who comes, and nobody telephones them: those who arrive are asked how it is all the same', async () => {
  const undisturbed = await storyOf('a batch as it should be')
  const journey = await runBroken({ faults: [{ task: 'transport/travel/tell-plants', decision: 'skip' }] })
  expect(journey.batch.state).toBe('completed')
  const without = journey.placements.filter(({ journey: { state } }) => state === 'arrived')
  expect(without.length).toBeGreaterThan(0)
  const phones = new Map(journey.sent.flatMap(({ workerId, phone }) => (workerId ? [[workerId, phone] as const] : [])))
  const wantNone = new Set(journey.typed.filter(({ text }) => /退订|TD|不要再发/.test(text)).map(({ phone }) => phone))
  for (const { workerId, journey: arrived } of without) {
    const phone = phones.get(workerId) ?? ''
    if (wantNone.has(phone)) continue
    const [first, ...others] = journey.sent.filter((sms) => sms.phone === phone && sms.template.startsWith('check-in'))
    expect(first?.template).toMatch(/^check-in-day-1/)
    // Two days for the plant's receipt, then from the next morning on.
    expect((epochOf(first!.at) - epochOf('at' in arrived ? arrived.at : first!.at)) / 86_400_000).toBeLessThan(5)
    // Whoever never said that there is a contract is asked for it once more, after the wage.
    const contract = others.filter(({ template }) => template.startsWith('check-in-contract'))
    expect([1, 2]).toContain(contract.length)
    expect(others.length - contract.length).toBe(3)
  }
  expect(toldTwice(journey)).toEqual([])
  // The trip is settled without a receipt, and says so.
  const open = journey.trips.filter(({ progress }) => progress.state === 'unreported')
  expect(open.length).toBeGreaterThan(0)
  for (const { alarms } of open)
    expect(alarms.map(({ what }) => what)).toContainEqual(expect.stringContaining('the end of the journey open'))
  expect(undisturbed.placements.map(({ journey: { state } }) => state)).not.toContain('arrived')
})
