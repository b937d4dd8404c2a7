const statuses = {
  ResourceNotFoundException: 404,
  InvalidParameterValueException: 400,
  InvalidRequestContentException: 400,
  RequestTooLargeException: 413,
}

/** A call that Lambda refuses before any function runs, by the name that the SDK gives it. */
export class LambdaProblem extends Error {
  override readonly name: keyof typeof statuses
  readonly statusCode: number

  constructor(name: keyof typeof statuses, message: string) {
    super(message)
    this.name = name
    this.statusCode = statuses[name]
  }
}
