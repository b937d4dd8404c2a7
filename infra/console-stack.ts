import { Aws, CfnParameter, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { ConsoleDistribution } from './console-distribution.ts'
import { ConsoleFiles } from './console-files.ts'
import { ConsoleRoutes } from './console-routes.ts'
import type { DataStack } from './data-stack.ts'
import type { Partition } from './partition-of.ts'
import type { ServiceStack } from './service-stack.ts'

interface ConsoleProps {
  readonly data: DataStack
  readonly service: ServiceStack
  readonly partition: Partition
}

/**
 * What staff see, out of a private bucket and at the host of the API: through CloudFront, or by routes of the API itself where there
 * is no CloudFront that an office may use.
 */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, { data, service, partition }: ConsoleProps) {
    super(scope, id)
    acknowledge(
      this,
      'AwsSolutions-L1',
      'One runtime is the parameter of the service, one what the CDK ships for its copying.',
    )
    const bucket = new Bucket(this, 'Files', {
      // Anybody may read what lies here; a key of ours would only have to be opened to CloudFront.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    acknowledge(bucket, 'AwsSolutions-S1', 'It holds what every release ships, and nothing of anybody.')
    new ConsoleFiles(this, 'Deployment', { bucket })

    const { OIDC_ISSUER: issuer, PUBLIC_URL: publicUrl } = service.settings.environment
    const further = new CfnParameter(this, 'IssuerOrigins', {
      description: 'Further origins, with spaces, at which the issuer has endpoints; empty where all are at its own',
      default: '',
    }).valueAsString
    const connect = [originOf(issuer), further, addressOf(data.bucket.bucketName)]
    if (partition === 'aws')
      new ConsoleDistribution(this, 'Distribution', { bucket, api: service.api, connect, publicUrl })
    else new ConsoleRoutes(this, 'Routes', { bucket, service, connect })
  }
}

/** `https://id.example.cn/realms/zhida` is at `https://id.example.cn`. */
function originOf(address: string): string {
  return `https://${Fn.select(2, Fn.split('/', address))}`
}

/** As upload links begin (`functions/gateways/bucket.ts`): a policy names no other bucket of the region. */
function addressOf(bucket: string): string {
  return `https://s3.${Aws.REGION}.${Aws.URL_SUFFIX}/${bucket}/`
}
