import { expect, test } from 'vitest'
import { firstSecretVersion, rotateSecret, versionsValidAt } from '../../domain/enterprises/secret-versions.ts'
import { at } from './sample.ts'

const monday = at('2027-01-04')
const once = rotateSecret(firstSecretVersion, monday)

test('the version before counts for 24 hours', () => {
  expect(versionsValidAt(firstSecretVersion, monday)).toEqual([1])
  expect(versionsValidAt(once, at('2027-01-05', '08:59'))).toEqual([2, 1])
  expect(versionsValidAt(once, at('2027-01-05'))).toEqual([2])
})

test('a second rotation within the day locks nobody out: a retry may have been the cause', () => {
  const twice = rotateSecret(once, at('2027-01-04', '09:01'))
  expect(versionsValidAt(twice, at('2027-01-04', '20:00'))).toEqual([3, 2, 1])
  expect(versionsValidAt(twice, at('2027-01-05', '09:00'))).toEqual([3, 2])
})

test('what has run out is not kept', () => {
  expect(rotateSecret(once, at('2027-01-06')).retiring.map(({ version }) => version)).toEqual([2])
})
