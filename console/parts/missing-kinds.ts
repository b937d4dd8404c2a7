import type { Said } from '../service/call.ts'

type Missing = NonNullable<Said<'POST /v1/visits/{visitId}/findings'>['body']['missing']>[number]['kind']

/** What groups mostly find, first; a kind that is no kind of case does not compile. */
export const missingKinds = [
  'wages',
  'contract',
  'housing',
  'hours',
  'injury',
  'documents-or-deposit-withheld',
  'promise',
  'psychological-support',
  'legal-help',
  'change-of-job',
  'training',
  'starting-a-business',
  'missing-person',
  'help',
] as const satisfies readonly Missing[]
