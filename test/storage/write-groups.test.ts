import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeGroups } from '../../storage/write-groups.ts'

interface One {
  readonly group: number
  readonly number: number
}

/** Each group has room for so many; `gone` are refused for reasons of their own. `conflicts`: so many calls first meet somebody else. */
function groupsTable(room: readonly number[], gone: (one: One) => boolean = () => false, conflicts = 0) {
  const sizes: number[] = []
  const free = [...room]
  let left = conflicts
  const transact = async (groups: readonly (readonly One[])[]) => {
    const of = groups.map((some) => some[0]?.group ?? -1)
    // As the table: an item may be named once.
    expect(new Set(of).size).toBe(of.length)
    const reasons = groups.flatMap((some, place) => {
      const own = some.flatMap((one) => [gone(one) ? 'ConditionalCheckFailed' : 'None', 'None'])
      return [...own, some.length > (free[of[place] as number] ?? 0) ? 'ConditionalCheckFailed' : 'None']
    })
    sizes.push(reasons.length)
    if (left > 0) {
      left -= 1
      reasons[0] = 'TransactionConflict'
    }
    const data = reasons.map((code) => ({ rejected: code !== 'None', code }))
    const canceled = data.some(({ rejected }) => rejected)
    if (!canceled) for (const [place, some] of groups.entries()) free[of[place] as number]! -= some.length
    return { canceled, data }
  }
  return { sizes, transact }
}
const writes = { perItem: 2, perGroup: 1 } as const
const groupOf = (group: number, size: number): One[] => Array.from({ length: size }, (_, number) => ({ group, number }))

test('a write of a group that is refused leaves out its last, as many as there is no room for, and nobody of another group', async () => {
  const { transact, sizes } = groupsTable([2, 9, 0])
  const groups = [groupOf(0, 3), groupOf(1, 3), groupOf(2, 1)]
  expect(await writeGroups(groups, writes, transact)).toEqual([...groupOf(0, 2), ...groupOf(1, 3)])
  expect(sizes).toEqual([17, 12])
})

test('it goes to those who are left, once somebody has dropped out', async () => {
  const { transact, sizes } = groupsTable([2, 2], ({ group, number }) => group === 0 && number % 2 === 0)
  const groups = [groupOf(0, 4), groupOf(1, 2)]
  const written = await writeGroups(groups, writes, transact)
  expect(written.map(({ group, number }) => [group, number])).toEqual([
    [0, 1],
    [0, 3],
    [1, 0],
    [1, 1],
  ])
  expect(sizes).toEqual([14, 10])
})

test('groups that meet somebody else go on one by one', async () => {
  const { transact, sizes } = groupsTable([9, 9, 9], undefined, 1)
  const groups = [groupOf(0, 2), groupOf(1, 2), groupOf(2, 2)]
  expect(await writeGroups(groups, writes, transact)).toEqual(groups.flat())
  expect(sizes).toEqual([15, 5, 5, 5])
})

test('whatever there is room for, and whoever is refused, each transaction has a hundred writes at most and each group what fits', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ size: fc.nat(120), room: fc.nat(130) }), { maxLength: 8 }),
      fc.integer({ min: 2, max: 9 }),
      fc.nat(3),
      async (shapes, every, conflicts) => {
        const isGone = ({ number }: One) => number % every === 1
        const { transact, sizes } = groupsTable(
          shapes.map(({ room }) => room),
          isGone,
          conflicts,
        )
        const groups = shapes.map(({ size }, group) => groupOf(group, size))
        const written = await writeGroups(groups, writes, transact)
        for (const size of sizes) expect(size).toBeLessThanOrEqual(100)
        for (const [group, some] of groups.entries()) {
          const fitting = some.filter((one) => !isGone(one))
          const room = Math.min(shapes[group]?.room ?? 0, fitting.length)
          expect(written.filter((one) => one.group === group)).toHaveLength(room)
        }
      },
    ),
    { numRuns: 60, seed: 5 },
  ))
