import { App } from 'aws-cdk-lib'
import { holdToRules } from './hold-to-rules.ts'
import { readStage, StageProblem } from './read-stage.ts'
import { zhida } from './zhida.ts'

const app = new App()
try {
  zhida(app, await readStage(app.node.tryGetContext('stage') as string | undefined))
  holdToRules(app)
  app.synth()
} catch (error) {
  if (!(error instanceof StageProblem)) throw error
  console.error(error.message)
  process.exitCode = 2
}
