import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { BucketFolder } from '../functions/gateways/bucket-folders.ts'
import { type SecretName, secretSchemas } from '../functions/gateways/secrets.ts'
import { type TableIndex, table } from '../storage/table.ts'
import { acknowledge } from './acknowledge.ts'
import { backUp } from './back-up.ts'
import { logsKey } from './logs-key.ts'
import type { Stage } from './stage.ts'
import { StageStack } from './stage-stack.ts'

/** What must outlive every deployment: the table, the bucket, the secrets and the key that encrypts all three. */
export class DataStack extends StageStack {
  readonly key: Key
  /** Encrypts the secret that wraps people's data keys, and nothing else: who may not use it opens nobody's details. */
  readonly detailsKey: Key
  readonly logsKey: Key
  /** The one that everybody reads and writes: the stack's own, or one that was restored from it. */
  readonly table: ITable
  /** Likewise. */
  readonly bucket: IBucket
  /** Every object of a folder, as the other stacks refer to it. */
  readonly objectsIn: (folder: BucketFolder) => string
  readonly secrets: Readonly<Record<SecretName, Secret>>

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id, stage)
    this.key = new Key(this, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN })
    this.detailsKey = new Key(this, 'DetailsKey', {
      enableKeyRotation: true,
      description: 'Opens what wraps the data keys of people',
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.logsKey = logsKey(this)
    const text = (name: string) => ({ name, type: AttributeType.STRING })
    const warm = stage.warmThroughput && {
      warmThroughput: {
        readUnitsPerSecond: stage.warmThroughput.readUnits,
        writeUnitsPerSecond: stage.warmThroughput.writeUnits,
      },
    }
    // TableV2 cannot name a key where the region is open, as it is here.
    const own = new Table(this, 'Table', {
      partitionKey: text(table.partitionKey),
      sortKey: text(table.sortKey),
      timeToLiveAttribute: table.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      ...warm,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    // Over a release that had two fewer: an update of the stack makes one index (docs/upgrading.md).
    const many = Number(this.node.tryGetContext('tableIndexes') ?? table.indexes.length)
    const indexes: readonly TableIndex[] = table.indexes.slice(0, many)
    for (const { name, partitionKey, sortKey, holds } of indexes)
      own.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
        // An index that takes less holds the table back.
        ...warm,
        ...(holds && { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...holds] }),
      })
    this.table = this.#tableInUse(own, stage.restoredTable)
    backUp(this, { table: this.table, key: this.key }, stage.backup)
    const ownBucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      versioned: true,
      // The console PUTs a sheet to its upload link. The link's signature is what counts, so a page's origin opens nothing.
      cors: [
        { allowedMethods: [HttpMethods.PUT], allowedOrigins: ['*'], allowedHeaders: ['content-type'], maxAge: 600 },
      ],
      lifecycleRules: [
        // A survey's sheet is erased by its import; what an import left behind goes here.
        { prefix: 'uploads/', expiration: Duration.days(2), noncurrentVersionExpiration: Duration.days(1) },
        { prefix: 'surveys/', expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(1) },
        // One that broke off, until the next erases it.
        { prefix: 'rehearsals/', expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
        // Longer than any backup of the table.
        { prefix: 'erasures/', expiration: Duration.days(3 * 365), noncurrentVersionExpiration: Duration.days(30) },
        { prefix: 'evidence/', expiration: Duration.days(730), noncurrentVersionExpiration: Duration.days(1) },
        { prefix: 'batches/', expiration: Duration.days(730), noncurrentVersionExpiration: Duration.days(30) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const ownArn = this.exportValue(ownBucket.bucketArn)
    this.bucket = this.#bucketInUse(ownBucket, stage.restoredBucket)
    const arn = this.bucket === ownBucket ? ownArn : this.bucket.bucketArn
    this.objectsIn = (folder) => `${arn}/${folder}*`
    const logged = 'Object access is logged by CloudTrail data events where an office asks.'
    acknowledge(ownBucket, 'AwsSolutions-S1', logged)
    acknowledge(ownBucket, 'NIST.800.53.R5-S3BucketLoggingEnabled', logged)
    acknowledge(
      ownBucket,
      'NIST.800.53.R5-S3BucketReplicationEnabled',
      'Personal details stay in one region, where S3 keeps them in several places; what an erasure takes away must not live on in a copy.',
    )
    this.secrets = Object.fromEntries(
      Object.keys(secretSchemas).map((name) => {
        const secret = new Secret(this, `Secret-${name}`, {
          secretName: `${this.names.secretPrefix}${name}`,
          description: 'The value is put once after the first deployment: docs/upgrading.md',
          encryptionKey: name === 'details' ? this.detailsKey : this.key,
          removalPolicy: RemovalPolicy.RETAIN,
        })
        for (const rule of ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'])
          acknowledge(secret, rule, 'What was sealed with a key must stay readable; keys are added by hand.')
        return [name, secret]
      }),
    ) as Record<SecretName, Secret>
  }
  /** The stack keeps its own table and what it exports of it, which other stacks import until they are deployed with the other one. */
  #tableInUse(own: Table, restored: string | undefined): ITable {
    if (restored === undefined) return own
    this.exportValue(own.tableName)
    this.exportValue(own.tableArn)
    return Table.fromTableName(this, 'RestoredTable', restored)
  }
  #bucketInUse(own: Bucket, restored: string | undefined): IBucket {
    if (restored === undefined) return own
    this.exportValue(own.bucketName)
    return Bucket.fromBucketName(this, 'RestoredBucket', restored)
  }
}
