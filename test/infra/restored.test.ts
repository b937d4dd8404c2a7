import { Match, Template } from 'aws-cdk-lib/assertions'
import { expect, test, vi } from 'vitest'
import { DataStack } from '../../infra/data-stack.ts'
import { ServiceStack } from '../../infra/service-stack.ts'
import { inApp } from './in-app.ts'
import { exampleStage, stageFrom } from './stage-in.ts'

vi.mock(import('../../infra/bundle.ts'), async (actual) => ({
  ...(await actual()),
  bundleFolder: (await import('./no-code.ts')).noCode,
}))

const stageWith = async (changes: object) => stageFrom({ ...(await exampleStage('county')), ...changes })

async function stacksOf(changes: object) {
  const stage = await stageWith(changes)
  return inApp((app) => {
    const data = new DataStack(app, 'ZhidaData', { stage })
    const service = new ServiceStack(app, 'ZhidaService', { data, stage, standing: new Set() })
    return { data: Template.fromStack(data), service: Template.fromStack(service) }
  })
}
const own = await stacksOf({})
const restored = await stacksOf({ restoredTable: 'zhida-of-november', restoredBucket: 'zhida-objects-of-november' })

test('a setting each points every function to a restored table and bucket, and its rights too', () => {
  const functions = Object.values(restored.service.findResources('AWS::Lambda::Function'))
  expect(functions.length).toBeGreaterThan(10)
  for (const { Properties } of functions) {
    expect(Properties.Environment.Variables).toMatchObject({
      TABLE_NAME: 'zhida-of-november',
      BUCKET_NAME: 'zhida-objects-of-november',
    })
  }
  const policies = JSON.stringify(restored.service.toJSON())
  expect(policies).toContain(':table/zhida-of-november')
  expect(policies).toContain(':table/zhida-of-november/index/gsi1')
  expect(policies).toContain(':s3:::zhida-objects-of-november/batches/*')
  for (const template of [own.data, own.service]) expect(JSON.stringify(template.toJSON())).not.toContain('of-november')
})

test('the first table and bucket and what is exported of them stay as they are, so that nothing is replaced or refused', () => {
  for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket'])
    expect(restored.data.findResources(type)).toEqual(own.data.findResources(type))
  const exported = (template: Template) =>
    Object.values(template.findOutputs('*')).map(({ Export, Value }) => JSON.stringify([Export, Value]))
  expect(exported(restored.data)).toEqual(expect.arrayContaining(exported(own.data)))
})

test('the table in use is copied each day into a vault that nobody empties before the time', () => {
  own.data.hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: { MinRetentionDays: 35 } })
  own.data.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: { BackupPlanRule: [Match.objectLike({ Lifecycle: { DeleteAfterDays: 35 } })] },
  })
  const [selection] = Object.values(restored.data.findResources('AWS::Backup::BackupSelection'))
  expect(JSON.stringify(selection)).toContain(':table/zhida-of-november')
})

test('a second vault lies in the same partition', async () => {
  const copyTo = (partition: string) => `arn:${partition}:backup:cn-north-1:444455556666:backup-vault:second`
  const dataOf = async (backup: object) => {
    const stage = await stageWith({ backup })
    return inApp((app) => Template.fromStack(new DataStack(app, 'ZhidaData', { stage })))
  }
  const data = await dataOf({ copyTo: copyTo('aws-cn') })
  data.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: {
      BackupPlanRule: [
        Match.objectLike({ CopyActions: [Match.objectLike({ DestinationBackupVaultArn: copyTo('aws-cn') })] }),
      ],
    },
  })
  await expect(dataOf({ copyTo: copyTo('aws') })).rejects.toThrow(/same partition/)
})
