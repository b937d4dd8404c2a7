import { Policy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { cacheControl } from '../functions/console/cache-control.ts'
import { acknowledgePattern } from './acknowledge.ts'
import { consoleFolder } from './console-folder.ts'
import { allow } from './handler-function.ts'
import { KeptLog } from './kept-log.ts'

const assets = ['assets/*', 'roll-call/assets/*']

/**
 * Copies the built console into its bucket: assets first, then the pages that name them. Nothing is deleted, so that a page that is
 * open goes on finding the assets of its own release.
 */
export class ConsoleFiles extends Construct {
  constructor(scope: Construct, id: string, { bucket, logsKey }: { bucket: Bucket; logsKey: IKey }) {
    super(scope, id)
    const built = new Asset(this, 'Built', { path: consoleFolder() })
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    const logGroup = new KeptLog(this, 'Logs', { key: logsKey })
    const objects = bucket.arnForObjects('*')
    const policy = new Policy(this, 'Policy', {
      roles: [role],
      statements: [
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
        allow(['s3:GetObject'], [built.bucket.arnForObjects(built.s3ObjectKey)]),
        allow(['s3:ListBucket'], [bucket.bucketArn]),
        allow(['s3:PutObject'], [objects]),
      ],
    })
    acknowledgePattern(policy, objects, 'The build names its files; the bucket holds nothing else.')
    const copy = (part: string, chosen: { exclude: string[]; include?: string[] }, example: string) => {
      const deployment = new BucketDeployment(this, part, {
        ...chosen,
        sources: [Source.bucket(built.bucket, built.s3ObjectKey)],
        destinationBucket: bucket,
        prune: false,
        cacheControl: [CacheControl.fromString(cacheControl(example))],
        // The construct would add leave to read all that was ever deployed in the account, and to delete here.
        role: role.withoutPolicyUpdates(),
        logGroup,
      })
      deployment.node.addDependency(policy)
      return deployment
    }
    const first = copy('Assets', { exclude: ['*'], include: assets }, 'assets/index.js')
    copy('Pages', { exclude: assets }, 'index.html').node.addDependency(first)
  }
}
