import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { deployStage } from './deploy-stage.ts'
import { optionsOf } from './options-of.ts'
import { readStage, refuseExample, StageProblem } from './read-stage.ts'
import { tellProblem } from './tell-problem.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

const usage = 'npm run deploy -- -c stage=NAME [--yes] [--despite-alarms]'

/** `npm run deploy`; docs/stages.md. Ends with 1 where it was refused or failed, and with 2 for what was asked wrongly. */
try {
  const options = {
    context: { type: 'string', short: 'c' },
    yes: { type: 'boolean', default: false },
    'despite-alarms': { type: 'boolean', default: false },
  } as const
  const { context, yes, 'despite-alarms': despiteAlarms } = optionsOf(usage, { options }).values
  const [, named] = /^stage=(\w+)$/.exec(context ?? '') ?? []
  if (context !== undefined && named === undefined) throw new StageProblem(usage)
  const stage = await readStage(named)
  refuseExample(stage)
  const deployed = await deployStage({
    client: new CloudFormationClient({ region: stage.region }),
    stage,
    build: () => run('npm', 'run', '-s', 'build'),
    cdk: (...args) => run('npx', 'cdk', ...args),
    yes,
    isAgreed: () => ask('Go on? Type "yes": '),
    despiteAlarms,
    say: (line) => console.log(line),
  })
  if (deployed !== 'deployed') process.exitCode = 1
} catch (error) {
  tellProblem(error)
}

async function run(command: string, ...args: string[]): Promise<void> {
  const child = spawn(command, args, { cwd: project, stdio: 'inherit' })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${code}`)
}

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await asking.question(question)
  asking.close()
  return answer.trim() === 'yes'
}
