import {
  type Change,
  ChangeSetNotFoundException,
  CloudFormationClient,
  CloudFormationServiceException,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation'
import { Template } from 'aws-cdk-lib/assertions'
import { mockClient } from 'aws-sdk-client-mock'
import type { Stage } from '../../infra/stage.ts'
import { stageNames } from '../../infra/stage-names.ts'
import { zhida } from '../../infra/zhida.ts'
import { inApp } from './in-app.ts'

interface Resource {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, unknown>>
}
export interface TemplateOfStack {
  readonly Resources: Readonly<Record<string, Resource>>
}
interface ChangeSet {
  readonly template: TemplateOfStack
  readonly alarms: readonly string[]
  readonly minutes: string | undefined
}
interface Executed extends ChangeSet {
  readonly stack: string
}

/**
 * An account to deploy to, as AWS’s pages describe it: what only they can answer is answered here, and the templates are those that the
 * CDK makes. It refuses what API Gateway and CloudFormation refuse: limits of a route that does not stand, a route that goes while it has
 * limits, an alarm to watch that is not there.
 */
export class AccountOfStacks {
  readonly client = new CloudFormationClient({ region: 'cn-north-1' })
  readonly deployed = new Map<string, TemplateOfStack>()
  readonly executed: Executed[] = []
  /** Names of alarms that ring while a stack changes. */
  readonly ringing = new Set<string>()
  /** Stops a deployment before this stack. */
  breaksBefore: string | undefined
  #assembly = new Map<string, TemplateOfStack>()
  readonly #sets = new Map<string, ChangeSet>()
  readonly #failed = new Map<string, string>()
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
    const asked = mockClient(this.client)
    asked.on(DescribeStacksCommand).callsFake(async ({ StackName }: Named) => {
      const failed = this.#failed.get(StackName)
      if (!this.deployed.has(StackName)) throw noStack(StackName)
      const status = failed === undefined ? 'UPDATE_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE'
      return { Stacks: [{ StackName, StackStatus: status, StackStatusReason: failed }] }
    })
    asked.on(GetTemplateCommand).callsFake(async ({ StackName }: Named) => {
      const template = this.deployed.get(StackName)
      if (!template) throw noStack(StackName)
      return { TemplateBody: JSON.stringify(template) }
    })
    asked.on(DescribeChangeSetCommand).callsFake(async ({ StackName }: Named) => {
      const set = this.#sets.get(StackName)
      if (!set) throw new ChangeSetNotFoundException({ message: 'none', $metadata: {} })
      return { Changes: changes(this.deployed.get(StackName), set.template), ExecutionStatus: 'AVAILABLE' }
    })
    asked.on(DeleteChangeSetCommand).callsFake(async ({ StackName }: Named) => {
      this.#sets.delete(StackName)
      return {}
    })
    asked.on(ExecuteChangeSetCommand).callsFake(async ({ StackName }: Named) => this.#execute(StackName))
  }

  /** What the CDK's command does with these arguments. */
  readonly cdk = async (verb = '', ...args: string[]): Promise<void> => {
    if (verb === 'synth') {
      const told = new Map(valuesOf(args, '-c').map((one) => one.split(/=(.*)/s).slice(0, 2) as [string, string]))
      this.#assembly = synthesised(this.#stage, told.get('routes') ?? '', told.get('despiteAlarms') === 'yes')
      return
    }
    const [stack = ''] = args
    const alarms = valuesOf(args, '--rollback-trigger-alarm-arns').filter((one) => one !== 'none')
    const [minutes] = valuesOf(args, '--monitoring-time-minutes')
    const template = this.#assembly.get(stack)
    if (!template) throw new Error(`no stack ${stack} in the assembly`)
    if (JSON.stringify(template) !== JSON.stringify(this.deployed.get(stack)))
      this.#sets.set(stack, { template, alarms, minutes })
  }

  keysIn(part: 'Routes' | 'Service'): Set<string> {
    const template = this.deployed.get(this.#name(part))
    return part === 'Routes' ? textsIn(template, 'AWS::ApiGatewayV2::Route', 'RouteKey') : limitedIn(template)
  }

  #name(part: string): string {
    return stageNames(this.#stage.name).stack(part)
  }

  #execute(stack: string): object {
    if (stack === this.breaksBefore) throw new Error('the line was cut')
    const set = this.#sets.get(stack) as ChangeSet
    this.#sets.delete(stack)
    this.executed.push({ stack, ...set })
    const why = this.#refusal(stack, set)
    if (why !== undefined && this.deployed.has(stack)) this.#failed.set(stack, why)
    else if (why !== undefined) throw new Error(why)
    else this.deployed.set(stack, set.template)
    return {}
  }

  #refusal(stack: string, { template, alarms }: ChangeSet): string | undefined {
    const names = alarms.map((arn) => arn.split(':alarm:')[1] ?? '')
    const there = textsIn(this.deployed.get(this.#name('Monitoring')), 'AWS::CloudWatch::Alarm', 'AlarmName')
    for (const name of names) {
      if (!there.has(name)) return `Alarm ${name} does not exist`
      if (this.ringing.has(name)) return `Alarm ${name} went into ALARM`
    }
    if (stack === this.#name('Service')) {
      const standing = this.keysIn('Routes')
      for (const key of limitedIn(template)) if (!standing.has(key)) return `Unable to find Route by key ${key}`
    }
    if (stack === this.#name('Routes')) {
      const stay = textsIn(template, 'AWS::ApiGatewayV2::Route', 'RouteKey')
      for (const key of this.keysIn('Service')) if (!stay.has(key)) return `Route ${key} has limits`
    }
    return undefined
  }
}

interface Named {
  readonly StackName: string
}

function noStack(name: string): CloudFormationServiceException {
  const message = `Stack with id ${name} does not exist`
  return new CloudFormationServiceException({ name: 'ValidationError', message, $fault: 'client', $metadata: {} })
}

/** What stands after each occurrence of an option. */
function valuesOf(args: readonly string[], option: string): string[] {
  return args.flatMap((one, index) => (one === option ? (args[index + 1] ?? []) : []))
}

function textsIn(template: TemplateOfStack | undefined, kind: string, property: string): Set<string> {
  return new Set(
    Object.values(template?.Resources ?? {}).flatMap(({ Type, Properties }) =>
      Type === kind ? (Properties?.[property] as string) : [],
    ),
  )
}

/** Keys of the routes that have limits of their own. */
function limitedIn(template: TemplateOfStack | undefined): Set<string> {
  const stages = Object.values(template?.Resources ?? {}).filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Stage')
  return new Set(stages.flatMap(({ Properties }) => Object.keys((Properties?.['RouteSettings'] as object) ?? {})))
}

function changes(before: TemplateOfStack | undefined, after: TemplateOfStack): Change[] {
  const old = before?.Resources ?? {}
  const change = (Action: 'Add' | 'Modify' | 'Remove', LogicalResourceId: string, ResourceType?: string): Change => ({
    Type: 'Resource',
    ResourceChange: { Action, LogicalResourceId, ResourceType, ...(Action === 'Modify' && { Replacement: 'False' }) },
  })
  return [
    ...Object.entries(after.Resources).flatMap(([id, one]) => {
      if (!(id in old)) return change('Add', id, one.Type)
      return JSON.stringify(old[id]) === JSON.stringify(one) ? [] : change('Modify', id, one.Type)
    }),
    ...Object.entries(old).flatMap(([id, { Type }]) => (id in after.Resources ? [] : change('Remove', id, Type))),
  ]
}

const known = new Map<string, Map<string, TemplateOfStack>>()

/** The templates of a stage's stacks, by their names. Made once for each thing that is told. */
export function synthesised(stage: Stage, routes: string, despiteAlarms = false): Map<string, TemplateOfStack> {
  const told = JSON.stringify([stage, despiteAlarms, routes])
  const made = known.get(told) ?? templatesOf(stage, new Set(routes.split(',')), despiteAlarms)
  known.set(told, made)
  return made
}

function templatesOf(stage: Stage, standing: Set<string>, despiteAlarms: boolean): Map<string, TemplateOfStack> {
  return inApp((app) => {
    const stacks = Object.values(zhida(app, stage, { standing, despiteAlarms }))
    return new Map(stacks.map((stack) => [stack.stackName, Template.fromStack(stack).toJSON() as TemplateOfStack]))
  })
}
