import { expect, test } from 'vitest'
import { readSettings } from '../../functions/wiring/settings.ts'

const environment = {
  TABLE_NAME: 'zhida',
  BUCKET_NAME: 'zhida',
  STATE_MACHINES_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:',
  OIDC_ISSUER: 'https://id.example.cn',
  PUBLIC_URL: 'https://zhida.example.cn',
  SMS_PROVIDER_URL: 'https://sms.example.cn',
  CARRIER_URL: 'https://carriers.example.cn',
}

test.each([
  [undefined, 100],
  ['50', 50],
  ['200', 200],
])('a chunk of %s workers is one of %i', (given, size) => {
  expect(readSettings({ ...environment, CHUNK_SIZE: given }).CHUNK_SIZE).toBe(size)
})

test.each(['49', '201', '75.5', 'many', ''])('no service starts with chunks of "%s" workers', (given) => {
  expect(() => readSettings({ ...environment, CHUNK_SIZE: given })).toThrow(/incomplete[\s\S]*CHUNK_SIZE/)
})
