import { CfnParameter, type Stack } from 'aws-cdk-lib'
import { Runtime, RuntimeFamily } from 'aws-cdk-lib/aws-lambda'
import { acknowledge } from './acknowledge.ts'

/** What an office tells its deployment; asked of both stacks that have functions. docs/operating.md explains each. */
export function deploymentSettings(stack: Stack) {
  acknowledge(
    stack,
    'AwsSolutions-L1',
    'The runtime is a parameter, which the rule cannot read; its default is the newest.',
  )
  const ask = (id: string, description: string, standard?: string) =>
    new CfnParameter(stack, id, { description, ...(standard === undefined ? {} : { default: standard }) }).valueAsString
  return {
    oidcIssuer: ask('OidcIssuer', 'Issuer of the staff tokens, as in their iss claim; https, no slash at the end'),
    oidcAudience: ask('OidcAudience', 'Audience of the staff tokens', 'zhida'),
    publicUrl: ask(
      'PublicUrl',
      'Registered address of the workers’ pages and the webhooks; https, no slash at the end',
    ),
    smsProviderUrl: ask('SmsProviderUrl', 'Base address of the SMS provider'),
    smsSignature: ask('SmsSignature', 'Approved SMS signature without its brackets'),
    carrierUrl: ask('CarrierUrl', 'Base address of the carriers’ contract'),
    /** aws-cn gets new runtimes later; the name may be set back there. */
    runtime: new Runtime(ask('LambdaRuntime', 'Lambda runtime', 'nodejs24.x'), RuntimeFamily.NODEJS),
  }
}
export type DeploymentSettings = ReturnType<typeof deploymentSettings>
