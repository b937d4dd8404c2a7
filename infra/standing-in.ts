import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation'

interface Template {
  readonly Resources?: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >
}

/** What resources of a kind that a stack has deployed say under a property, where it is a text; none where there is no such stack. */
export async function standingIn(
  client: CloudFormationClient,
  { stack, kind, property }: { readonly stack: string; readonly kind: string; readonly property: string },
): Promise<Set<string>> {
  const { Resources = {} } = JSON.parse((await templateOf(client, stack)) ?? '{}') as Template
  return new Set(
    Object.values(Resources).flatMap(({ Type, Properties }) => {
      const said = Properties?.[property]
      return Type === kind && typeof said === 'string' ? [said] : []
    }),
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
