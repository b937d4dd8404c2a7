import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { StatesError } from '../language/errors/states-error.ts'
import type { Json } from '../language/json.ts'
import { sdkMetadata } from './integration.ts'
import { plainAnswer } from './plain-answer.ts'

type Arguments = { [name: string]: unknown }

/** `aws-sdk:s3` with getObject, putObject and listObjectsV2; a body is text. */
export async function callS3(s3: S3Client, action: string, given: Json): Promise<Json> {
  const fields = given as Arguments
  try {
    if (action === 'getObject') {
      const { Body, ...rest } = await s3.send(new GetObjectCommand(fields as never))
      return { ...plainAnswer(rest), Body: (await Body?.transformToString()) ?? '', ...sdkMetadata() }
    }
    if (action === 'putObject') {
      const { Body } = fields
      const body = typeof Body === 'string' || Body === undefined ? Body : JSON.stringify(Body)
      return {
        ...plainAnswer(await s3.send(new PutObjectCommand({ ...fields, Body: body } as never))),
        ...sdkMetadata(),
      }
    }
    return { ...plainAnswer(await s3.send(new ListObjectsV2Command(fields as never))), ...sdkMetadata() }
  } catch (failure) {
    const { name, message } = failure as Error
    throw new StatesError(`S3.${name.endsWith('Exception') ? name : `${name}Exception`}`, message)
  }
}
