import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import 'aws-sdk-client-mock-vitest/extend'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Bucket, bucketNamed } from '../../functions/gateways/bucket.ts'

const slowDown = s3Says('SlowDown', 503, 'Please reduce your request rate.')
const accessDenied = s3Says('AccessDenied', 403, 'Access Denied')
function s3Says(name: string, httpStatusCode: number, message: string) {
  const $fault = httpStatusCode < 500 ? 'client' : 'server'
  return new S3ServiceException({ name, $fault, message, $metadata: { httpStatusCode } })
}

function faulty() {
  const client = new S3Client({ region: 'cn-northwest-1' })
  return { s3: mockClient(client), bucket: bucketNamed('zhida-data', client) }
}
let s3: ReturnType<typeof faulty>['s3']
let bucket: Bucket
beforeEach(() => {
  ;({ s3, bucket } = faulty())
})
const list = 'batches/bat_1/candidates.json'

describe('what is not there', () => {
  test('is null, and no list of nobody', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'no', $metadata: {} }))
    s3.on(HeadObjectCommand).rejects(new NotFound({ message: 'no', $metadata: {} }))
    expect(await bucket.read(list)).toBeNull()
    expect(await bucket.has(list)).toBe(false)
    await expect(bucket.readJson(list)).rejects.toThrow(`the bucket holds no ${list}`)
  })
})

describe.each([
  ['a bucket that is asked too much of', slowDown, 'Please reduce your request rate.'],
  ['a bucket whose role lacks a right', accessDenied, 'Access Denied'],
])('%s', (_, error, says) => {
  test('does not say that a sheet was never uploaded, or that a list is empty', async () => {
    s3.on(GetObjectCommand).rejects(error).on(HeadObjectCommand).rejects(error)
    await expect(bucket.has('uploads/svy_1')).rejects.toThrow(says)
    await expect(bucket.read(list)).rejects.toThrow(says)
    await expect(bucket.readJson(list)).rejects.toThrow(says)
  })

  test('does not say that something was kept, or erased', async () => {
    s3.on(PutObjectCommand).rejects(error).on(DeleteObjectCommand).rejects(error)
    await expect(bucket.writeJson(list, [])).rejects.toThrow(says)
    await expect(bucket.writeNewJson(list, [])).rejects.toThrow(says)
    await expect(bucket.erase('uploads/svy_1')).rejects.toThrow(says)
  })
})

test('an object without a body is an empty one, which is not the same as none', async () => {
  s3.on(GetObjectCommand).resolves({})
  expect(await bucket.read(list)).toEqual(new Uint8Array())
})
