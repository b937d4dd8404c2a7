import { RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

/** A log under the stage's key of logs: it is kept for a year, also when what wrote it is gone. */
export class KeptLog extends LogGroup {
  /** Without a name, CloudFormation makes one that begins with the stack's. */
  constructor(scope: Construct, id: string, { key, name }: { readonly key: IKey; readonly name?: string }) {
    super(scope, id, {
      ...(name !== undefined && { logGroupName: name }),
      encryptionKey: key,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }
}
