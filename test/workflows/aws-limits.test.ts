import { beforeAll, describe, expect, test } from 'vitest'
import { largestBatch } from '../../domain/batches/transfer-batch.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { awsLimits } from './aws-limits.ts'
import { definitionByName, statesOf } from './definition-by-name.ts'
import { largestOf, type Measured } from './measure-executions.ts'
import { runBatch } from './run-batch.ts'
import { boundTogether } from './simulated-batch.ts'
import {
  everythingBreaks,
  everythingIsFine,
  everythingStalls,
  journeysBreak,
  type Mood,
  nobodyAnswers,
  nothingWorksAtOnce,
} from './simulated-partners.ts'

const names = Object.keys(workflows) as WorkflowName[]

/** Half of what AWS allows: the other half is for longer names and error texts than these, and for the next feature. */
const half = { events: awsLimits.events / 2, bytes: awsLimits.bytes / 2 }

/** In hours from its start a batch that goes well has all its trips under way. */
const travelling = { hours: 700 }

describe('as a batch grows', () => {
  const sizes = { small: 200, large: 600 }
  let small: Record<WorkflowName, Measured>
  let large: Record<WorkflowName, Measured>
  beforeAll(async () => {
    const measure = async (workers: number) => {
      const completed = await runBatch(workers, journeysBreak)
      const cancelled = await runBatch(workers, everythingIsFine, { cancelledAfter: travelling })
      expect([completed.status, cancelled.status]).toEqual(['SUCCEEDED', 'ABORTED'])
      return largestOf([completed.measured, cancelled.measured])
    }
    small = await measure(sizes.small)
    large = await measure(sizes.large)
  })

  /** Along the straight line through both sizes, at the largest batch that may be started. */
  function atLargest(workflow: WorkflowName, of: 'events' | 'data' | 'children'): number {
    const [less, more] = [small[workflow][of].size, large[workflow][of].size]
    return more + ((more - less) / (sizes.large - sizes.small)) * (largestBatch.workers - sizes.large)
  }

  test.each(names)('%s runs', (workflow) => {
    expect(large[workflow].executions).toBeGreaterThan(0)
  })

  // Up to 40 of a connection's trips that are booked by telephone wait inline: see below.
  test.each(names.filter((name) => name !== 'transport/book-trip'))('the history of %s stays as long', (workflow) => {
    expect(large[workflow].events.size).toBe(small[workflow].events.size)
  })

  test.each(names)('%s stays within half of AWS’s limits at 50,000 workers', (workflow) => {
    expect(atLargest(workflow, 'events'), large[workflow].events.where).toBeLessThanOrEqual(half.events)
    expect(atLargest(workflow, 'data'), large[workflow].data.where).toBeLessThanOrEqual(half.bytes)
    expect(atLargest(workflow, 'children'), large[workflow].children.where).toBeLessThanOrEqual(awsLimits.children)
  })
})

test.each([
  ['when every task fails until its last try', nothingWorksAtOnce],
  ['when tasks fail and every deadline passes once', everythingBreaks],
  ['when nobody ever answers', nobodyAnswers],
])('%s, no execution comes to half of AWS’s limits', async (_, mood) => {
  const { measured } = await runBatch(100, mood)
  for (const workflow of names) {
    const { events, data, name, hours } = measured[workflow]
    expect(events.size, workflow).toBeLessThanOrEqual(half.events)
    expect(data.size, `${workflow}: ${data.where}`).toBeLessThanOrEqual(half.bytes)
    expect(name.size, name.where).toBeLessThanOrEqual(awsLimits.name)
    expect(hours.size, workflow).toBeLessThan(awsLimits.hours)
  }
})

describe('a connection whose trips are booked by telephone, with every try of every step used, and an operator called', () => {
  const everyTry: Mood = { ...everythingStalls, failures: (task) => (task === 'batches/await-operator' ? 20 : 21) }
  const measured = new Map<number, Measured>()
  beforeAll(async () => {
    for (const trips of [40, 41, 70]) {
      const run = await runBatch(boundTogether(trips), everyTry, { only: ['batches/run-transfer-batch'] })
      measured.set(trips, run.measured['transport/book-trip'])
    }
  })

  test.each([40, 41, 70])('stays within half of AWS’s limits with %i of them', (trips) => {
    const { events, data } = measured.get(trips)!
    expect(events.size).toBeLessThanOrEqual(half.events)
    expect(data.size, data.where).toBeLessThanOrEqual(half.bytes)
  })

  test('its history stays as long, however many there are', () => {
    expect(measured.get(70)?.events.size).toBe(measured.get(41)?.events.size)
  })
})

describe.each(names)('the maps of %s', (workflow) => {
  const maps = statesOf(definitionByName(workflow)).filter(([, { Type }]) => Type === 'Map')

  test('keep nobody waiting for others who take days', () => {
    const waits = maps.filter(([, { ItemProcessor }]) =>
      Object.values(ItemProcessor?.States ?? {}).some(({ Resource }) => Resource?.endsWith('.sync:2')),
    )
    /** Where a child takes several items, in a map of its own. */
    const around = (name: string) => maps.find(([, { ItemProcessor }]) => ItemProcessor?.States?.[name] !== undefined)
    const narrow = waits.flatMap(([name, { MaxConcurrency }]) => {
      const outer = around(name)
      const all = outer?.[1].ItemBatcher?.MaxItemsPerBatch ?? awsLimits.children
      const isNarrow = MaxConcurrency !== all || (outer && outer[1].MaxConcurrency !== awsLimits.children)
      return isNarrow ? [name] : []
    })
    expect(narrow).toEqual([])
  })

  test('ask for no more at once than AWS runs', () => {
    const wide = maps.filter(([, { MaxConcurrency = Number.POSITIVE_INFINITY, ItemProcessor }]) => {
      const isInline = ItemProcessor?.ProcessorConfig?.Mode === 'INLINE'
      return MaxConcurrency > (isInline ? awsLimits.iterations : awsLimits.children)
    })
    expect(wide.map(([name]) => name)).toEqual([])
  })
})
