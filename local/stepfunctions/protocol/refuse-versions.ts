import * as z from 'zod'
import { ServiceError } from '../model/service-error.ts'

export const versions = {
  publish: z.boolean().optional(),
  versionDescription: z.string().max(256).optional(),
}

/** Versions are missing here. Throws ServiceError ValidationException, also where AWS does: a description of none. */
export function refuseVersions({
  publish = false,
  versionDescription,
}: {
  publish?: boolean | undefined
  versionDescription?: string | undefined
}): void {
  if (publish) throw new ServiceError('ValidationException', 'Versions of state machines are not supported here')
  if (versionDescription !== undefined) {
    throw new ServiceError('ValidationException', 'Version description can only be set when publish is true')
  }
}
