import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import { failedOptimisedCall } from '../integrations/failed-call.ts'
import type { Json } from '../model/json.ts'
import { ItemReaderFailed } from '../model/states-error.ts'

/** One item an object of the bucket: `{ Etag, Key, LastModified, Size, StorageClass }`, the time in seconds. */
export async function* readListing(s3: S3Client, bucket: string, prefix: string): AsyncIterable<Json> {
  let token: string | undefined
  do {
    const page = await s3
      .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }))
      .catch((failure: Error) => {
        throw new ItemReaderFailed(failedOptimisedCall('Amazon S3', failure), { refused: true })
      })
    for (const object of page.Contents ?? []) {
      yield {
        Etag: object.ETag ?? '',
        Key: object.Key ?? '',
        LastModified: Math.floor((object.LastModified?.getTime() ?? 0) / 1000),
        Size: object.Size ?? 0,
        StorageClass: object.StorageClass ?? 'STANDARD',
      }
    }
    token = page.NextContinuationToken
  } while (token !== undefined)
}
