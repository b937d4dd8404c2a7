import { Template } from 'aws-cdk-lib/assertions'
import { expect, test, vi } from 'vitest'
import { DataStack } from '../../infra/data-stack.ts'
import { WorkflowsStack } from '../../infra/workflows-stack.ts'
import { inApp } from './in-app.ts'
import { exampleStage, stageFrom } from './stage-in.ts'

vi.mock(import('../../infra/bundle.ts'), async (actual) => ({
  ...(await actual()),
  bundleFolder: (await import('./no-code.ts')).noCode,
}))

type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>>

const made = new Map<string, Resources>()

/** The resources of a province's workflows, with some things said otherwise. Made once for what comes to the same. */
async function resourcesWith(changed: object): Promise<Resources> {
  const stage = await stageFrom({ ...(await exampleStage('province')), ...changed }, 'province')
  const told = JSON.stringify(stage)
  const resources =
    made.get(told) ??
    inApp((app) => {
      const data = new DataStack(app, 'Data', { stage })
      return Template.fromStack(new WorkflowsStack(app, 'Workflows', { data, stage })).toJSON()[
        'Resources'
      ] as Resources
    })
  made.set(told, resources)
  return resources
}
const versionsIn = (resources: Resources) =>
  Object.keys(resources).filter((id) => resources[id]?.Type === 'AWS::Lambda::Version')

test('a version is another where code or settings are, and the same for another tag', async () => {
  const before = await resourcesWith({})
  expect(versionsIn(await resourcesWith({ owner: 'another office' }))).toEqual(versionsIn(before))
  // So long that the template holds it once, and functions refer to it.
  const templates = { 'job-offer': 'SMS_123456789', 'check-in': 'SMS_987654321', 'travel-notice': 'SMS_111111111' }
  const sms = {
    providers: ['aliyun'],
    signature: '直达',
    settings: { aliyun: { templates, pushesFrom: ['203.0.113.0/24'] } },
  }
  const after = versionsIn(await resourcesWith({ sms }))
  expect(after).toHaveLength(versionsIn(before).length)
  expect(after.filter((id) => id in before)).toEqual([])
})

test('where people depend on it, one execution in ten is of the new version first', async () => {
  const ways = async (production: boolean) =>
    Object.values(await resourcesWith({ production }))
      .filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachineAlias')
      .map(({ Properties }) => Properties['DeploymentPreference'])
  for (const way of await ways(true)) expect(way).toMatchObject({ Type: 'CANARY', Percentage: 10, Interval: 15 })
  for (const way of await ways(false)) expect(way).toMatchObject({ Type: 'ALL_AT_ONCE' })
})
