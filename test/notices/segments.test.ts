import { expect, test } from 'vitest'
import { segmentsOf } from '../../domain/notices/segments.ts'

const textOf = (characters: number) => '行'.repeat(characters)

test('the signature and its brackets count', () => {
  expect(segmentsOf('云岭务工', textOf(64))).toBe(1)
  expect(segmentsOf('云岭务工', textOf(65))).toBe(2)
})

test('a longer message is cut into parts of 67', () => {
  expect(segmentsOf('云岭务工', textOf(134 - 6))).toBe(2)
  expect(segmentsOf('云岭务工', textOf(135 - 6))).toBe(3)
  expect(segmentsOf('云岭务工', textOf(500 - 6))).toBe(8)
})

test('more than 500 characters are refused', () => {
  expect(segmentsOf('云岭务工', textOf(501 - 6))).toMatchObject({ refused: 'too-large' })
})

test('a rare character of a name takes the room of two', () => {
  expect(segmentsOf('云岭务工', `${textOf(62)}𫚭`)).toBe(1)
  expect(segmentsOf('云岭务工', `${textOf(63)}𫚭`)).toBe(2)
})
