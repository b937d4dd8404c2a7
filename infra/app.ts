import { App } from 'aws-cdk-lib'
import { holdToRules } from './hold-to-rules.ts'
import { readStage, StageProblem } from './read-stage.ts'
import { zhida } from './zhida.ts'

const app = new App()
try {
  const told = (name: string) => app.node.tryGetContext(name) as string | undefined
  zhida(app, await readStage(told('stage')), {
    standing: new Set(told('routes')?.split(',')),
    despiteAlarms: told('despiteAlarms') === 'yes',
  })
  holdToRules(app)
  app.synth()
} catch (error) {
  if (!(error instanceof StageProblem)) throw error
  console.error(error.message)
  process.exitCode = 2
}
