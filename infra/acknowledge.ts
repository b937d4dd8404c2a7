import { Stack, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Accepts one finding of the rule pack for this construct and what is in it; the reason is for the auditor. */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason })
}

/** Accepts that a policy names resources by this pattern; any other pattern in it is still found. */
export function acknowledgePattern(construct: IConstruct, resource: string, reason: string): void {
  const text = printed(Stack.of(construct).resolve(resource))
  acknowledge(construct, `AwsSolutions-IAM5[Resource::${text}]`, reason)
}

type Resolved =
  | string
  | { readonly Ref: string }
  | { readonly 'Fn::ImportValue': string }
  | { readonly 'Fn::GetAtt': readonly string[] }
  | { readonly 'Fn::Join': readonly [string, readonly Resolved[]] }

/** As the rule pack writes what is only known when it is deployed. */
function printed(value: Resolved): string {
  if (typeof value === 'string') return value
  if ('Ref' in value) return `<${value.Ref}>`
  if ('Fn::ImportValue' in value) return value['Fn::ImportValue']
  if ('Fn::GetAtt' in value) return `<${value['Fn::GetAtt'].join('.')}>`
  const [separator, parts] = value['Fn::Join']
  return parts.map(printed).join(separator)
}
