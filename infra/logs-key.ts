import { Aws, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { StageStack } from './stage-stack.ts'

/**
 * Encrypts every log of the stage: CloudWatch Logs may use it for these alone. A key of its own, since whoever reads the table or the
 * bucket has no business in logs, and who reads logs none there.
 */
export function logsKey(stack: StageStack): Key {
  const key = new Key(stack, 'LogsKey', {
    enableKeyRotation: true,
    description: 'Logs of functions, workflows and the API',
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const { service } = stack.names
  const logs = [
    `/aws/lambda/${service}-*`,
    `/aws/vendedlogs/states/${service}-*`,
    `/aws/events/${service}-*`,
    // CloudFormation's own names, as of the API's access log.
    `${stack.names.stack('')}*`,
  ]
  key.addToResourcePolicy(
    new PolicyStatement({
      // With the region, and in China its own suffix.
      principals: [new ServicePrincipal(`logs.${stack.region}.${Aws.URL_SUFFIX}`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': logs.map(
            (name) => `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${name}`,
          ),
        },
      },
    }),
  )
  return key
}
