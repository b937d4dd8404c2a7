import { expect, test } from 'vitest'
import {
  firstSecretVersion,
  revokeSecret,
  rotateSecret,
  versionsValidAt,
} from '../../domain/enterprises/secret-versions.ts'
import { at } from './sample.ts'

const monday = at('2027-01-04')
const once = rotateSecret(firstSecretVersion, monday)

test('the version before counts for 24 hours', () => {
  expect(versionsValidAt(firstSecretVersion, monday)).toEqual([1])
  expect(versionsValidAt(once, at('2027-01-05', '08:59'))).toEqual([2, 1])
  expect(versionsValidAt(once, at('2027-01-05'))).toEqual([2])
})

test('two count at most: a second rotation within the day ends the first secret', () => {
  const twice = rotateSecret(once, at('2027-01-04', '09:01'))
  expect(versionsValidAt(twice, at('2027-01-04', '20:00'))).toEqual([3, 2])
  expect(versionsValidAt(twice, at('2027-01-05', '09:01'))).toEqual([3])
  // As it was kept by those who rotated when three could count.
  const kept = { current: 3, retiring: [1, 2].map((version) => ({ version: 3 - version, until: at('2027-01-05') })) }
  expect(versionsValidAt(kept, monday)).toEqual([3, 2])
})

test('a secret that leaked counts no longer at once, and no other with it', () => {
  expect(versionsValidAt(revokeSecret(once, 1), monday)).toEqual([2])
  expect(versionsValidAt(revokeSecret(once, 2), monday)).toEqual([3, 1])
  expect(versionsValidAt(revokeSecret(once), monday)).toEqual([3])
  expect(versionsValidAt(revokeSecret(firstSecretVersion, 1), monday)).toEqual([2])
})

test('what has run out is not kept', () => {
  expect(rotateSecret(once, at('2027-01-06')).retiring.map(({ version }) => version)).toEqual([2])
})
