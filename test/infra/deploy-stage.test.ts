import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { deployStage } from '../../infra/deploy-stage.ts'
import { routeKeysOfCatalog } from '../../infra/route-throttles.ts'
import type { Stage } from '../../infra/stage.ts'
import { AccountOfStacks, synthesised, type TemplateOfStack } from './account-of-stacks.ts'
import { defaultStageAs } from './stage-in.ts'

vi.mock(import('../../infra/bundle.ts'), async (actual) => ({
  ...(await actual()),
  bundleFolder: (await import('./no-code.ts')).noCode,
}))
vi.mock(import('../../infra/console-folder.ts'), async () => ({
  consoleFolder: (await import('./no-code.ts')).noCode,
}))

const allKeys = [...routeKeysOfCatalog]
/** That this release brings. */
const areNew = ['GET /v1/worklist', 'POST /v1/cases']
const inOrder = ['ZhidaData', 'ZhidaWorkflows', 'ZhidaService', 'ZhidaRoutes', 'ZhidaConsole', 'ZhidaMonitoring']

let stage: Stage
let account: AccountOfStacks
let lines: string[]
beforeAll(async () => {
  stage = await defaultStageAs('province')
})
beforeEach(() => {
  account = new AccountOfStacks(stage)
  lines = []
})

const deploy = (more: { despiteAlarms?: boolean; yes?: boolean } = {}) =>
  deployStage({
    client: account.client,
    stage,
    build: async () => undefined,
    cdk: account.cdk,
    yes: true,
    isAgreed: async () => false,
    despiteAlarms: false,
    say: (line) => lines.push(line),
    ...more,
  })
const stacks = () => account.executed.map(({ stack }) => stack)

/** Resources of a template, each of which may be left out or said otherwise. */
function changed(
  template: TemplateOfStack,
  each: (one: TemplateOfStack['Resources'][string]) => TemplateOfStack['Resources'][string] | null,
): TemplateOfStack {
  const Resources = Object.fromEntries(
    Object.entries(template.Resources).flatMap(([id, one]) => {
      const other = each(one)
      return other ? [[id, other]] : []
    }),
  )
  return { ...template, Resources }
}

/** As a release before left it, which had other routes. */
function deployedBefore({ without = [], besides = [] }: { without?: string[]; besides?: string[] }): void {
  const standing = allKeys.filter((key) => !without.includes(key))
  for (const [name, template] of synthesised(stage, standing.join(','))) account.deployed.set(name, template)
  const routes = account.deployed.get('ZhidaRoutes') as TemplateOfStack
  const kept = changed(routes, (one) => (without.includes(String(one.Properties?.['RouteKey'])) ? null : one))
  const gone = besides.map((RouteKey, index) => [
    `Gone${index}`,
    { Type: 'AWS::ApiGatewayV2::Route', Properties: { RouteKey } },
  ])
  account.deployed.set('ZhidaRoutes', { Resources: { ...kept.Resources, ...Object.fromEntries(gone) } })
  account.deployed.set(
    'ZhidaService',
    changed(account.deployed.get('ZhidaService') as TemplateOfStack, (one) => {
      const limits = one.Properties?.['RouteSettings']
      if (!limits) return one
      const more = Object.fromEntries(besides.map((key) => [key, { ThrottlingRateLimit: 1 }]))
      return { ...one, Properties: { ...one.Properties, RouteSettings: { ...limits, ...more } } }
    }),
  )
}

test('a first deployment goes over the stack of the API once more, when the routes that it limits stand', async () => {
  expect(await deploy()).toBe('deployed')
  expect(stacks()).toEqual([...inOrder, 'ZhidaService'])
  expect(account.keysIn('Service')).toEqual(routeKeysOfCatalog)
  // There is no alarm yet that could take anything back.
  expect(account.executed.flatMap(({ alarms }) => alarms)).toEqual([])

  // And once more: there is nothing to do.
  account.executed.length = 0
  expect(await deploy()).toBe('deployed')
  expect(stacks()).toEqual([])
})

test('routes that a release brings are limited after they stand, and those before them all the time', async () => {
  deployedBefore({ without: areNew })
  expect(await deploy()).toBe('deployed')
  // Of the service itself nothing but the limits is new, so it is not touched before the routes stand.
  expect(stacks()).toEqual(['ZhidaRoutes', 'ZhidaService'])
  expect(account.keysIn('Service')).toEqual(routeKeysOfCatalog)
})

test('a route that goes loses its limits before it goes', async () => {
  deployedBefore({ without: areNew, besides: ['GET /v1/long-gone'] })
  expect(await deploy()).toBe('deployed')
  expect(stacks()).toEqual(['ZhidaService', 'ZhidaRoutes', 'ZhidaService'])
  expect(account.keysIn('Routes')).toEqual(routeKeysOfCatalog)
  expect(account.keysIn('Service')).toEqual(routeKeysOfCatalog)
})

test('a deployment that was broken off is made good by the next, in one pass', async () => {
  deployedBefore({ without: areNew })
  account.breaksBefore = 'ZhidaService'
  await expect(deploy()).rejects.toThrow('the line was cut')
  expect(account.keysIn('Service')).not.toContain(areNew[0])

  account.breaksBefore = undefined
  account.executed.length = 0
  expect(await deploy()).toBe('deployed')
  expect(stacks()).toEqual(['ZhidaService'])
  expect(account.keysIn('Service')).toEqual(routeKeysOfCatalog)
})

test('where nobody agrees to what goes, nothing is deployed, in neither pass', async () => {
  deployedBefore({ without: areNew, besides: ['GET /v1/long-gone'] })
  expect(await deploy({ yes: false })).toBe('not-agreed')
  expect(stacks()).toEqual([])
  expect(lines).toContain('ZhidaRoutes: AWS::ApiGatewayV2::Route Gone0 would be DELETED')
})

test('in production the stacks of routes are watched for a quarter of an hour, by alarms that are there', async () => {
  deployedBefore({ without: areNew, besides: ['GET /v1/long-gone'] })
  expect(await deploy()).toBe('deployed')
  const [service, routes, limits] = account.executed
  const arns = ['functions-broke', 'api-broken'].map(
    (name) => `arn:aws-cn:cloudwatch:${stage.region}:${stage.account}:alarm:zhida-${name}`,
  )
  expect(service).toMatchObject({ stack: 'ZhidaService', alarms: arns, minutes: '15' })
  expect(routes).toMatchObject({ stack: 'ZhidaRoutes', alarms: arns, minutes: '15' })
  expect(limits).toMatchObject({ stack: 'ZhidaService', alarms: [], minutes: undefined })

  // Of a release before, which had one of the two.
  account = new AccountOfStacks(stage)
  deployedBefore({ without: areNew })
  const monitoring = account.deployed.get('ZhidaMonitoring') as TemplateOfStack
  const one = changed(monitoring, (its) => (its.Properties?.['AlarmName'] === 'zhida-functions-broke' ? null : its))
  account.deployed.set('ZhidaMonitoring', one)
  expect(await deploy()).toBe('deployed')
  expect(account.executed[0]?.alarms).toEqual(arns.slice(1))
})

test('an alarm that rings takes the stack back and ends it there, with a line that says what now', async () => {
  deployedBefore({ without: areNew, besides: ['GET /v1/long-gone'] })
  account.ringing.add('zhida-api-broken')
  await expect(deploy()).rejects.toThrow(
    /^ZhidaService is UPDATE_ROLLBACK_COMPLETE: Alarm zhida-api-broken went into ALARM\. .*--despite-alarms$/,
  )
  expect(stacks()).toEqual(['ZhidaService'])
  expect(account.keysIn('Routes')).toContain('GET /v1/long-gone')
})

test('what mends the cause of an alarm is deployed in spite of it, workflows too', async () => {
  deployedBefore({ without: areNew, besides: ['GET /v1/long-gone'] })
  account.ringing.add('zhida-api-broken')
  expect(await deploy({ despiteAlarms: true })).toBe('deployed')
  expect(account.executed.flatMap(({ alarms }) => alarms)).toEqual([])
  const ways = (template: TemplateOfStack | undefined) =>
    Object.values(template?.Resources ?? {}).flatMap(({ Type, Properties }) =>
      Type === 'AWS::StepFunctions::StateMachineAlias' ? [Properties?.['DeploymentPreference'] as object] : [],
    )
  const despite = ways(account.deployed.get('ZhidaWorkflows'))
  expect(despite.length).toBeGreaterThan(10)
  for (const way of despite) expect(way).not.toHaveProperty('Alarms')
  // The next deployment has them again.
  expect(await deploy()).toBe('deployed')
  for (const way of ways(account.deployed.get('ZhidaWorkflows')))
    expect(way).toMatchObject({ Type: 'CANARY', Alarms: ['zhida-executions-failed', 'zhida-functions-broke'] })
})

test('a trial is not watched', async () => {
  stage = await defaultStageAs('county')
  account = new AccountOfStacks(stage)
  deployedBefore({ besides: ['GET /v1/long-gone'] })
  expect(await deploy()).toBe('deployed')
  expect(account.executed.flatMap(({ alarms }) => alarms)).toEqual([])
  stage = await defaultStageAs('province')
})
