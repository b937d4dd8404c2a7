import * as z from 'zod'
import { chunkSize } from '../../domain/batches/chunk-size.ts'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import { WaitingRuleSets, waitingRules } from '../../domain/transport/journeys/waiting-rules.ts'
import { defaultService, secretPrefix } from '../gateways/resource-names.ts'

/** What a function is told by its environment; CDK and the local runtime set the same names. */
export const Settings = z.object({
  TABLE_NAME: z.string(),
  BUCKET_NAME: z.string(),
  /** `arn:…:stateMachine:`; a state machine's ARN is this and its name. */
  STATE_MACHINES_ARN: z.string(),
  /** What names of state machines, and figures, carry: several stages may share an account. */
  SERVICE_NAME: z.string().default(defaultService),
  /** Secrets are named by this prefix and their own name. */
  SECRET_PREFIX: z.string().default(secretPrefix()),
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().default('zhida'),
  /** What the issuer knows the console as, and what it asks for when staff sign in. */
  CONSOLE_CLIENT_ID: z.string().default('zhida-console'),
  CONSOLE_SCOPE: z.string().default('openid'),
  /** Where the workers' pages and the webhooks are reached from outside, without a slash at the end. */
  PUBLIC_URL: z.url(),
  /** Numbers under which the address is filed in China (ICP备案, 公安备案): the law wants them at the foot of its pages. */
  ICP_FILING: z.string().optional(),
  POLICE_FILING: z.string().optional(),
  /** The providers of texts, with commas; the first is asked first, the next ones take what it is known not to have taken. */
  SMS_PROVIDERS: z
    .string()
    .default('local')
    .transform((list) => list.split(',').map((one) => one.trim())),
  /** Base address of our own SMS contract, which `local` speaks. */
  SMS_PROVIDER_URL: z.union([z.url(), z.literal('')]).default(''),
  /** By provider, as JSON: `{"aliyun":{"pushesFrom":["…/24"],"templates":{"job-offer":"SMS_…"}}}`; docs/sms.md. */
  SMS_SETTINGS: z
    .string()
    .default('{}')
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' })
        return z.NEVER
      }
    })
    .pipe(z.record(z.string(), z.record(z.string(), z.unknown()))),
  /** The approved SMS signature, without its brackets. */
  SMS_SIGNATURE: z.string().default('直达'),
  /** Base address of the carriers' HTTP contract; carriers booked by hand need none. */
  CARRIER_URL: z.url(),
  /**
   * Which of the addresses above may be private: host names, addresses or ranges, with commas between them. Addresses that
   * enterprises give never may, and a cloud's metadata service none.
   */
  PRIVATE_ADDRESSES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .toLowerCase()
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  /** All of it runs on one machine, so events may go to this very machine. Never set on AWS. */
  LOCAL_MODE: z.literal('on').optional(),
  /** The table has no item that a release before listed: so is that of a data folder, which is brought along. Never set on AWS. */
  LISTED_ANEW: z.literal('on').optional(),
  /** How long to look for cheaper trips. 0 takes the first fair plan, which is the same on a slow machine as on a fast one. */
  PLANNING_SECONDS: z.coerce.number().min(0).max(600).default(60),
  /** JSON in the place of the rules of waiting that are shipped (`waitingRules`): the operator's own, with a price of lodging. */
  WAITING_RULES: z.string().default('').transform(readWaitingRules),
  /** Workers of a batch that are worked on together; what breaks for one chunk holds up no other. */
  CHUNK_SIZE: z.coerce.number().int().min(chunkSize.least).max(chunkSize.most).default(chunkSize.usual),
})
export type Settings = z.infer<typeof Settings>

function readWaitingRules(text: string, context: z.RefinementCtx): WaitingRuleSets {
  if (text.trim() === '') return waitingRules
  try {
    return WaitingRuleSets.parse(parseJson(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    context.addIssue({ code: 'custom', message: `not sets of waiting rules as JSON: ${why}` })
    return z.NEVER
  }
}

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const parsed = Settings.safeParse(environment)
  if (!parsed.success) throw new Error(`the function's environment is incomplete: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
