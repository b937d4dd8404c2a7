const statuses = {
  BadDigest: 400,
  IncompleteBody: 400,
  InvalidBucketName: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MalformedXML: 400,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  /** Not one of S3's: here the disk ends. 507 because SDK clients try 500 to 504 again. */
  DiskFull: 507,
}

export type S3Code = keyof typeof statuses

/** A request that the bucket refuses, by S3's name for it. */
export class S3Problem extends Error {
  readonly code: S3Code
  readonly status: number

  constructor(code: S3Code, message: string) {
    super(message)
    this.code = code
    this.status = statuses[code]
  }
}
