import { expect, test } from 'vitest'
import { uuid } from '../../../local/stepfunctions/language/functions/uuid.ts'
import { chanceFrom } from '../../../local/stepfunctions/runtime/chance-from.ts'

test('the same parts give the same numbers, other parts others', () => {
  const [one, same, other] = [chanceFrom(1, 'a', 2), chanceFrom(1, 'a', 2), chanceFrom(1, 'a', 3)]
  const drawn = Array.from({ length: 5 }, one)
  expect(Array.from({ length: 5 }, same)).toEqual(drawn)
  expect(Array.from({ length: 5 }, other)).not.toEqual(drawn)
  expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true)
})

test('names drawn for a hundred thousand items are all different', () => {
  const names = new Set<string>()
  for (let item = 0; item < 100_000; item++) names.add(uuid(chanceFrom(1, 'map run', item)))
  expect(names.size).toBe(100_000)
})
