import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { Schedule } from 'aws-cdk-lib/aws-events'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { acknowledge } from './acknowledge.ts'
import type { Stage } from './stage.ts'
import type { StageStack } from './stage-stack.ts'

/**
 * A copy of the table a day, beside point-in-time recovery: in a vault that keeps each as long as it is meant to, whoever asks to delete
 * it, and in another vault too where the stage names one.
 */
export function backUp(
  stack: StageStack,
  { table, key }: { readonly table: ITable; readonly key: IKey },
  { keepDays, copyTo }: Stage['backup'],
): void {
  const vault = new BackupVault(stack, 'BackupVault', {
    backupVaultName: `${stack.names.service}-backups`,
    encryptionKey: key,
    lockConfiguration: { minRetention: Duration.days(keepDays) },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const deleteAfter = Duration.days(keepDays)
  const other = copyTo && BackupVault.fromBackupVaultArn(stack, 'OtherVault', copyTo)
  const plan = new BackupPlan(stack, 'BackupPlan', {
    backupPlanName: stack.names.service,
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: `${stack.names.service}-daily`,
        backupVault: vault,
        // At night in China, when nobody is written to.
        scheduleExpression: Schedule.cron({ hour: '18', minute: '30' }),
        deleteAfter,
        ...(other && { copyActions: [{ destinationBackupVault: other, deleteAfter }] }),
      }),
    ],
  })
  const selection = plan.addSelection('Table', {
    backupSelectionName: `${stack.names.service}-table`,
    resources: [BackupResource.fromDynamoDbTable(table)],
  })
  acknowledge(
    selection,
    `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]`,
    'The role of AWS Backup itself, with the policy that AWS keeps for it.',
  )
}
