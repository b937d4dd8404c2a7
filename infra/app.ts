import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { readStage, StageProblem } from './read-stage.ts'
import { zhida } from './zhida.ts'

const app = new App()
try {
  zhida(app, await readStage(app.node.tryGetContext('stage') as string | undefined))
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  app.synth()
} catch (error) {
  if (!(error instanceof StageProblem)) throw error
  console.error(error.message)
  process.exitCode = 2
}
