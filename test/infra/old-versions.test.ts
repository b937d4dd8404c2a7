import {
  DeleteFunctionCommand,
  LambdaClient,
  ListAliasesCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda'
import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineVersionCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  SFNClient,
  StartExecutionCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { mockClient } from 'aws-sdk-client-mock'
import { afterEach, expect, test } from 'vitest'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { deleteOldVersions, findOldVersions } from '../../infra/versions/delete-old-versions.ts'
import { jumpingClock } from '../../local/clock/jumping-clock.ts'
import { standStill } from '../../local/clock/stand-still.ts'
import { openEngine } from '../../local/stepfunctions/engine.ts'
import { stepFunctionsEndpoint } from '../../local/stepfunctions/protocol/step-functions-endpoint.ts'
import { awsEndpointForTests } from '../local/http/aws-endpoint-for-tests.ts'

const lambdaArn = (name: string) => `arn:aws-cn:lambda:cn-north-1:000000000000:function:${name}`
/** Waits for half a year, then calls a task by a version. */
const calling = (task: string) =>
  JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Wait',
    States: {
      Wait: { Type: 'Wait', Seconds: 15_552_000, Next: 'Call' },
      Call: { Type: 'Task', Resource: lambdaArn(task), End: true },
    },
  })

const restoring: (() => void)[] = []
afterEach(() => {
  for (const restore of restoring.splice(0)) restore()
})

/** An account in which time passes: state machines of the local engine, functions as AWS would tell of them. */
async function openAccount() {
  const clock = jumpingClock({ start: '2026-01-01T00:00:00.000Z' as Instant, seed: 1 })
  const invokeLambda = async () => ({ statusCode: 200, payload: '{}' })
  const time = standStill(clock)
  const engine = openEngine({ journal: ':memory:', seed: 1, clock, invokeLambda })
  const { client } = await awsEndpointForTests({ json: { AWSStepFunctions: stepFunctionsEndpoint(engine) } })
  const states = new SFNClient(client)
  const functions = new Map<string, { Version: string; LastModified: string }[]>()
  const lambda = mockClient(LambdaClient)
  restoring.push(() => lambda.restore())
  lambda.on(ListFunctionsCommand).callsFake(() => ({
    Functions: [...functions.keys()].map((FunctionName) => ({ FunctionName, Version: '$LATEST' })),
  }))
  lambda.on(ListVersionsByFunctionCommand).callsFake(({ FunctionName }: { FunctionName: string }) => ({
    Versions: [{ Version: '$LATEST', LastModified: clock.now() }, ...(functions.get(FunctionName) ?? [])],
  }))
  lambda.on(ListAliasesCommand).resolves({})
  lambda.on(DeleteFunctionCommand).callsFake(({ FunctionName = '', Qualifier = '' }) => {
    if (!/^\d+$/.test(Qualifier)) throw new Error('a whole function would be deleted')
    functions.set(
      FunctionName,
      functions.get(FunctionName)!.filter(({ Version }) => Version !== Qualifier),
    )
    return {}
  })
  const account = (other = {}) => ({
    service: 'zhida',
    lambda: new LambdaClient({}),
    states,
    now: new Date(clock.now()),
    ...other,
  })
  async function turn(stateMachineArn: string, stateMachineVersionArn: string) {
    const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }]
    const stateMachineAliasArn = `${stateMachineArn}:live`
    await states.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn, routingConfiguration }))
  }
  return {
    clock,
    states,
    lambda,
    find: async (other = {}) => findOldVersions(account(other)),
    clean: async () => {
      const deleted: string[] = []
      await deleteOldVersions(account(), (what) => void deleted.push(what.replace(/^arn:.*:stateMachine:/, '')))
      return deleted
    },
    publish: (name: string) => {
      const versions = functions.get(name) ?? []
      const Version = String(1 + Number(versions.at(-1)?.Version ?? 0))
      functions.set(name, [...versions, { Version, LastModified: clock.now() }])
      return `${name}:${Version}`
    },
    create: async (name: string, definition: string) => {
      const { stateMachineArn = '' } = await states.send(
        new CreateStateMachineCommand({ name, definition, roleArn: 'arn:aws:iam::000000000000:role/local' }),
      )
      const { stateMachineVersionArn } = await states.send(new PublishStateMachineVersionCommand({ stateMachineArn }))
      const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }]
      await states.send(new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration }))
      return stateMachineArn
    },
    deploy: async (stateMachineArn: string, definition: string) => {
      const update = new UpdateStateMachineCommand({ stateMachineArn, definition, publish: true })
      const { stateMachineVersionArn } = await states.send(update)
      await turn(stateMachineArn, stateMachineVersionArn ?? '')
    },
    turn,
    versions: async (stateMachineArn: string) => {
      const found = await states.send(new ListStateMachineVersionsCommand({ stateMachineArn }))
      return found.stateMachineVersions?.map(({ stateMachineVersionArn }) => stateMachineVersionArn?.split(':').at(-1))
    },
    functionsLeft: (name: string) => functions.get(name)?.map(({ Version }) => Version),
    pass: (days: number) => time.until(plus(clock.now(), { days })),
  }
}

const own = 'zhida-run-trip'
const task = 'zhida-close-offers'

/** Three releases, each four hundred days after the one before, and nobody's executions. */
async function threeReleases() {
  const account = await openAccount()
  const machine = await account.create(own, calling(account.publish(task)))
  for (const _ of ['second', 'third']) {
    await account.pass(400)
    await account.deploy(machine, calling(account.publish(task)))
  }
  return { ...account, machine }
}

test('a version stays until another has taken over from it for 370 days, and the newest ever after', async () => {
  const { machine, pass, find, clean, versions, functionsLeft } = await threeReleases()
  expect(await find()).toMatchObject({ machines: [`${machine}:1`], functions: [{ name: task, version: '1' }] })
  await pass(369)
  expect((await find()).machines).toEqual([`${machine}:1`])
  expect([await versions(machine), functionsLeft(task)]).toEqual([
    ['3', '2', '1'],
    ['1', '2', '3'],
  ])
  expect(await clean()).toEqual([`${own}:1`, `${task}:1`])
  expect(await clean()).toEqual([])
  await pass(2)
  expect(await clean()).toEqual([`${own}:2`, `${task}:2`])
  await pass(4000)
  expect(await clean()).toEqual([])
  expect([await versions(machine), functionsLeft(task)]).toEqual([['3'], ['3']])
})

test('what an alias was turned back to stays with all that it calls, and so does what runs by it', async () => {
  const { machine, states, turn, pass, find, clean, functionsLeft } = await threeReleases()
  await turn(machine, `${machine}:1`)
  expect(await find()).toMatchObject({ machines: [], functions: [] })
  await states.send(new StartExecutionCommand({ stateMachineArn: `${machine}:live`, name: 'begun-while-turned-back' }))
  await turn(machine, `${machine}:3`)
  // What runs was begun by the first, and calls its task in half a year.
  expect(await find()).toMatchObject({ machines: [], functions: [] })
  await pass(179)
  expect(await clean()).toEqual([])
  expect(functionsLeft(task)).toEqual(['1', '2', '3'])
  await pass(2)
  expect(await clean()).toEqual([`${own}:1`, `${task}:1`])
})

test('what runs without a version keeps what its definition names', async () => {
  const account = await openAccount()
  const machine = await account.create(own, calling(account.publish(task)))
  await account.states.send(new StartExecutionCommand({ stateMachineArn: machine, name: 'without' }))
  await account.deploy(machine, calling(account.publish(task)))
  // By the dates alone both would be old.
  await account.pass(170)
  const later = { now: new Date(account.clock.epochMilliseconds() + 400 * 86_400_000) }
  expect((await account.find(later)).functions).toEqual([])
  await account.pass(20)
  expect((await account.find(later)).functions).toEqual([{ name: task, version: '1' }])
})

test('another stage’s versions, and those of somebody else, are left alone', async () => {
  const { create, deploy, publish, pass, find } = await openAccount()
  for (const service of ['zhida_trial', 'other']) {
    const machine = await create(`${service}-run-trip`, calling(publish(`${service}-close-offers`)))
    await deploy(machine, calling(publish(`${service}-close-offers`)))
  }
  await pass(1000)
  expect(await find()).toMatchObject({ machines: [], functions: [], stay: { machines: 0, functions: 0 } })
})

test('who turns an alias while it is cleaned keeps the version, and what may not be looked at leaves all as it is', async () => {
  const { machine, states, lambda, turn, clean, versions, functionsLeft } = await threeReleases()
  const send = states.send.bind(states)
  states.send = (async (command: object) => {
    if (command instanceof DeleteStateMachineVersionCommand) {
      states.send = send
      await turn(machine, `${machine}:1`)
    }
    return send(command as never)
  }) as typeof send
  expect(await clean()).toEqual([])
  expect([await versions(machine), functionsLeft(task)]).toEqual([
    ['3', '2', '1'],
    ['1', '2', '3'],
  ])
  await turn(machine, `${machine}:3`)
  lambda.on(ListFunctionsCommand).rejects(new Error('AccessDenied'))
  await expect(clean()).rejects.toThrow('AccessDenied')
  expect(await versions(machine)).toEqual(['3', '2', '1'])
})
