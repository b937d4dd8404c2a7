export interface Retrier {
  readonly ErrorEquals: readonly string[]
  readonly IntervalSeconds: number
  readonly BackoffRate: number
  readonly MaxAttempts: number
  readonly MaxDelaySeconds?: number
  readonly JitterStrategy: 'FULL'
}

/** Errors of functions that another try can mend; refusals carry codes of their own and are not tried again. */
const failures = [
  'Error',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
]
/** For calls whose time limit is a fault. Where a step waits for people, running out of time is an answer. */
const failuresOrTimeout = [...failures, 'States.Timeout']

/** Tries for three hours at the most, half of that on average: what passes by itself needs nobody. */
const hours = {
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 20,
  MaxDelaySeconds: 900,
  JitterStrategy: 'FULL',
} as const
/** Tries for two minutes. */
const minutes = { ...hours, MaxAttempts: 6, MaxDelaySeconds: 120 } as const
/** Tries for half an hour. */
const long = { ...hours, MaxAttempts: 10 } as const

/** Every way in which a step is tried again, as definitions name it. */
export const retries = {
  /** A call of one of our functions. */
  task: { ErrorEquals: failuresOrTimeout, ...hours },
  /** A call where somebody waits at a screen, or where a later turn of the workflow tries again. */
  brief: { ErrorEquals: failuresOrTimeout, ...minutes },
  /** A step that waits for people or partners: only the call that leaves its token is tried again. */
  wait: { ErrorEquals: failures, ...hours },
  /** The start of another workflow. */
  start: {
    ErrorEquals: [
      'StepFunctions.ExecutionLimitExceeded',
      'StepFunctions.SdkClientException',
      'StepFunctions.AWSStepFunctionsException',
    ],
    ...hours,
  },
  /** A call that tells an enterprise something. A server that is down is no failure (decision 0023); what we cannot keep is. */
  patient: { ErrorEquals: failuresOrTimeout, ...long, IntervalSeconds: 5 },
  /** A write of ours that an agreement or confirmed places depend on: nobody would notice that it is missing. */
  lasting: { ErrorEquals: failuresOrTimeout, ...long },
  /** As `wait`, where an enterprise's answer depends on it. */
  lastingWait: { ErrorEquals: failures, ...long },
  /** A step without which something would stay open for ever: even a refusal is tried again. */
  anyFailure: {
    ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
    ...long,
    IntervalSeconds: 5,
    MaxDelaySeconds: 300,
  },
  /** Nobody answered in time: they are asked once more, and given the same time again. */
  onceMore: {
    ErrorEquals: ['States.Timeout'],
    IntervalSeconds: 1,
    BackoffRate: 1,
    MaxAttempts: 1,
    JitterStrategy: 'FULL',
  },
  /** Refused because its time has not come: a wait may end a moment too early. */
  notYet: {
    ErrorEquals: ['invalid-state'],
    IntervalSeconds: 60,
    BackoffRate: 1,
    MaxAttempts: 5,
    JitterStrategy: 'FULL',
  },
} as const satisfies Record<string, Retrier>
