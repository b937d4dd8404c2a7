import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation'

interface Template {
  readonly Resources?: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: { readonly RouteKey?: unknown } }>
  >
}

/** Keys of the routes that a stack has deployed; none where there is no such stack. */
export async function standingRoutes(client: CloudFormationClient, StackName: string): Promise<Set<string>> {
  const body = await templateOf(client, StackName)
  const { Resources = {} } = JSON.parse(body ?? '{}') as Template
  return new Set(
    Object.values(Resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::ApiGatewayV2::Route' && typeof Properties?.RouteKey === 'string' ? [Properties.RouteKey] : [],
    ),
  )
}

async function templateOf(client: CloudFormationClient, StackName: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetTemplateCommand({ StackName, TemplateStage: 'Processed' }))).TemplateBody
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist'))
      return undefined
    throw error
  }
}
