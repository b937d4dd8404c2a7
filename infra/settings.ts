import { CfnParameter, type Stack } from 'aws-cdk-lib'
import { Runtime, RuntimeFamily } from 'aws-cdk-lib/aws-lambda'
import { parameterOf } from '../functions/wiring/settings.ts'
import { acknowledge } from './acknowledge.ts'

type ForRoutes = 'CONSOLE_CLIENT_ID' | 'CONSOLE_SCOPE'

interface Asked {
  readonly parameter: string
  readonly description: string
  readonly standard?: string
  /** A number: the least and the most. */
  readonly between?: readonly [number, number]
  readonly isForRoutes?: true
}

/** What an office tells its deployment; asked of both stacks that have functions, and of tasks what they read. */
export function deploymentSettings(stack: Stack, functions: 'routes' | 'tasks') {
  acknowledge(
    stack,
    'AwsSolutions-L1',
    'The runtime is a parameter, which the rule cannot read; its default is the newest.',
  )
  const ask = ({ parameter, description, standard, between }: Asked) =>
    new CfnParameter(stack, parameter, {
      description,
      ...(standard === undefined ? {} : { default: standard }),
      ...(between && { type: 'Number', minValue: between[0], maxValue: between[1] }),
    }).valueAsString
  const environment = Object.fromEntries(
    Object.entries<Asked>(parameterOf)
      .filter(([, { isForRoutes }]) => functions === 'routes' || !isForRoutes)
      .map(([setting, asked]) => [setting, ask(asked)]),
  ) as Record<Exclude<keyof typeof parameterOf, ForRoutes>, string> & Partial<Record<ForRoutes, string>>
  /** aws-cn gets new runtimes later; the name may be set back there. */
  const runtime = ask({ parameter: 'LambdaRuntime', description: 'Lambda runtime', standard: 'nodejs24.x' })
  return { environment, runtime: new Runtime(runtime, RuntimeFamily.NODEJS) }
}
export type DeploymentSettings = ReturnType<typeof deploymentSettings>
