import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { AlarmName } from './alarms.ts'
import { type Deployed, deployStacks } from './deploy-stacks.ts'
import { routeKeysOfCatalog } from './route-throttles.ts'
import type { Stage } from './stage.ts'
import { stageNames } from './stage-names.ts'
import { standingIn } from './standing-in.ts'

interface DeployingStage {
  readonly client: CloudFormationClient
  readonly stage: Pick<Stage, 'name' | 'production' | 'partition' | 'region' | 'account'>
  /** Makes what is deployed; once, when the account has answered. */
  readonly build: () => Promise<void>
  /** Runs the CDK's own command; throws where it fails. */
  readonly cdk: (...args: string[]) => Promise<void>
  /** Somebody has said yes to all that a deployment may do. */
  readonly yes: boolean
  /** Whether somebody says yes now. */
  readonly isAgreed: () => Promise<boolean>
  /** No alarm takes it back: it mends what makes one ring. */
  readonly despiteAlarms: boolean
  readonly say: (line: string) => void
}

const parts = ['Data', 'Workflows', 'Service', 'Routes', 'Console', 'Monitoring'] as const
type Part = (typeof parts)[number]

/**
 * Functions of routes go over all at once. So these stacks are watched while they change and for a while after it, and where an alarm
 * rings CloudFormation takes the whole of the stack back. Workflows have aliases, which go over step by step.
 */
const watched: ReadonlySet<Part> = new Set(['Service', 'Routes'])
const watchedBy: readonly AlarmName[] = ['functions-broke', 'api-broken']
const unwatched = ['--rollback-trigger-alarm-arns', 'none']
/** Both alarms look at two periods of five minutes. */
const watchMinutes = 15

/** Deploys a stage: all its stacks and, where routes are new, the limits of these after them (decision 0065). */
export async function deployStage(deploying: DeployingStage): Promise<Deployed> {
  const { client, stage, build, cdk, yes, isAgreed, despiteAlarms, say } = deploying
  const { stack, alarm } = stageNames(stage.name)
  const routes = { stack: stack('Routes'), kind: 'AWS::ApiGatewayV2::Route', property: 'RouteKey' }
  const standing = await standingIn(client, routes)
  const rollback = await rollbackOptions()
  await build()
  const all = await pass(parts, standing, rollback)
  const areNew = [...routeKeysOfCatalog].some((key) => !standing.has(key))
  // Limits alone, and no code: nothing that an alarm would see.
  return all === 'deployed' && areNew ? pass(['Service'], routeKeysOfCatalog, () => unwatched) : all

  /** CloudFormation fails where it is to watch an alarm that there is not; and it keeps what it was told, until it is told otherwise. */
  async function rollbackOptions(): Promise<(part: Part) => string[]> {
    if (!stage.production || despiteAlarms) return () => unwatched
    const kept = { stack: stack('Monitoring'), kind: 'AWS::CloudWatch::Alarm', property: 'AlarmName' }
    const there = await standingIn(client, kept)
    const names = watchedBy.map(alarm).filter((name) => there.has(name))
    if (names.length === 0) return () => unwatched
    const place = `arn:${stage.partition}:cloudwatch:${stage.region}:${stage.account}:alarm:`
    const arns = names.flatMap((name) => ['--rollback-trigger-alarm-arns', place + name])
    return (part) => (watched.has(part) ? [...arns, '--monitoring-time-minutes', String(watchMinutes)] : unwatched)
  }

  async function pass(
    some: readonly Part[],
    limited: ReadonlySet<string>,
    rollback: (part: Part) => string[],
  ): Promise<Deployed> {
    const told = { stage: stage.name, routes: [...limited].join(','), ...(despiteAlarms && { despiteAlarms: 'yes' }) }
    await cdk('synth', '--quiet', ...Object.entries(told).flatMap(([name, value]) => ['-c', `${name}=${value}`]))
    const changeSet = `zhida-${Date.now()}`
    const changeSetAlone = ['--app', 'cdk.out', '--method', 'prepare-change-set', '--change-set-name', changeSet]
    // Where nobody has said yes yet, the CDK asks of rights that become wider.
    const approval = yes ? ['--require-approval', 'never'] : []
    const partOf = new Map(some.map((part) => [stack(part), part]))
    return deployStacks({
      client,
      stacks: [...partOf.keys()],
      changeSet,
      prepare: (one) =>
        cdk('deploy', one, '--exclusively', ...changeSetAlone, ...rollback(partOf.get(one) as Part), ...approval),
      isAgreed: async () => yes || isAgreed(),
      say,
    })
  }
}
