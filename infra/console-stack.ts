import { Aws, RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { ConsoleDistribution } from './console-distribution.ts'
import { ConsoleFiles } from './console-files.ts'
import { ConsoleRoutes } from './console-routes.ts'
import { CustomDomain } from './custom-domain.ts'
import type { DataStack } from './data-stack.ts'
import type { ServiceStack } from './service-stack.ts'
import type { Stage } from './stage.ts'
import { StageStack } from './stage-stack.ts'

interface ConsoleProps {
  readonly data: DataStack
  readonly service: ServiceStack
  readonly stage: Stage
}

/**
 * What staff see, out of a private bucket and at the host of the API: through CloudFront, or by routes of the API itself where there
 * is no CloudFront that an office may use.
 */
export class ConsoleStack extends StageStack {
  constructor(scope: Construct, id: string, { data, service, stage }: ConsoleProps) {
    super(scope, id, stage)
    acknowledge(this, 'AwsSolutions-L1', 'One runtime is that of the service, one what the CDK ships for its copying.')
    const bucket = new Bucket(this, 'Files', {
      // Anybody may read what lies here; a key of ours would only have to be opened to CloudFront.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    for (const rule of [
      'AwsSolutions-S1',
      'NIST.800.53.R5-S3BucketLoggingEnabled',
      'NIST.800.53.R5-S3BucketReplicationEnabled',
      'NIST.800.53.R5-S3BucketVersioningEnabled',
      'NIST.800.53.R5-S3DefaultEncryptionKMS',
    ])
      acknowledge(bucket, rule, 'It holds what every release ships, and nothing of anybody.')
    new ConsoleFiles(this, 'Deployment', { bucket, logsKey: data.logsKey })

    const { issuer, publicUrl, certificateArn } = stage
    const connect = [new URL(issuer.address).origin, ...issuer.otherOrigins, addressOf(data.bucket.bucketName)]
    const { host } = new URL(publicUrl)
    if (stage.partition === 'aws')
      new ConsoleDistribution(this, 'Distribution', { bucket, api: service.api, connect, host, certificateArn })
    else {
      new ConsoleRoutes(this, 'Routes', { bucket, service, logsKey: data.logsKey, connect })
      if (certificateArn) new CustomDomain(this, 'Domain', { service, host, certificateArn })
    }
  }
}

/** As upload links begin (`functions/gateways/bucket.ts`): a policy names no other bucket of the region. */
function addressOf(bucket: string): string {
  return `https://s3.${Aws.REGION}.${Aws.URL_SUFFIX}/${bucket}/`
}
