import * as z from 'zod'
import type { Json } from '../model/json.ts'
import { ServiceError } from '../model/service-error.ts'

const LogGroup = z.object({ logGroupArn: z.string().min(1).max(256) })

/** Kept and given back, without effect here. */
export const machineSettings = {
  loggingConfiguration: z
    .object({
      level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).default('OFF'),
      includeExecutionData: z.boolean().default(false),
      destinations: z.array(z.object({ cloudWatchLogsLogGroup: LogGroup.optional() })).optional(),
    })
    .optional(),
  tracingConfiguration: z.object({ enabled: z.boolean().default(false) }).optional(),
  encryptionConfiguration: z
    .object({
      type: z.enum(['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY']),
      kmsKeyId: z.string().min(1).max(2048).optional(),
      kmsDataKeyReusePeriodSeconds: z.int().min(60).max(900).optional(),
    })
    .optional(),
}

const Settings = z.object(machineSettings)
type Settings = z.infer<typeof Settings>

const defaults = {
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
} as const

/** A machine's settings with those of a request; throws ServiceError InvalidLoggingConfiguration, InvalidEncryptionConfiguration. */
export function settingsWith(request: Settings, known: { [name: string]: Json } = {}): { [name: string]: Json } {
  const { loggingConfiguration: logging, tracingConfiguration: tracing, encryptionConfiguration: encryption } = request
  if (logging && logging.level !== 'OFF' && logging.destinations?.length !== 1) {
    throw new ServiceError(
      'InvalidLoggingConfiguration',
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    )
  }
  if (encryption && (encryption.type === 'CUSTOMER_MANAGED_KMS_KEY') !== (encryption.kmsKeyId !== undefined)) {
    throw new ServiceError(
      'InvalidEncryptionConfiguration',
      'Invalid Encryption Configuration: kmsKeyId goes with the type CUSTOMER_MANAGED_KMS_KEY, and only with it.',
    )
  }
  const given = {
    ...(logging && { loggingConfiguration: logging }),
    ...(tracing && { tracingConfiguration: tracing }),
    ...(encryption && { encryptionConfiguration: encryption }),
  }
  return { ...defaults, ...known, ...(given as { [name: string]: Json }) }
}
