import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { zhida } from './zhida.ts'

const app = new App()
zhida(app)
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
app.synth()
