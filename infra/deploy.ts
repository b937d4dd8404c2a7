import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { deployStacks } from './deploy-stacks.ts'
import { optionsOf } from './options-of.ts'
import { readStage, refuseExample, StageProblem } from './read-stage.ts'
import { routeKeysOfCatalog } from './route-throttles.ts'
import { stageNames } from './stage-names.ts'
import { standingRoutes } from './standing-routes.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const usage = 'npm run deploy -- -c stage=NAME [--yes]'

/** `npm run deploy`; docs/stages.md. Ends with 1 where it was refused or failed, and with 2 for what was asked wrongly. */
try {
  const options = { context: { type: 'string', short: 'c' }, yes: { type: 'boolean', default: false } } as const
  const { context, yes } = optionsOf(usage, { options }).values
  const [, named] = /^stage=(\w+)$/.exec(context ?? '') ?? []
  if (context !== undefined && named === undefined) throw new StageProblem(usage)
  const stage = await readStage(named)
  refuseExample(stage)

  const { stack } = stageNames(stage.name)
  const client = new CloudFormationClient({ region: stage.region })
  const standing = await standingRoutes(client, stack('Routes'))
  const all = await deploy(['Data', 'Workflows', 'Service', 'Routes', 'Console', 'Monitoring'], standing)
  // A route has limits of its own once it stands: the stage of the API lies in a stack before it.
  const areNew = [...routeKeysOfCatalog].some((key) => !standing.has(key))
  const deployed = all === 'deployed' && areNew ? await deploy(['Service'], routeKeysOfCatalog) : all
  if (deployed !== 'deployed') process.exitCode = 1

  async function deploy(names: readonly string[], routes: ReadonlySet<string>) {
    await cdk('synth', '--quiet', '-c', `stage=${stage.name}`, '-c', `routes=${[...routes].join(',')}`)
    const changeSet = `zhida-${Date.now()}`
    return deployStacks({
      client,
      stacks: names.map(stack),
      changeSet,
      // Where nobody has said yes yet, the CDK asks of rights that become wider.
      prepare: (one) =>
        cdk(
          'deploy',
          one,
          '--exclusively',
          '--app',
          'cdk.out',
          '--method',
          'prepare-change-set',
          '--change-set-name',
          changeSet,
          ...(yes ? ['--require-approval', 'never'] : []),
        ),
      isAgreed: async () => yes || ask('Go on? Type "yes": '),
      say: (line) => console.log(line),
    })
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = error instanceof StageProblem ? 2 : 1
}

async function cdk(...args: string[]): Promise<void> {
  const child = spawn('npx', ['cdk', ...args], { cwd: project, stdio: 'inherit' })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`cdk ${args[0]} ended with ${code}`)
}

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await asking.question(question)
  asking.close()
  return answer.trim() === 'yes'
}
