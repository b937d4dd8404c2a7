import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawCandidates } from '../../domain/batches/draw-candidates.ts'
import { derivedId } from '../../domain/kernel/ids.ts'

const batchId = derivedId('BatchId', 'spring')
const welding = new Set(['焊工'])

const person = fc.record({
  skills: fc.subarray(['焊工', '厨师']),
  priority: fc.boolean(),
  companionGroup: fc.option(fc.integer({ min: 1, max: 6 }).map((group) => `svy_1:${group}`)),
})
const people = fc
  .array(person, { maxLength: 40 })
  .map((all) => all.map((one, number) => ({ workerId: derivedId('WorkerId', number), ...one })))
const cases = fc.record({ all: people, most: fc.integer({ min: 0, max: 45 }) })

test('never more than may take part, in their order, and companions all or none', () => {
  fc.assert(
    fc.property(cases, ({ all, most }) => {
      const drawn = drawCandidates(all, { batchId, most, askedSkills: welding })
      expect(drawn.length).toBeLessThanOrEqual(most)
      expect(drawn).toEqual(all.filter((one) => drawn.includes(one)))
      if (all.length <= most) expect(drawn).toEqual(all)
      for (const group of Map.groupBy(all, ({ companionGroup }) => companionGroup)) {
        const [name, members] = group
        if (name !== null) expect([0, members.length]).toContain(members.filter((one) => drawn.includes(one)).length)
      }
    }),
  )
})

test('of people who go alone: whoever has a skill that is asked for, then who is helped first; and no place stays free', () => {
  fc.assert(
    fc.property(cases, ({ all, most }) => {
      const alone = all.map((one) => ({ ...one, companionGroup: null }))
      const drawn = drawCandidates(alone, { batchId, most, askedSkills: welding })
      const rank = ({ skills, priority }: (typeof alone)[number]) =>
        (skills.includes('焊工') ? 0 : 2) + (priority ? 0 : 1)
      const left = alone.filter((one) => !drawn.includes(one))
      expect(drawn).toHaveLength(Math.min(most, alone.length))
      for (const one of drawn) for (const other of left) expect(rank(one)).toBeLessThanOrEqual(rank(other))
    }),
  )
})

test('where they stand on the list decides nothing, and another batch draws others', () => {
  const alike = Array.from({ length: 400 }, (_, number) => ({
    workerId: derivedId('WorkerId', number),
    skills: [],
    priority: false,
    companionGroup: null,
  }))
  const draw = (of: typeof alike, by = batchId) =>
    new Set(drawCandidates(of, { batchId: by, most: 100, askedSkills: welding }).map(({ workerId }) => workerId))
  const drawn = draw(alike)
  expect(draw(alike.toReversed())).toEqual(drawn)
  expect(draw(alike, derivedId('BatchId', 'autumn'))).not.toEqual(drawn)
  const ofFirstHalf = alike.slice(0, 200).filter(({ workerId }) => drawn.has(workerId)).length
  expect(ofFirstHalf).toBeGreaterThan(30)
  expect(ofFirstHalf).toBeLessThan(70)
})
