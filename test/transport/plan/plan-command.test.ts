import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DepartureTimetable } from '../../../domain/transport/plan/plan-timetables.ts'
import type { PlannedTrips } from '../../../domain/transport/plan/plan-trips.ts'
import { departureKey } from '../../../domain/transport/plan/solve/departure.ts'
import { TransportPlan } from '../../../domain/transport/plan/transport-plan.ts'
import { checkPlan } from './check-plan.ts'
import { generateInstance } from './generate-instance.ts'

const command = fileURLToPath(new URL('../../../local/plan.ts', import.meta.url))
const instance = generateInstance(5, { passengers: 90, counties: 4, cities: 3 })
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(value: unknown, ...options: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = join(folder, 'instance.json')
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value))
  return new Promise((resolve) => {
    execFile(process.execPath, [command, '--instance', file, ...options], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

describe('npm run plan', () => {
  test('prints a feasible plan, its cost beside the plain rule, a picture and timetables', async () => {
    const picture = join(folder, 'plan.svg')
    const times = join(folder, 'timetable.json')
    const { code, out, err } = await run(
      instance,
      '--seconds',
      '600',
      '--compare',
      '--svg',
      picture,
      '--timetable',
      times,
    )
    expect(code).toBe(0)
    const plan = JSON.parse(out) as PlannedTrips
    expect(checkPlan(instance, TransportPlan.parse(plan))).toEqual({ broken: [], costYuan: plan.costYuan })
    expect(err).toMatch(/cost \d+ yuan, bound \d+ yuan, gap [\d.]+%, seat-fill [\d.]+%/)
    expect(err).toMatch(/"fill the largest coach" costs \d+ yuan/)
    const timetables = JSON.parse(await readFile(times, 'utf8')) as DepartureTimetable[]
    expect(new Set(timetables.map(departureKey))).toEqual(new Set(plan.coaches.map(departureKey)))
    const svg = await readFile(picture, 'utf8')
    expect(svg).toContain('90 people')
    const opened = svg.match(/<(?!\/|\?)[a-z]+/g)?.length ?? 0
    const closed = (svg.match(/<\/[a-z]+>/g)?.length ?? 0) + (svg.match(/\/>/g)?.length ?? 0)
    expect(opened).toBe(closed)
  })

  test('tells of an instance without groups, and of one in which no coach drives', async () => {
    const picture = join(folder, 'nothing.svg')
    const nobody = await run({ ...instance, groups: [] }, '--compare', '--svg', picture)
    expect(nobody.code).toBe(0)
    expect(nobody.err).toContain('cost 0 yuan, bound 0 yuan, gap 0.00%')
    expect(nobody.err).toContain('costs 0 yuan, 0.00% more')
    const still = { ...instance, rules: { ...instance.rules, nightStopFrom: 0, nightStopTo: 1440 } }
    const alone = await run(still, '--seconds', '60', '--compare', '--svg', picture)
    expect(alone.code).toBe(0)
    expect(alone.err).toContain('gap 0.00%, seat-fill 0.00%')
    expect(JSON.parse(alone.out)).toMatchObject({ coaches: [], rides: [] })
  })

  test('refuses options that it cannot follow before it plans', async () => {
    for (const [options, sentence] of [
      [['--seconds', ''], /--seconds is not a number of seconds/],
      [['--seconds=-1'], /--seconds is not a number of seconds/],
      [['--svg', join(folder, 'nowhere', 'plan.svg')], /cannot write .*plan.svg/],
    ] as const) {
      const { code, out, err } = await run(instance, ...options)
      expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 })
      expect(err).toMatch(sentence)
    }
  })

  test.each([
    ['not JSON', '{', /is not JSON/],
    ['another format', { ...instance, format: 'transport-2' }, /not a transport-1 instance: \/format/],
    ['a service from nowhere', withService({ fromHub: 'R-Nowhere' }), /no hub R-Nowhere/],
    ['a window that is shut', withGroup({ latestDeparture: 0 }), /can travel at no time/],
  ])('refuses %s in one sentence', async (_, value, sentence) => {
    const { code, out, err } = await run(value)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

function withService(change: object) {
  return { ...instance, services: instance.services.map((service) => ({ ...service, ...change })) }
}

function withGroup(change: object) {
  return { ...instance, groups: instance.groups.map((group) => ({ ...group, ...change })) }
}
