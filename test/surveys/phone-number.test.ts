import { expect, test } from 'vitest'
import { parsePhone } from '../../domain/surveys/phone-number.ts'

test.each([
  '15412345678',
  '154 1234 5678',
  '154-1234-5678',
  '+8615412345678',
  '+86 154 1234 5678',
  '008615412345678',
  '86-15412345678',
  '15412345678.0',
  '１５４１２３４５６７８',
])('%s is read as the mobile number that it is', (written) => {
  expect(parsePhone(written)?.reveal()).toBe('15412345678')
})

test.each([
  '12412345678',
  '1541234567',
  '154123456789',
  '0871-63111111',
  '+1 154 1234 5678',
  '15412345678/15487654321',
  '没有',
  '',
])('%s is no mobile number of the mainland', (written) => {
  expect(parsePhone(written)).toBeNull()
})

test('a phone prints masked', () => {
  expect(JSON.stringify({ phone: parsePhone('15412345678') })).toBe('{"phone":"154****5678"}')
})
