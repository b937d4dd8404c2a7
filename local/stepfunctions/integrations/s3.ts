import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import type { Json } from '../model/json.ts'
import { RuntimeError, StatesError } from '../model/states-error.ts'
import { failedCall } from './failed-call.ts'
import { plainAnswer } from './plain-answer.ts'

type Arguments = { [name: string]: unknown }

/** `aws-sdk:s3` with getObject, putObject and listObjectsV2; a body is text. */
export async function callS3(s3: S3Client, action: string, given: Json): Promise<Json> {
  const fields = given as Arguments
  for (const field of ['Bucket', 'Key', 'Prefix']) {
    const value = fields[field] ?? ''
    if (typeof value !== 'string') throw new RuntimeError(`The value for the field '${field}' must be a string`)
  }
  try {
    if (action === 'getObject') {
      const { Body, ...rest } = await s3.send(new GetObjectCommand(fields as never))
      return { ...plainAnswer(rest), Body: (await Body?.transformToString()) ?? '' }
    }
    if (action === 'putObject') {
      const { Body } = fields
      const body = typeof Body === 'string' || Body === undefined ? Body : JSON.stringify(Body)
      return plainAnswer(await s3.send(new PutObjectCommand({ ...fields, Body: body } as never)))
    }
    return plainAnswer(await s3.send(new ListObjectsV2Command(fields as never)))
  } catch (failure) {
    throw new StatesError(`S3.${nameOf(failure)}`, failedCall('S3', failure))
  }
}

/** `NoSuchKeyException`; an error that has no class of its own in AWS's client is an S3Exception. */
function nameOf(failure: unknown): string {
  if (!(failure instanceof S3ServiceException)) return 'SdkClientException'
  if (failure.constructor === S3ServiceException) return 'S3Exception'
  return failure.name.endsWith('Exception') ? failure.name : `${failure.name}Exception`
}
